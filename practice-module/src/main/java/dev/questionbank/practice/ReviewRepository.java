package dev.questionbank.practice;

import static dev.questionbank.practice.jooq.Tables.PRACTICE_PRACTICED;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_REVIEW;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_UNSETTLED;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.selectDistinct;

import dev.questionbank.access.AccountId;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.practice.jooq.tables.records.PracticeReviewRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;

/** The log of reviews, to which rows are only added, and who has practised what. */
@Repository
class ReviewRepository {

    /** What the driver understands so; otherwise it reads the whole result into memory. */
    private static final int ROW_BY_ROW = Integer.MIN_VALUE;

    private final DSLContext sql;

    ReviewRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** A review to be written down. */
    record NewReview(
            AccountId account,
            Attempt attempt,
            int revision,
            LocalDate practicedOn,
            String idempotencyKey,
            Instant recordedAt) {}

    /** A review as it is told to the person who made it, with everything that is kept of it. */
    record Exported(
            String id,
            String questionId,
            int revision,
            Grade grade,
            Instant practicedAt,
            LocalDate practicedOn,
            @Nullable Integer durationSeconds,
            String idempotencyKey,
            Instant recordedAt) {}

    Optional<Attempt> find(AccountId account, AttemptId id) {
        return find(PRACTICE_REVIEW.ACCOUNT_ID.eq(account.value()).and(PRACTICE_REVIEW.ID.eq(id.value())));
    }

    /** What the member's earlier request with this key led to. */
    Optional<Attempt> find(AccountId account, String idempotencyKey) {
        return find(
                PRACTICE_REVIEW.ACCOUNT_ID.eq(account.value()).and(PRACTICE_REVIEW.IDEMPOTENCY_KEY.eq(idempotencyKey)));
    }

    private Optional<Attempt> find(Condition condition) {
        return sql.selectFrom(PRACTICE_REVIEW).where(condition).fetchOptional(ReviewRepository::attempt);
    }

    private static Attempt attempt(PracticeReviewRecord row) {
        return new Attempt(
                new AttemptId(row.getId()),
                new QuestionId(row.getQuestionId()),
                row.getGrade(),
                row.getPracticedAt(),
                row.getDurationSeconds());
    }

    /** Appends the review; false, having changed nothing, if the member's key was used before. */
    boolean append(NewReview review) {
        Attempt attempt = review.attempt();
        try {
            sql.insertInto(PRACTICE_REVIEW)
                    .set(PRACTICE_REVIEW.ACCOUNT_ID, review.account().value())
                    .set(PRACTICE_REVIEW.ID, attempt.id().value())
                    .set(PRACTICE_REVIEW.QUESTION_ID, attempt.questionId().value())
                    .set(PRACTICE_REVIEW.REVISION, review.revision())
                    .set(PRACTICE_REVIEW.GRADE, attempt.grade())
                    .set(PRACTICE_REVIEW.PRACTICED_AT, attempt.practicedAt())
                    .set(PRACTICE_REVIEW.PRACTICED_ON, review.practicedOn())
                    .set(PRACTICE_REVIEW.DURATION_SECONDS, attempt.durationSeconds())
                    .set(PRACTICE_REVIEW.IDEMPOTENCY_KEY, review.idempotencyKey())
                    .set(PRACTICE_REVIEW.RECORDED_AT, review.recordedAt())
                    .execute();
        } catch (DuplicateKeyException e) {
            return false;
        }
        int written = sql.insertInto(PRACTICE_PRACTICED)
                .set(PRACTICE_PRACTICED.QUESTION_ID, attempt.questionId().value())
                .set(PRACTICE_PRACTICED.ACCOUNT_ID, review.account().value())
                .set(PRACTICE_PRACTICED.REVIEWS, 1)
                .onDuplicateKeyUpdate()
                .set(PRACTICE_PRACTICED.REVIEWS, PRACTICE_PRACTICED.REVIEWS.plus(1))
                .execute();
        if (written == 1) { // a row that was there already counts as two
            sql.insertInto(PRACTICE_UNSETTLED)
                    .set(PRACTICE_UNSETTLED.QUESTION_ID, attempt.questionId().value())
                    .execute();
        }
        return true;
    }

    /** All reviews of the member, in order, one by one as they come from the server. */
    void export(AccountId account, Consumer<Object> entries) {
        try (Cursor<PracticeReviewRecord> rows = sql.selectFrom(PRACTICE_REVIEW)
                .where(PRACTICE_REVIEW.ACCOUNT_ID.eq(account.value()))
                .orderBy(PRACTICE_REVIEW.ID)
                .fetchSize(ROW_BY_ROW)
                .fetchLazy()) {
            rows.forEach(row -> entries.accept(new Exported(
                    new AttemptId(row.getId()).toString(),
                    new QuestionId(row.getQuestionId()).toString(),
                    row.getRevision(),
                    row.getGrade(),
                    row.getPracticedAt(),
                    row.getPracticedOn(),
                    row.getDurationSeconds(),
                    row.getIdempotencyKey(),
                    row.getRecordedAt())));
        }
    }

    /** Removes all reviews of the member, who then counts at no question any more. */
    void erase(AccountId account) {
        sql.insertInto(PRACTICE_UNSETTLED, PRACTICE_UNSETTLED.QUESTION_ID)
                .select(selectDistinct(PRACTICE_REVIEW.QUESTION_ID)
                        .from(PRACTICE_REVIEW)
                        .where(PRACTICE_REVIEW.ACCOUNT_ID.eq(account.value())))
                .execute();
        // by the reviews, as only these lie together by member
        sql.deleteFrom(PRACTICE_PRACTICED)
                .using(PRACTICE_REVIEW)
                .where(PRACTICE_REVIEW.ACCOUNT_ID.eq(account.value()))
                .and(PRACTICE_PRACTICED.QUESTION_ID.eq(PRACTICE_REVIEW.QUESTION_ID))
                .and(PRACTICE_PRACTICED.ACCOUNT_ID.eq(account.value()))
                .execute();
        sql.deleteFrom(PRACTICE_REVIEW)
                .where(PRACTICE_REVIEW.ACCOUNT_ID.eq(account.value()))
                .execute();
    }

    /** Questions whose counts have to be told to the catalog, by the numbers of their entries; those that another node tells are left out. */
    Map<Long, QuestionId> lockUnsettled(int limit) {
        return sql.selectFrom(PRACTICE_UNSETTLED)
                .orderBy(PRACTICE_UNSETTLED.NUMBER)
                .limit(limit)
                .forUpdate()
                .skipLocked()
                .fetchMap(PRACTICE_UNSETTLED.NUMBER, row -> new QuestionId(row.getQuestionId()));
    }

    void deleteUnsettled(Collection<Long> numbers) {
        sql.deleteFrom(PRACTICE_UNSETTLED)
                .where(PRACTICE_UNSETTLED.NUMBER.in(numbers))
                .execute();
    }

    /** How many members have practised each of these questions; a question that nobody has is left out. */
    Map<QuestionId, Integer> practicedCounts(Collection<QuestionId> questions) {
        return sql.select(PRACTICE_PRACTICED.QUESTION_ID, count())
                .from(PRACTICE_PRACTICED)
                .where(PRACTICE_PRACTICED.QUESTION_ID.in(
                        questions.stream().map(QuestionId::value).toList()))
                .groupBy(PRACTICE_PRACTICED.QUESTION_ID)
                .fetchMap(row -> new QuestionId(row.value1()), row -> row.value2());
    }
}
