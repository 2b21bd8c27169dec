package dev.questionbank.catalog.curation;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_TOPIC;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;

import dev.questionbank.catalog.LockedTitles;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.catalog.publication.PlaceRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class CuratedTopicRepository {

    private final DSLContext sql;
    private final Clock clock;

    CuratedTopicRepository(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The topic with that slug, whether or not readers see it. */
    Optional<TopicId> findId(String slug) {
        return sql.select(CATALOG_TOPIC.ID)
                .from(CATALOG_TOPIC)
                .where(CATALOG_TOPIC.SLUG.eq(slug))
                .fetchOptional(row -> new TopicId(row.value1()));
    }

    /** The topic, locked until the end of the transaction: loads into it wait, and so do other changes of it. */
    Optional<CuratedTopic> lock(TopicId id) {
        return sql.select(
                        CATALOG_TOPIC.VERSION,
                        CATALOG_TOPIC.TITLE,
                        CATALOG_TOPIC.DESCRIPTION,
                        CATALOG_TOPIC.PREVIEW_SIZE,
                        CATALOG_TOPIC.LOCKED_TITLES)
                .from(CATALOG_TOPIC)
                .where(CATALOG_TOPIC.ID.eq(id.value()))
                .forUpdate()
                .fetchOptional(mapping(CuratedTopic::new));
    }

    /** Makes a topic behind those that there are, which readers do not see yet. */
    void insert(TopicId id, String slug, CuratedTopic topic) {
        Instant now = clock.instant();
        long last = Objects.requireNonNull(sql.select(coalesce(max(CATALOG_TOPIC.POSITION), 0L))
                .from(CATALOG_TOPIC)
                .fetchSingle()
                .value1());
        sql.insertInto(CATALOG_TOPIC)
                .set(CATALOG_TOPIC.ID, id.value())
                .set(CATALOG_TOPIC.SLUG, slug)
                .set(CATALOG_TOPIC.TITLE, topic.title())
                .set(CATALOG_TOPIC.DESCRIPTION, topic.description())
                .set(CATALOG_TOPIC.IS_PUBLISHED, false)
                .set(CATALOG_TOPIC.POSITION, last + PlaceRepository.STEP)
                .set(CATALOG_TOPIC.PREVIEW_SIZE, topic.previewSize())
                .set(CATALOG_TOPIC.LOCKED_TITLES, topic.lockedTitles())
                .set(CATALOG_TOPIC.VERSION, topic.version())
                .set(CATALOG_TOPIC.CREATED_AT, now)
                .set(CATALOG_TOPIC.UPDATED_AT, now)
                .execute();
    }

    void save(TopicId id, CuratedTopic topic) {
        sql.update(CATALOG_TOPIC)
                .set(CATALOG_TOPIC.TITLE, topic.title())
                .set(CATALOG_TOPIC.DESCRIPTION, topic.description())
                .set(CATALOG_TOPIC.PREVIEW_SIZE, topic.previewSize())
                .set(CATALOG_TOPIC.LOCKED_TITLES, topic.lockedTitles())
                .set(CATALOG_TOPIC.VERSION, topic.version())
                .set(CATALOG_TOPIC.UPDATED_AT, clock.instant())
                .where(CATALOG_TOPIC.ID.eq(id.value()))
                .execute();
    }

    /** Lets the questions of the topic take over what it shows of their titles: one statement, however many they are. */
    void lockTitles(TopicId id, LockedTitles lockedTitles) {
        sql.update(CATALOG_QUESTION)
                .set(CATALOG_QUESTION.IS_TITLE_LOCKED, lockedTitles == LockedTitles.HIDDEN)
                .where(CATALOG_QUESTION.TOPIC_ID.eq(id.value()))
                .execute();
    }

    /** The places of all questions of the topic, whatever their state, in their order. */
    Map<QuestionId, Long> places(TopicId topic) {
        Map<QuestionId, Long> places = new LinkedHashMap<>();
        sql.select(CATALOG_QUESTION.ID, CATALOG_QUESTION.POSITION)
                .from(CATALOG_QUESTION)
                .where(CATALOG_QUESTION.TOPIC_ID.eq(topic.value()))
                .orderBy(CATALOG_QUESTION.POSITION, CATALOG_QUESTION.ID)
                .forEach(row -> places.put(new QuestionId(row.value1()), row.value2()));
        return places;
    }

    /** Counts a change of the topic that stands elsewhere. */
    void nextVersion(TopicId id) {
        sql.update(CATALOG_TOPIC)
                .set(CATALOG_TOPIC.VERSION, CATALOG_TOPIC.VERSION.plus(1))
                .set(CATALOG_TOPIC.UPDATED_AT, clock.instant())
                .where(CATALOG_TOPIC.ID.eq(id.value()))
                .execute();
    }
}
