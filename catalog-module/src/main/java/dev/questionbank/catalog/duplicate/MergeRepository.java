package dev.questionbank.catalog.duplicate;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_DRAFT;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_MERGE;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_MERGE_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_MERGE_SLUG;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_SLUG;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_TOPIC;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import dev.questionbank.catalog.MergeId;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionState;
import dev.questionbank.catalog.jooq.tables.records.CatalogMergeRecord;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Which questions were merged into which. */
@Repository
class MergeRepository {

    private final DSLContext sql;
    private final Clock clock;

    MergeRepository(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * A question that is to be merged, or another into it.
     *
     * @param publishedRevision what readers see or saw of it; null when they never saw any
     */
    record Merged(
            QuestionState state,
            int version,
            @Nullable Integer publishedRevision,
            @Nullable UUID mergedInto) {}

    /** These questions, locked until the end of the transaction with their topics, these first. */
    Map<QuestionId, Merged> lock(Collection<QuestionId> questions) {
        List<UUID> ids = values(questions);
        sql.select(CATALOG_TOPIC.ID)
                .from(CATALOG_TOPIC)
                .where(CATALOG_TOPIC.ID.in(
                        select(CATALOG_QUESTION.TOPIC_ID).from(CATALOG_QUESTION).where(CATALOG_QUESTION.ID.in(ids))))
                .orderBy(CATALOG_TOPIC.ID)
                .forUpdate()
                .fetch();
        return sql.select(
                        CATALOG_QUESTION.ID,
                        CATALOG_QUESTION.STATE,
                        CATALOG_QUESTION.VERSION,
                        CATALOG_QUESTION.PUBLISHED_REVISION,
                        CATALOG_QUESTION.MERGED_INTO_ID)
                .from(CATALOG_QUESTION)
                .where(CATALOG_QUESTION.ID.in(ids))
                .orderBy(CATALOG_QUESTION.ID)
                .forUpdate()
                .fetchMap(
                        row -> new QuestionId(row.value1()),
                        row -> new Merged(row.value2(), row.value3(), row.value4(), row.value5()));
    }

    private static List<UUID> values(Collection<QuestionId> questions) {
        return questions.stream().map(QuestionId::value).toList();
    }

    /** Writes down what a merge takes away, leads the slugs to the kept question, and marks the others as merged into it. */
    void insert(MergeId merge, QuestionId kept, Collection<QuestionId> duplicates) {
        List<UUID> ids = values(duplicates);
        sql.insertInto(CATALOG_MERGE)
                .set(CATALOG_MERGE.ID, merge.value())
                .set(CATALOG_MERGE.KEPT_ID, kept.value())
                .set(CATALOG_MERGE.MERGED_AT, clock.instant())
                .execute();
        sql.insertInto(
                        CATALOG_MERGE_QUESTION,
                        CATALOG_MERGE_QUESTION.MERGE_ID,
                        CATALOG_MERGE_QUESTION.QUESTION_ID,
                        CATALOG_MERGE_QUESTION.STATE,
                        CATALOG_MERGE_QUESTION.DRAFT_STATE,
                        CATALOG_MERGE_QUESTION.PUBLISH_AT,
                        CATALOG_MERGE_QUESTION.PUBLISHER_ID)
                .select(select(
                                val(merge.value(), CATALOG_MERGE_QUESTION.MERGE_ID),
                                CATALOG_QUESTION.ID,
                                CATALOG_QUESTION.STATE,
                                CATALOG_DRAFT.STATE,
                                CATALOG_DRAFT.PUBLISH_AT,
                                CATALOG_DRAFT.PUBLISHER_ID)
                        .from(CATALOG_QUESTION)
                        .leftJoin(CATALOG_DRAFT)
                        .on(CATALOG_DRAFT.QUESTION_ID.eq(CATALOG_QUESTION.ID))
                        .where(CATALOG_QUESTION.ID.in(ids)))
                .execute();
        sql.insertInto(
                        CATALOG_MERGE_SLUG,
                        CATALOG_MERGE_SLUG.MERGE_ID,
                        CATALOG_MERGE_SLUG.SLUG,
                        CATALOG_MERGE_SLUG.QUESTION_ID)
                .select(select(
                                val(merge.value(), CATALOG_MERGE_SLUG.MERGE_ID),
                                CATALOG_SLUG.SLUG,
                                CATALOG_SLUG.QUESTION_ID)
                        .from(CATALOG_SLUG)
                        .where(CATALOG_SLUG.QUESTION_ID.in(ids)))
                .execute();
        sql.update(CATALOG_SLUG)
                .set(CATALOG_SLUG.QUESTION_ID, kept.value())
                .where(CATALOG_SLUG.QUESTION_ID.in(ids))
                .execute();
        sql.update(CATALOG_QUESTION)
                .set(CATALOG_QUESTION.MERGED_INTO_ID, kept.value())
                .where(CATALOG_QUESTION.ID.in(ids))
                .execute();
    }

    /** A merge, locked until the end of the transaction. */
    Optional<Merge> lock(MergeId id) {
        return sql.selectFrom(CATALOG_MERGE)
                .where(CATALOG_MERGE.ID.eq(id.value()))
                .forUpdate()
                .fetchOptional(MergeRepository::merge);
    }

    private static Merge merge(CatalogMergeRecord row) {
        return new Merge(
                new MergeId(row.getId()), new QuestionId(row.getKeptId()), row.getMergedAt(), row.getUndoneAt());
    }

    /** The questions that a merge took away, with the states that they had. */
    Map<QuestionId, QuestionState> duplicates(MergeId merge) {
        return sql.select(CATALOG_MERGE_QUESTION.QUESTION_ID, CATALOG_MERGE_QUESTION.STATE)
                .from(CATALOG_MERGE_QUESTION)
                .where(CATALOG_MERGE_QUESTION.MERGE_ID.eq(merge.value()))
                .fetchMap(row -> new QuestionId(row.value1()), row -> row.value2());
    }

    /** Whether a merge that stands came after this one, into the same question or of it. */
    boolean isFollowed(Merge merge) {
        return sql.fetchExists(selectOne()
                .from(CATALOG_MERGE)
                .where(CATALOG_MERGE.ID.gt(merge.id().value()))
                .and(CATALOG_MERGE.UNDONE_AT.isNull())
                .and(CATALOG_MERGE
                        .KEPT_ID
                        .eq(merge.kept().value())
                        .or(CATALOG_MERGE.ID.in(select(CATALOG_MERGE_QUESTION.MERGE_ID)
                                .from(CATALOG_MERGE_QUESTION)
                                .where(CATALOG_MERGE_QUESTION.QUESTION_ID.eq(
                                        merge.kept().value()))))));
    }

    /** Takes back what {@link #insert} did, and puts what stood beside the questions on the desk again. */
    void undo(Merge merge) {
        sql.update(CATALOG_MERGE)
                .set(CATALOG_MERGE.UNDONE_AT, clock.instant())
                .where(CATALOG_MERGE.ID.eq(merge.id().value()))
                .execute();
        sql.update(CATALOG_SLUG
                        .join(CATALOG_MERGE_SLUG)
                        .on(CATALOG_MERGE_SLUG.SLUG.eq(CATALOG_SLUG.SLUG))
                        .and(CATALOG_MERGE_SLUG.MERGE_ID.eq(merge.id().value())))
                .set(CATALOG_SLUG.QUESTION_ID, CATALOG_MERGE_SLUG.QUESTION_ID)
                .where(CATALOG_SLUG.QUESTION_ID.eq(merge.kept().value()))
                .execute();
        sql.update(CATALOG_QUESTION
                        .join(CATALOG_MERGE_QUESTION)
                        .on(CATALOG_MERGE_QUESTION.QUESTION_ID.eq(CATALOG_QUESTION.ID))
                        .and(CATALOG_MERGE_QUESTION.MERGE_ID.eq(merge.id().value())))
                .setNull(CATALOG_QUESTION.MERGED_INTO_ID)
                .set(CATALOG_QUESTION.STATE, CATALOG_MERGE_QUESTION.STATE)
                .set(CATALOG_QUESTION.VERSION, CATALOG_QUESTION.VERSION.plus(1))
                .execute();
        sql.insertInto(
                        CATALOG_DRAFT,
                        CATALOG_DRAFT.QUESTION_ID,
                        CATALOG_DRAFT.STATE,
                        CATALOG_DRAFT.PUBLISH_AT,
                        CATALOG_DRAFT.PUBLISHER_ID)
                .select(select(
                                CATALOG_MERGE_QUESTION.QUESTION_ID,
                                CATALOG_MERGE_QUESTION.DRAFT_STATE,
                                CATALOG_MERGE_QUESTION.PUBLISH_AT,
                                CATALOG_MERGE_QUESTION.PUBLISHER_ID)
                        .from(CATALOG_MERGE_QUESTION)
                        .where(CATALOG_MERGE_QUESTION.MERGE_ID.eq(merge.id().value()))
                        .and(CATALOG_MERGE_QUESTION.DRAFT_STATE.isNotNull()))
                .onDuplicateKeyIgnore()
                .execute();
    }

    /** The questions that are kept in the place of these, however often those were merged in turn; without those that were not. */
    Map<QuestionId, QuestionId> kept(Collection<QuestionId> questions) {
        Map<QuestionId, QuestionId> kept = new HashMap<>();
        Map<QuestionId, QuestionId> step = next(questions);
        step.forEach(kept::put);
        while (!step.isEmpty()) {
            step = next(step.values());
            Map<QuestionId, QuestionId> further = step;
            kept.replaceAll((question, into) -> further.getOrDefault(into, into));
        }
        return kept;
    }

    private Map<QuestionId, QuestionId> next(Collection<QuestionId> questions) {
        return questions.isEmpty()
                ? Map.of()
                : sql.select(CATALOG_QUESTION.ID, CATALOG_QUESTION.MERGED_INTO_ID)
                        .from(CATALOG_QUESTION)
                        .where(CATALOG_QUESTION.ID.in(values(questions)))
                        .and(CATALOG_QUESTION.MERGED_INTO_ID.isNotNull())
                        .fetchMap(row -> new QuestionId(row.value1()), row -> new QuestionId(row.value2()));
    }

    /** The merges, newest last, that took these questions away and stand. */
    Map<QuestionId, MergeId> merges(Collection<QuestionId> questions) {
        return sql.select(CATALOG_MERGE_QUESTION.QUESTION_ID, max(CATALOG_MERGE.ID))
                .from(CATALOG_MERGE_QUESTION)
                .join(CATALOG_MERGE)
                .on(CATALOG_MERGE.ID.eq(CATALOG_MERGE_QUESTION.MERGE_ID))
                .where(CATALOG_MERGE_QUESTION.QUESTION_ID.in(values(questions)))
                .and(CATALOG_MERGE.UNDONE_AT.isNull())
                .groupBy(CATALOG_MERGE_QUESTION.QUESTION_ID)
                .fetchMap(row -> new QuestionId(row.value1()), row -> new MergeId(row.value2()));
    }
}
