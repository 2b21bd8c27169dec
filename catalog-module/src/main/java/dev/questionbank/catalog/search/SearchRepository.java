package dev.questionbank.catalog.search;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION_TAG;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_REVISION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_TAG;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_TOPIC;
import static org.jooq.impl.DSL.noCondition;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.Tag;
import dev.questionbank.catalog.TopicId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Reads questions with all their text, locked or not, for the index. The only way by which locked text passes the gate
 * unasked: it goes into the index and no further, and the index answers by the rights of whoever asks.
 */
@Repository
class SearchRepository {

    private final DSLContext sql;

    SearchRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Those of these questions that readers see. */
    List<SearchDocument> list(Collection<QuestionId> questions) {
        return questions.isEmpty()
                ? List.of()
                : list(
                        CATALOG_QUESTION.ID.in(
                                questions.stream().map(QuestionId::value).toList()),
                        questions.size());
    }

    /** Published questions in the order of their ids, so many behind that one; from the first on without one. */
    List<SearchDocument> listBehind(@Nullable QuestionId last, int limit) {
        return list(last == null ? noCondition() : CATALOG_QUESTION.ID.gt(last.value()), limit);
    }

    private List<SearchDocument> list(Condition which, int limit) {
        var rows = sql.select(
                        CATALOG_QUESTION.ID,
                        CATALOG_QUESTION.TOPIC_ID,
                        CATALOG_TOPIC.SLUG,
                        CATALOG_TOPIC.TITLE,
                        CATALOG_QUESTION.TITLE,
                        CATALOG_QUESTION.DIFFICULTY,
                        CATALOG_QUESTION.KIND,
                        CATALOG_QUESTION.IS_PREVIEW,
                        CATALOG_QUESTION.IS_TITLE_LOCKED,
                        CATALOG_QUESTION.IS_SAMPLE_ANSWER,
                        CATALOG_REVISION.PROMPT,
                        CATALOG_REVISION.ANSWER)
                .from(CATALOG_QUESTION)
                .straightJoin(CATALOG_TOPIC)
                .on(CATALOG_TOPIC.ID.eq(CATALOG_QUESTION.TOPIC_ID))
                .straightJoin(CATALOG_REVISION)
                .on(CATALOG_REVISION.QUESTION_ID.eq(CATALOG_QUESTION.ID))
                .and(CATALOG_REVISION.NUMBER.eq(CATALOG_QUESTION.PUBLISHED_REVISION))
                .where(CATALOG_QUESTION.FACET.isNotNull())
                .and(CATALOG_TOPIC.IS_PUBLISHED)
                .and(which)
                .orderBy(CATALOG_QUESTION.ID)
                .limit(limit)
                .fetch();
        Map<UUID, List<Tag>> tags = tags(rows.getValues(CATALOG_QUESTION.ID));
        return rows.map(row -> new SearchDocument(
                new QuestionId(row.value1()),
                new TopicId(row.value2()),
                row.value3(),
                row.value4(),
                row.value5(),
                row.value6(),
                row.value7(),
                row.value8(),
                row.value9(),
                row.value10(),
                tags.getOrDefault(row.value1(), List.of()),
                row.value11(),
                row.value12()));
    }

    private Map<UUID, List<Tag>> tags(Collection<UUID> questions) {
        return questions.isEmpty()
                ? Map.of()
                : sql.select(CATALOG_QUESTION_TAG.QUESTION_ID, CATALOG_TAG.SLUG, CATALOG_TAG.NAME)
                        .from(CATALOG_QUESTION_TAG)
                        .join(CATALOG_TAG)
                        .on(CATALOG_TAG.ID.eq(CATALOG_QUESTION_TAG.TAG_ID))
                        .where(CATALOG_QUESTION_TAG.QUESTION_ID.in(questions))
                        .fetchGroups(row -> row.value1(), row -> new Tag(row.value2(), row.value3()));
    }
}
