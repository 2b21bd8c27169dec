package dev.questionbank.catalog.curation;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_REVISION;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.Significance;
import dev.questionbank.db.graphql.PageRequest;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads and appends revisions, for staff alone. Nothing changes one. */
@Repository
class RevisionRepository {

    /** The columns that {@link #revision} needs. */
    static final List<SelectField<?>> COLUMNS = List.of(
            CATALOG_REVISION.QUESTION_ID,
            CATALOG_REVISION.NUMBER,
            CATALOG_REVISION.TITLE,
            CATALOG_REVISION.PROMPT,
            CATALOG_REVISION.ANSWER,
            CATALOG_REVISION.DIFFICULTY,
            CATALOG_REVISION.KIND,
            CATALOG_REVISION.TAGS,
            CATALOG_REVISION.SIGNIFICANCE,
            CATALOG_REVISION.AUTHOR_ID,
            CATALOG_REVISION.CREATED_AT,
            CATALOG_REVISION.PUBLISHED_AT);

    private final DSLContext sql;
    private final Clock clock;

    RevisionRepository(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    static CuratedRevision revision(Record row) {
        return new CuratedRevision(
                new QuestionId(row.get(CATALOG_REVISION.QUESTION_ID)),
                row.get(CATALOG_REVISION.NUMBER),
                new QuestionContent(
                        row.get(CATALOG_REVISION.TITLE),
                        row.get(CATALOG_REVISION.PROMPT),
                        row.get(CATALOG_REVISION.ANSWER),
                        row.get(CATALOG_REVISION.DIFFICULTY),
                        row.get(CATALOG_REVISION.KIND),
                        row.get(CATALOG_REVISION.TAGS)),
                row.get(CATALOG_REVISION.SIGNIFICANCE),
                row.get(CATALOG_REVISION.AUTHOR_ID),
                row.get(CATALOG_REVISION.CREATED_AT),
                row.get(CATALOG_REVISION.PUBLISHED_AT));
    }

    Optional<CuratedRevision> find(QuestionId question, int number) {
        return sql.select(COLUMNS)
                .from(CATALOG_REVISION)
                .where(CATALOG_REVISION.QUESTION_ID.eq(question.value()))
                .and(CATALOG_REVISION.NUMBER.eq(number))
                .fetchOptional(RevisionRepository::revision);
    }

    /** Revisions of a question, newest first. */
    List<CuratedRevision> page(QuestionId question, PageRequest page) {
        Condition behind = DSL.noCondition();
        if (page.isContinued()) {
            int number = Integer.parseInt(page.position().getFirst());
            behind = page.forward() ? CATALOG_REVISION.NUMBER.lt(number) : CATALOG_REVISION.NUMBER.gt(number);
        }
        return sql.select(COLUMNS)
                .from(CATALOG_REVISION)
                .where(CATALOG_REVISION.QUESTION_ID.eq(question.value()))
                .and(behind)
                .orderBy(page.forward() ? CATALOG_REVISION.NUMBER.desc() : CATALOG_REVISION.NUMBER.asc())
                .limit(page.limit())
                .fetch(RevisionRepository::revision);
    }

    /** A revision to be: the content of a question, and which number it gets. */
    record Next(QuestionId question, int number, QuestionContent content) {}

    /** @param author key of the account that wrote them; null for what an operator brings */
    void append(Collection<Next> revisions, Significance significance, @Nullable UUID author) {
        sql.batch(revisions.stream()
                        .map(next -> sql.insertInto(CATALOG_REVISION)
                                .set(
                                        CATALOG_REVISION.QUESTION_ID,
                                        next.question().value())
                                .set(CATALOG_REVISION.NUMBER, next.number())
                                .set(CATALOG_REVISION.TITLE, next.content().title())
                                .set(CATALOG_REVISION.PROMPT, next.content().prompt())
                                .set(CATALOG_REVISION.ANSWER, next.content().answer())
                                .set(
                                        CATALOG_REVISION.DIFFICULTY,
                                        DSL.val(next.content().difficulty(), CATALOG_REVISION.DIFFICULTY))
                                .set(CATALOG_REVISION.KIND, next.content().kind())
                                .set(CATALOG_REVISION.TAGS, next.content().tags())
                                .set(CATALOG_REVISION.SIGNIFICANCE, significance)
                                .set(CATALOG_REVISION.AUTHOR_ID, author)
                                .set(CATALOG_REVISION.CREATED_AT, clock.instant()))
                        .toList())
                .execute();
    }

    /** Revisions by question and number. */
    Map<QuestionId, CuratedRevision> list(Map<QuestionId, Integer> numbers) {
        return numbers.isEmpty()
                ? Map.of()
                : sql.select(COLUMNS)
                        .from(CATALOG_REVISION)
                        .where(DSL.row(CATALOG_REVISION.QUESTION_ID, CATALOG_REVISION.NUMBER)
                                .in(numbers.entrySet().stream()
                                        .map(entry -> DSL.row(entry.getKey().value(), entry.getValue()))
                                        .toList()))
                        .fetchMap(
                                row -> new QuestionId(row.get(CATALOG_REVISION.QUESTION_ID)),
                                RevisionRepository::revision);
    }
}
