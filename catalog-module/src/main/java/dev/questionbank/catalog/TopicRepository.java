package dev.questionbank.catalog;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_TOPIC;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import dev.questionbank.catalog.TopicCounts.DifficultyCount;
import dev.questionbank.db.graphql.PageRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record6;
import org.jooq.SelectWhereStep;
import org.jooq.SortField;
import org.springframework.stereotype.Repository;

@Repository
class TopicRepository {

    private final DSLContext sql;

    TopicRepository(DSLContext sql) {
        this.sql = sql;
    }

    private SelectWhereStep<Record6<UUID, String, String, String, Long, Integer>> select() {
        return sql.select(
                        CATALOG_TOPIC.ID,
                        CATALOG_TOPIC.SLUG,
                        CATALOG_TOPIC.TITLE,
                        CATALOG_TOPIC.DESCRIPTION,
                        CATALOG_TOPIC.POSITION,
                        CATALOG_TOPIC.PREVIEW_SIZE)
                .from(CATALOG_TOPIC);
    }

    private static Topic topic(UUID id, String slug, String title, String description, Long position, Integer size) {
        return new Topic(new TopicId(id), slug, title, new RichText(description), position, size);
    }

    Optional<Topic> findBySlug(String slug) {
        return select().where(CATALOG_TOPIC.SLUG.eq(slug))
                .and(CATALOG_TOPIC.IS_PUBLISHED)
                .fetchOptional(mapping(TopicRepository::topic));
    }

    /** Topics in the curators' order. */
    List<Topic> list(PageRequest page) {
        List<SortField<?>> order = page.forward()
                ? List.of(CATALOG_TOPIC.POSITION.asc(), CATALOG_TOPIC.ID.asc())
                : List.of(CATALOG_TOPIC.POSITION.desc(), CATALOG_TOPIC.ID.desc());
        var all = select().where(CATALOG_TOPIC.IS_PUBLISHED).orderBy(order);
        var rows = page.isContinued()
                ? all.seek(
                                Long.parseLong(page.position().get(0)),
                                UUID.fromString(page.position().get(1)))
                        .limit(page.limit())
                : all.limit(page.limit());
        return rows.fetch(mapping(TopicRepository::topic));
    }

    /** Sort key of a topic in {@link #list(PageRequest)}. */
    static List<String> sortKey(Topic topic) {
        return List.of(Long.toString(topic.position()), topic.id().value().toString());
    }

    int countPublished() {
        return sql.fetchCount(CATALOG_TOPIC, CATALOG_TOPIC.IS_PUBLISHED.isTrue());
    }

    boolean isEmpty() {
        return !sql.fetchExists(CATALOG_TOPIC);
    }

    Map<TopicId, Topic> list(Collection<TopicId> ids) {
        Map<TopicId, Topic> found = HashMap.newHashMap(ids.size());
        select().where(CATALOG_TOPIC.ID.in(ids.stream().map(TopicId::value).toList()))
                .and(CATALOG_TOPIC.IS_PUBLISHED)
                .fetch(mapping(TopicRepository::topic))
                .forEach(topic -> found.put(topic.id(), topic));
        return found;
    }

    Map<String, TopicId> findIds(Collection<String> slugs) {
        return sql.select(CATALOG_TOPIC.SLUG, CATALOG_TOPIC.ID)
                .from(CATALOG_TOPIC)
                .where(CATALOG_TOPIC.SLUG.in(slugs))
                .and(CATALOG_TOPIC.IS_PUBLISHED)
                .fetchMap(CATALOG_TOPIC.SLUG, row -> new TopicId(row.get(CATALOG_TOPIC.ID)));
    }

    /** Counts of the published questions of these topics; a topic without any has no entry. */
    Map<TopicId, TopicCounts> counts(Collection<TopicId> ids) {
        Field<Integer> number = count();
        Field<BigDecimal> previews = sum(when(CATALOG_QUESTION.IS_PREVIEW, 1).otherwise(0));
        Map<TopicId, TopicCounts> counts = HashMap.newHashMap(ids.size());
        sql.select(CATALOG_QUESTION.TOPIC_ID, CATALOG_QUESTION.DIFFICULTY, number, previews)
                .from(CATALOG_QUESTION)
                .where(CATALOG_QUESTION.STATE.eq(QuestionState.PUBLISHED))
                .and(CATALOG_QUESTION.TOPIC_ID.in(
                        ids.stream().map(TopicId::value).toList()))
                .groupBy(CATALOG_QUESTION.TOPIC_ID, CATALOG_QUESTION.DIFFICULTY)
                .forEach(row -> counts.merge(
                        new TopicId(row.value1()),
                        new TopicCounts(
                                List.of(new DifficultyCount(row.value2(), row.value3())),
                                row.value4().intValueExact()),
                        TopicRepository::add));
        return counts;
    }

    private static TopicCounts add(TopicCounts one, TopicCounts other) {
        List<DifficultyCount> all = new ArrayList<>(one.byDifficulty());
        all.addAll(other.byDifficulty());
        all.sort(Comparator.comparing(DifficultyCount::difficulty, Comparator.nullsLast(Comparator.naturalOrder())));
        return new TopicCounts(List.copyOf(all), one.freePreviews() + other.freePreviews());
    }
}
