package dev.questionbank.catalog;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION_COUNT;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_TOPIC;
import static org.jooq.Records.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record8;
import org.jooq.SelectWhereStep;
import org.springframework.stereotype.Repository;

@Repository
class TopicRepository {

    private final DSLContext sql;

    TopicRepository(DSLContext sql) {
        this.sql = sql;
    }

    private SelectWhereStep<Record8<UUID, String, String, String, Long, Integer, LockedTitles, Integer>> select() {
        return sql.select(
                        CATALOG_TOPIC.ID,
                        CATALOG_TOPIC.SLUG,
                        CATALOG_TOPIC.TITLE,
                        CATALOG_TOPIC.DESCRIPTION,
                        CATALOG_TOPIC.POSITION,
                        CATALOG_TOPIC.PREVIEW_SIZE,
                        CATALOG_TOPIC.LOCKED_TITLES,
                        CATALOG_TOPIC.VERSION)
                .from(CATALOG_TOPIC);
    }

    private static Topic topic(
            UUID id,
            String slug,
            String title,
            String description,
            Long position,
            Integer size,
            LockedTitles lockedTitles,
            Integer version) {
        return new Topic(
                new TopicId(id), slug, title, new RichText(description), position, size, lockedTitles, version);
    }

    Optional<Topic> find(TopicId id) {
        return select().where(CATALOG_TOPIC.ID.eq(id.value())).fetchOptional(mapping(TopicRepository::topic));
    }

    /** All that readers see of topics, and the counts of their published questions. */
    Overview overview() {
        Map<TopicId, Map<Facet, Integer>> counts = new HashMap<>();
        sql.select(CATALOG_QUESTION_COUNT.TOPIC_ID, CATALOG_QUESTION_COUNT.FACET, CATALOG_QUESTION_COUNT.QUESTIONS)
                .from(CATALOG_QUESTION_COUNT)
                .forEach(row -> counts.computeIfAbsent(new TopicId(row.value1()), topic -> new HashMap<>())
                        .put(Facet.of(row.value2()), row.value3()));
        List<Topic> published = select().where(CATALOG_TOPIC.IS_PUBLISHED).fetch(mapping(TopicRepository::topic));
        return Overview.of(published, counts);
    }

    boolean isEmpty() {
        return !sql.fetchExists(CATALOG_TOPIC);
    }
}
