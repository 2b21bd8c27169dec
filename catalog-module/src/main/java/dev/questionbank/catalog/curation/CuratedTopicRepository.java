package dev.questionbank.catalog.curation;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_TOPIC;
import static org.jooq.Records.mapping;

import dev.questionbank.catalog.LockedTitles;
import dev.questionbank.catalog.TopicId;
import java.time.Clock;
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

    /** The topic, locked until the end of the transaction: loads into it wait, and so do other changes of it. */
    Optional<CuratedTopic> lock(TopicId id) {
        return sql.select(CATALOG_TOPIC.VERSION, CATALOG_TOPIC.LOCKED_TITLES)
                .from(CATALOG_TOPIC)
                .where(CATALOG_TOPIC.ID.eq(id.value()))
                .forUpdate()
                .fetchOptional(mapping(CuratedTopic::new));
    }

    /** Writes the topic, and what its questions take over from it: one statement each, however many they are. */
    void save(TopicId id, CuratedTopic topic) {
        sql.update(CATALOG_TOPIC)
                .set(CATALOG_TOPIC.LOCKED_TITLES, topic.lockedTitles())
                .set(CATALOG_TOPIC.VERSION, topic.version())
                .set(CATALOG_TOPIC.UPDATED_AT, clock.instant())
                .where(CATALOG_TOPIC.ID.eq(id.value()))
                .execute();
        sql.update(CATALOG_QUESTION)
                .set(CATALOG_QUESTION.IS_TITLE_LOCKED, topic.lockedTitles() == LockedTitles.HIDDEN)
                .where(CATALOG_QUESTION.TOPIC_ID.eq(id.value()))
                .execute();
    }
}
