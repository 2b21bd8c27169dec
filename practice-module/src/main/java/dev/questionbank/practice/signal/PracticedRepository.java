package dev.questionbank.practice.signal;

import static dev.questionbank.practice.jooq.Tables.PRACTICE_MEMORY;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_MERGED;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_RESTORATION;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_REVIEW;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_SIGNAL_STALE;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_WITHDRAWAL;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_WITHDRAWN;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.practice.Grade;
import dev.questionbank.practice.MergedRepository;
import dev.questionbank.practice.ReviewRepository;
import dev.questionbank.practice.jooq.tables.PracticeReview;
import dev.questionbank.practice.memory.MemoryState;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.springframework.stereotype.Repository;

/** What was practised, by question, whoever did. */
@Repository
class PracticedRepository {

    /**
     * Reviews by question: who has standing ones remembers the question, and one member's reviews of a question are found fast.
     * So the log, the largest table, needs no index by question, which every new review would have to be sorted into.
     */
    private static Table<?> standing(Collection<QuestionId> questions) {
        Condition ofMember = PRACTICE_REVIEW.ACCOUNT_ID.eq(PRACTICE_MEMORY.ACCOUNT_ID);
        return select(
                        PRACTICE_REVIEW.ACCOUNT_ID,
                        PRACTICE_MEMORY.QUESTION_ID,
                        PRACTICE_REVIEW.REVISION,
                        PRACTICE_REVIEW.GRADE,
                        PRACTICE_REVIEW.DURATION_SECONDS)
                .from(PRACTICE_MEMORY
                        .straightJoin(PRACTICE_REVIEW)
                        .on(ofMember)
                        .and(PRACTICE_REVIEW.QUESTION_ID.eq(PRACTICE_MEMORY.QUESTION_ID)))
                .where(isStanding(questions))
                // and those of the questions that were merged into them
                .unionAll(select(
                                PRACTICE_REVIEW.ACCOUNT_ID,
                                PRACTICE_MEMORY.QUESTION_ID,
                                PRACTICE_MERGED.KEPT_REVISION,
                                PRACTICE_REVIEW.GRADE,
                                PRACTICE_REVIEW.DURATION_SECONDS)
                        .from(PRACTICE_MERGED
                                .straightJoin(PRACTICE_MEMORY)
                                .on(PRACTICE_MEMORY.QUESTION_ID.eq(PRACTICE_MERGED.KEPT_ID))
                                .straightJoin(PRACTICE_REVIEW)
                                .on(ofMember)
                                .and(PRACTICE_REVIEW.QUESTION_ID.eq(PRACTICE_MERGED.QUESTION_ID)))
                        .where(isStanding(questions)))
                .asTable(STANDING.getName());
    }

    private static final PracticeReview STANDING = PRACTICE_REVIEW.as("standing");

    private final DSLContext sql;

    PracticedRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** A revision of a question. */
    record Revision(QuestionId question, int number) {}

    /** How many members practised a revision, how often, and how often without recall. */
    record Counts(Revision of, int members, int reviews, int again) {}

    /** Marks the questions whose standing reviews changed after one moment, until another. */
    void markRecorded(Instant since, Instant until) {
        sql.insertInto(PRACTICE_SIGNAL_STALE, PRACTICE_SIGNAL_STALE.QUESTION_ID)
                .select(selectDistinct(MergedRepository.QUESTION)
                        .from(MergedRepository.LOG)
                        .where(isBetween(PRACTICE_REVIEW.RECORDED_AT, since, until))
                        .union(select(MergedRepository.QUESTION)
                                .from(PRACTICE_WITHDRAWAL)
                                .join(PRACTICE_WITHDRAWN)
                                .on(PRACTICE_WITHDRAWN.ACCOUNT_ID.eq(PRACTICE_WITHDRAWAL.ACCOUNT_ID))
                                .and(PRACTICE_WITHDRAWN.WITHDRAWAL_ID.eq(PRACTICE_WITHDRAWAL.ID))
                                .join(MergedRepository.LOG)
                                .on(isWithdrawn())
                                .where(isBetween(PRACTICE_WITHDRAWAL.RECORDED_AT, since, until)))
                        .union(select(MergedRepository.QUESTION)
                                .from(PRACTICE_RESTORATION)
                                .join(PRACTICE_WITHDRAWN)
                                .on(PRACTICE_WITHDRAWN.ACCOUNT_ID.eq(PRACTICE_RESTORATION.ACCOUNT_ID))
                                .and(PRACTICE_WITHDRAWN.WITHDRAWAL_ID.eq(PRACTICE_RESTORATION.WITHDRAWAL_ID))
                                .join(MergedRepository.LOG)
                                .on(isWithdrawn())
                                .where(isBetween(PRACTICE_RESTORATION.RECORDED_AT, since, until))))
                .execute();
    }

