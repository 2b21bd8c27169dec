package dev.questionbank.practice;

import static dev.questionbank.practice.jooq.Tables.PRACTICE_MEMORY;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_MERGED;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_MERGED_BEFORE;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_REVIEW;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import dev.questionbank.access.AccountId;
import dev.questionbank.catalog.MergeId;
import dev.questionbank.catalog.QuestionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** For which questions the reviews of merged ones count. The log itself says what was practised, and is never changed. */
@Repository
public class MergedRepository {

    /** The log, beside what became of its questions. */
    public static final Table<? extends Record> LOG =
            PRACTICE_REVIEW.leftJoin(PRACTICE_MERGED).on(PRACTICE_MERGED.QUESTION_ID.eq(PRACTICE_REVIEW.QUESTION_ID));

    /** The question for which a row of {@link #LOG} counts. */
    public static final Field<UUID> QUESTION = coalesce(PRACTICE_MERGED.KEPT_ID, PRACTICE_REVIEW.QUESTION_ID);

    /** The revision of that question for which it counts. */
    public static final Field<Integer> REVISION = coalesce(PRACTICE_MERGED.KEPT_REVISION, PRACTICE_REVIEW.REVISION);

    private final DSLContext sql;

    MergedRepository(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * What a question was merged into.
     *
     * @param revision of it, for which its reviews count
     */
    record Into(QuestionId kept, int revision) {}

    /** These questions, and all that were merged into them: under which reviews of them stand in the log. */
    public List<UUID> sources(Collection<QuestionId> questions) {
        List<UUID> all =
                new ArrayList<>(questions.stream().map(QuestionId::value).toList());
        all.addAll(sql.select(PRACTICE_MERGED.QUESTION_ID)
                .from(PRACTICE_MERGED)
                .where(PRACTICE_MERGED.KEPT_ID.in(all))
                .fetch(PRACTICE_MERGED.QUESTION_ID));
        return all;
    }

    /** Under which questions reviews stand in the log that the merge had count for another. */
    List<UUID> sources(MergeId merge) {
        return sql.select(PRACTICE_MERGED.QUESTION_ID)
                .from(PRACTICE_MERGED)
                .where(PRACTICE_MERGED.MERGE_ID.eq(merge.value()))
                .union(select(PRACTICE_MERGED_BEFORE.QUESTION_ID)
                        .from(PRACTICE_MERGED_BEFORE)
                        .where(PRACTICE_MERGED_BEFORE.MERGE_ID.eq(merge.value())))
                .fetch(PRACTICE_MERGED.QUESTION_ID);
    }

    /** What became of those of these questions that were merged. */
    Map<QuestionId, Into> into(Collection<QuestionId> questions) {
        return questions.isEmpty()
                ? Map.of()
                : sql.selectFrom(PRACTICE_MERGED)
                        .where(PRACTICE_MERGED.QUESTION_ID.in(
                                questions.stream().map(QuestionId::value).toList()))
                        .fetchMap(
                                row -> new QuestionId(row.getQuestionId()),
                                row -> new Into(new QuestionId(row.getKeptId()), row.getKeptRevision()));
    }

    /** Has reviews of the duplicates, and of all that were merged into those, count for the kept question. */
    void insert(MergeId merge, QuestionId kept, int revision, Collection<QuestionId> duplicates, Instant now) {
        List<UUID> ids = duplicates.stream().map(QuestionId::value).toList();
        sql.insertInto(
                        PRACTICE_MERGED_BEFORE,
                        PRACTICE_MERGED_BEFORE.MERGE_ID,
                        PRACTICE_MERGED_BEFORE.QUESTION_ID,
                        PRACTICE_MERGED_BEFORE.KEPT_ID,
                        PRACTICE_MERGED_BEFORE.KEPT_REVISION)
                .select(select(
                                val(merge.value(), PRACTICE_MERGED_BEFORE.MERGE_ID),
                                PRACTICE_MERGED.QUESTION_ID,
                                PRACTICE_MERGED.KEPT_ID,
                                PRACTICE_MERGED.KEPT_REVISION)
                        .from(PRACTICE_MERGED)
                        .where(PRACTICE_MERGED.KEPT_ID.in(ids)))
                .execute();
        sql.update(PRACTICE_MERGED)
                .set(PRACTICE_MERGED.KEPT_ID, kept.value())
                .set(PRACTICE_MERGED.KEPT_REVISION, revision)
                .where(PRACTICE_MERGED.KEPT_ID.in(ids))
                .execute();
        sql.insertInto(
                        PRACTICE_MERGED,
                        PRACTICE_MERGED.QUESTION_ID,
                        PRACTICE_MERGED.KEPT_ID,
                        PRACTICE_MERGED.KEPT_REVISION,
                        PRACTICE_MERGED.MERGE_ID,
                        PRACTICE_MERGED.MERGED_AT)
                .valuesOfRows(ids.stream()
                        .map(id -> DSL.row(id, kept.value(), revision, merge.value(), now))
                        .toList())
                .execute();
    }

    /** Has them count for the duplicates again. */
    void delete(MergeId merge) {
        sql.deleteFrom(PRACTICE_MERGED)
                .where(PRACTICE_MERGED.MERGE_ID.eq(merge.value()))
                .execute();
        sql.update(PRACTICE_MERGED
                        .join(PRACTICE_MERGED_BEFORE)
                        .on(PRACTICE_MERGED_BEFORE.QUESTION_ID.eq(PRACTICE_MERGED.QUESTION_ID))
                        .and(PRACTICE_MERGED_BEFORE.MERGE_ID.eq(merge.value())))
                .set(PRACTICE_MERGED.KEPT_ID, PRACTICE_MERGED_BEFORE.KEPT_ID)
                .set(PRACTICE_MERGED.KEPT_REVISION, PRACTICE_MERGED_BEFORE.KEPT_REVISION)
                .execute();
        sql.deleteFrom(PRACTICE_MERGED_BEFORE)
                .where(PRACTICE_MERGED_BEFORE.MERGE_ID.eq(merge.value()))
                .execute();
    }

    /** Merges from before that moment that stand. */
    public List<UUID> mergedBefore(Instant moment) {
        return sql.selectDistinct(PRACTICE_MERGED.MERGE_ID)
                .from(PRACTICE_MERGED)
                .where(PRACTICE_MERGED.MERGED_AT.lt(moment))
                .fetch(PRACTICE_MERGED.MERGE_ID);
    }

    /** Who remembers one of these questions, in the order of their ids. */
    List<AccountId> rememberedBy(Collection<QuestionId> questions) {
        return sql.selectDistinct(PRACTICE_MEMORY.ACCOUNT_ID)
                .from(PRACTICE_MEMORY)
                .where(PRACTICE_MEMORY.QUESTION_ID.in(
                        questions.stream().map(QuestionId::value).toList()))
                .orderBy(PRACTICE_MEMORY.ACCOUNT_ID)
                .fetch(row -> new AccountId(row.value1()));
    }

    /** Who remembers that question and has reviews of one of these, in the order of their ids. */
    List<AccountId> reviewedBy(QuestionId remembered, Collection<UUID> sources) {
        return sql.select(PRACTICE_MEMORY.ACCOUNT_ID)
                .from(PRACTICE_MEMORY)
                .where(PRACTICE_MEMORY.QUESTION_ID.eq(remembered.value()))
                .and(exists(selectOne()
                        .from(PRACTICE_REVIEW)
                        .where(PRACTICE_REVIEW.ACCOUNT_ID.eq(PRACTICE_MEMORY.ACCOUNT_ID))
                        .and(PRACTICE_REVIEW.QUESTION_ID.in(sources))))
                .orderBy(PRACTICE_MEMORY.ACCOUNT_ID)
                .fetch(row -> new AccountId(row.value1()));
    }

    /** Merged questions that somebody remembers all the same, whose review was under way when they were merged. */
    List<QuestionId> remembered() {
        return sql.select(PRACTICE_MERGED.QUESTION_ID)
                .from(PRACTICE_MERGED)
                .where(exists(selectOne()
                        .from(PRACTICE_MEMORY)
                        .where(PRACTICE_MEMORY.QUESTION_ID.eq(PRACTICE_MERGED.QUESTION_ID))))
                .fetch(row -> new QuestionId(row.value1()));
    }
}
