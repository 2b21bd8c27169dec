package dev.questionbank.catalog;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_REVISION;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.questionbank.catalog.jooq.tables.CatalogQuestion;
import dev.questionbank.db.Ids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Select;
import org.springframework.stereotype.Repository;

/** Where questions stand in the bank. */
@Repository
class QuestionPlaceRepository {

    private static final int FIRST_REVISION = 1;

    private final DSLContext sql;

    QuestionPlaceRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The places of these questions, whatever their state, in one statement. */
    Map<QuestionId, QuestionPlace> list(Collection<QuestionId> ids, ReadingRights rights) {
        Map<QuestionId, QuestionPlace> places = HashMap.newHashMap(ids.size());
        if (ids.isEmpty()) {
            return places;
        }
        // a question with several material changes has several rows, the newest change last
        sql.select(
                        CATALOG_QUESTION.ID,
                        CATALOG_QUESTION.TOPIC_ID,
                        CATALOG_QUESTION.DIFFICULTY,
                        CATALOG_QUESTION.STATE,
                        CATALOG_QUESTION.IS_PREVIEW,
                        CATALOG_REVISION.NUMBER,
                        CATALOG_REVISION.PUBLISHED_AT)
                .from(CATALOG_QUESTION)
                .leftJoin(CATALOG_REVISION)
                .on(CATALOG_REVISION.QUESTION_ID.eq(CATALOG_QUESTION.ID))
                .and(CATALOG_REVISION.NUMBER.gt(FIRST_REVISION))
                .and(CATALOG_REVISION.NUMBER.le(CATALOG_QUESTION.PUBLISHED_REVISION))
                .and(CATALOG_REVISION.SIGNIFICANCE.eq(Significance.MATERIAL))
                .and(CATALOG_REVISION.PUBLISHED_AT.isNotNull())
                .where(CATALOG_QUESTION.ID.in(
                        ids.stream().map(QuestionId::value).toList()))
                .orderBy(CATALOG_QUESTION.ID, CATALOG_REVISION.NUMBER)
                .forEach(row -> {
                    QuestionPlace place = place(row, rights);
                    places.put(place.id(), place);
                });
        return places;
    }

    private static QuestionPlace place(Record row, ReadingRights rights) {
        TopicId topic = new TopicId(row.get(CATALOG_QUESTION.TOPIC_ID));
        boolean isPublished = row.get(CATALOG_QUESTION.STATE) == QuestionState.PUBLISHED;
        return new QuestionPlace(
                new QuestionId(row.get(CATALOG_QUESTION.ID)),
                topic,
                row.get(CATALOG_QUESTION.DIFFICULTY),
                isPublished,
                isPublished
                        && (row.get(CATALOG_QUESTION.IS_PREVIEW)
                                || rights.grantFor(topic).isPresent()),
                row.get(CATALOG_REVISION.NUMBER),
                row.get(CATALOG_REVISION.PUBLISHED_AT));
    }

    /** The first published questions of a topic in the curators' order whose prompts may be read: so many of each topic. */
    Map<TopicId, List<QuestionId>> first(Map<TopicId, Integer> numbers, ReadingRights rights) {
        List<Select<Record2<UUID, List<UUID>>>> parts = new ArrayList<>();
        numbers.forEach((topic, number) -> parts.add(first(topic, number, rights)));
        return parts.stream()
                .reduce(Select::unionAll)
                .map(all -> sql.fetch(all)
                        .intoMap(
                                row -> new TopicId(row.value1()),
                                row -> row.value2().stream()
                                        .map(QuestionId::new)
                                        .toList()))
                .orElse(Map.of());
    }

    private static Select<Record2<UUID, List<UUID>>> first(TopicId topic, int number, ReadingRights rights) {
        CatalogQuestion first = CATALOG_QUESTION.as("first");
        return select(val(topic.value(), CATALOG_QUESTION.TOPIC_ID), Ids.of(first.ID, first.POSITION, first.ID))
                .from(select(CATALOG_QUESTION.ID, CATALOG_QUESTION.POSITION)
                        .from(CATALOG_QUESTION)
                        .where(CATALOG_QUESTION.TOPIC_ID.eq(topic.value()))
                        .and(CATALOG_QUESTION.STATE.eq(QuestionState.PUBLISHED))
                        .and(rights.grantFor(topic).isPresent() ? noCondition() : CATALOG_QUESTION.IS_PREVIEW.isTrue())
                        .orderBy(CATALOG_QUESTION.POSITION, CATALOG_QUESTION.ID)
                        .limit(number)
                        .asTable(first));
    }
}