    private static Condition isBetween(Field<Instant> field, Instant since, Instant until) {
        return field.gt(since).and(field.le(until));
    }

    private static Condition isWithdrawn() {
        return PRACTICE_REVIEW
                .ACCOUNT_ID
                .eq(PRACTICE_WITHDRAWN.ACCOUNT_ID)
                .and(PRACTICE_REVIEW.ID.eq(PRACTICE_WITHDRAWN.REVIEW_ID));
    }

    /** Counts of these questions' revisions that at least so many members practised. */
    List<Counts> counts(Collection<QuestionId> questions, int minMembers) {
        return sql.select(
                        STANDING.QUESTION_ID,
                        STANDING.REVISION,
                        countDistinct(STANDING.ACCOUNT_ID),
                        count(),
                        count(when(STANDING.GRADE.eq(Grade.AGAIN), 1)))
                .from(standing(questions))
                .groupBy(STANDING.QUESTION_ID, STANDING.REVISION)
                .having(countDistinct(STANDING.ACCOUNT_ID).ge(minMembers))
                .fetch(row -> new Counts(revision(row), row.value3(), row.value4(), row.value5()));
    }

    private static Revision revision(Record row) {
        return new Revision(new QuestionId(row.get(STANDING.QUESTION_ID)), row.get(STANDING.REVISION));
    }

    /** How long reviews of these questions' revisions took that tell it; none counts for more than so many seconds. */
    Map<Revision, Durations> durations(Collection<QuestionId> questions, int maxSeconds) {
        Field<Integer> seconds = least(STANDING.DURATION_SECONDS, val(maxSeconds));
        Map<Revision, Durations> found = new HashMap<>();
        sql.select(STANDING.QUESTION_ID, STANDING.REVISION, seconds, count())
                .from(standing(questions))
                .where(STANDING.DURATION_SECONDS.isNotNull())
                .groupBy(STANDING.QUESTION_ID, STANDING.REVISION, seconds)
                .forEach(row -> found.computeIfAbsent(revision(row), of -> new Durations())
                        .add(row.value3(), row.value4()));
        return found;
    }

    /** How many members forgot each of these questions so often that it is a leech to them; without those of which none did. */
    Map<QuestionId, Integer> leeches(Collection<QuestionId> questions) {
        return sql.select(PRACTICE_MEMORY.QUESTION_ID, count())
                .from(PRACTICE_MEMORY)
                .where(isOf(PRACTICE_MEMORY.QUESTION_ID, questions))
                .and(PRACTICE_MEMORY.LAPSES.ge(MemoryState.LEECH_LAPSES))
                .groupBy(PRACTICE_MEMORY.QUESTION_ID)
                .fetchMap(row -> new QuestionId(row.value1()), row -> row.value2());
    }

    private static Condition isStanding(Collection<QuestionId> questions) {
        return isOf(PRACTICE_MEMORY.QUESTION_ID, questions).and(ReviewRepository.STANDING);
    }

    private static Condition isOf(TableField<?, UUID> field, Collection<QuestionId> questions) {
        return field.in(questions.stream().map(QuestionId::value).toList());
    }
}
