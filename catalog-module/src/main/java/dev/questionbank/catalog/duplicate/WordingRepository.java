package dev.questionbank.catalog.duplicate;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_DRAFT;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_REVISION;
import static org.jooq.impl.DSL.noCondition;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads what questions say, in whatever state, for the index by which duplicates are found. It goes to nobody but staff. */
@Repository
class WordingRepository {

    private final DSLContext sql;

    WordingRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** What readers see of these questions; without those of which they see nothing. */
    List<Indexed> published(Collection<QuestionId> questions) {
        return published(isOneOf(questions), questions.size());
    }

    /** What readers see of questions, in the order of their ids: so many behind that one; from the first on without one. */
    List<Indexed> publishedBehind(@Nullable QuestionId last, int limit) {
        return published(last == null ? noCondition() : CATALOG_QUESTION.ID.gt(last.value()), limit);
    }

    private List<Indexed> published(Condition which, int limit) {
        return list(
                CATALOG_QUESTION,
                CATALOG_QUESTION.PUBLISHED_REVISION,
                CATALOG_QUESTION.STATE.eq(QuestionState.PUBLISHED).and(which),
                limit,
                false);
    }

    /** The newest revisions of these questions, which are being worked on; without those that nobody works on. */
    List<Indexed> drafts(Collection<QuestionId> questions) {
        return list(
                CATALOG_DRAFT.join(CATALOG_QUESTION).on(CATALOG_QUESTION.ID.eq(CATALOG_DRAFT.QUESTION_ID)),
                CATALOG_QUESTION.LATEST_REVISION,
                isOneOf(questions),
                questions.size(),
                true);
    }

    /** The newest revisions of these questions, whatever their state. */
    List<Indexed> newest(Collection<QuestionId> questions) {
        return list(CATALOG_QUESTION, CATALOG_QUESTION.LATEST_REVISION, isOneOf(questions), questions.size(), false);
    }

    private static Condition isOneOf(Collection<QuestionId> questions) {
        return CATALOG_QUESTION.ID.in(questions.stream().map(QuestionId::value).toList());
    }

    private List<Indexed> list(Table<?> from, Field<Integer> revision, Condition which, int limit, boolean areDrafts) {
        return limit == 0
                ? List.of()
                : sql.select(
                                CATALOG_REVISION.QUESTION_ID,
                                CATALOG_REVISION.NUMBER,
                                CATALOG_REVISION.TITLE,
                                CATALOG_REVISION.PROMPT,
                                CATALOG_REVISION.TAGS)
                        .from(from)
                        .join(CATALOG_REVISION)
                        .on(CATALOG_REVISION.QUESTION_ID.eq(CATALOG_QUESTION.ID))
                        .and(CATALOG_REVISION.NUMBER.eq(revision))
                        .where(which)
                        .orderBy(CATALOG_QUESTION.ID)
                        .limit(limit)
                        .fetch(row -> indexed(row, areDrafts));
    }

    private static Indexed indexed(Record row, boolean isDraft) {
        return new Indexed(
                new QuestionId(row.get(CATALOG_REVISION.QUESTION_ID)),
                row.get(CATALOG_REVISION.NUMBER),
                isDraft,
                Wording.of(
                        row.get(CATALOG_REVISION.TITLE),
                        row.get(CATALOG_REVISION.PROMPT),
                        row.get(CATALOG_REVISION.TAGS)));
    }

    /** Which revisions are being worked on, of all questions. */
    Map<QuestionId, Integer> drafts() {
        return sql.select(CATALOG_DRAFT.QUESTION_ID, CATALOG_QUESTION.LATEST_REVISION)
                .from(CATALOG_DRAFT)
                .join(CATALOG_QUESTION)
                .on(CATALOG_QUESTION.ID.eq(CATALOG_DRAFT.QUESTION_ID))
                .fetchMap(row -> new QuestionId(row.value1()), row -> row.value2());
    }
}
