package dev.questionbank.practice;

import static dev.questionbank.practice.jooq.Tables.PRACTICE_MEMBER;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_MEMORY;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_REVIEW;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_UNDO;

import dev.questionbank.access.AccountId;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.practice.jooq.tables.records.PracticeReviewRecord;
import dev.questionbank.practice.memory.MemoryState;
import dev.questionbank.practice.memory.Practiced;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The log of reviews, to which rows are only added. */
@Repository
class ReviewRepository {

    private final DSLContext sql;

    ReviewRepository(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * A review to be written down.
     *
     * @param predictedRecall what was expected at that moment; null at the first one
     */
    record NewReview(
            Practiced practiced,
            @Nullable Integer durationSeconds,
            ZoneId zone,
            @Nullable Double predictedRecall,
            String idempotencyKey,
            String requestId,
            Instant recordedAt) {}

    /**
     * What a new review meets. Reviews of one member are written one after the other.
     *
     * @param earlier what the member's earlier request with the same key led to
     */
    record Opening(
            double targetRecall,
            @Nullable Attempt earlier,
            @Nullable MemoryState memory) {}

    /** Holds the member's reviews until the end of the transaction; empty for one who has none yet. */
    Optional<Opening> open(AccountId account, String idempotencyKey, QuestionId question) {
        return sql
                .select(PRACTICE_MEMBER.TARGET_RECALL)
                .select(PRACTICE_REVIEW.fields())
                .select(PRACTICE_MEMORY.fields())
                .from(PRACTICE_MEMBER)
                .leftJoin(PRACTICE_REVIEW)
                .on(PRACTICE_REVIEW.ACCOUNT_ID.eq(PRACTICE_MEMBER.ACCOUNT_ID))
                .and(PRACTICE_REVIEW.IDEMPOTENCY_KEY.eq(idempotencyKey))
                .leftJoin(PRACTICE_MEMORY)
                .on(PRACTICE_MEMORY.ACCOUNT_ID.eq(PRACTICE_MEMBER.ACCOUNT_ID))
                .and(PRACTICE_MEMORY.QUESTION_ID.eq(question.value()))
                .where(PRACTICE_MEMBER.ACCOUNT_ID.eq(account.value()))
                .forUpdate()
                .fetch()
                .stream()
                .findFirst()
                .map(row -> new Opening(
                        row.get(PRACTICE_MEMBER.TARGET_RECALL).doubleValue(),
                        row.get(PRACTICE_REVIEW.ID) == null ? null : attempt(row.into(PRACTICE_REVIEW)),
                        row.get(PRACTICE_MEMORY.GRADE) == null ? null : MemoryRepository.state(row)));
    }

    /** Share of questions that the member wants to recall; empty for one who has not practised yet. */
    Optional<Double> targetRecall(AccountId account) {
        return sql.select(PRACTICE_MEMBER.TARGET_RECALL)
                .from(PRACTICE_MEMBER)
                .where(PRACTICE_MEMBER.ACCOUNT_ID.eq(account.value()))
                .fetchOptional(row -> row.value1().doubleValue());
    }

    void insertMember(AccountId account, double targetRecall) {
        sql.insertInto(PRACTICE_MEMBER)
                .set(PRACTICE_MEMBER.ACCOUNT_ID, account.value())
                .set(PRACTICE_MEMBER.TARGET_RECALL, BigDecimal.valueOf(targetRecall))
                .onDuplicateKeyUpdate()
                .set(PRACTICE_MEMBER.ACCOUNT_ID, account.value())
                .execute();
    }

    Optional<Attempt> find(AccountId account, AttemptId id) {
        return sql.selectFrom(PRACTICE_REVIEW)
                .where(PRACTICE_REVIEW.ACCOUNT_ID.eq(account.value()))
                .and(PRACTICE_REVIEW.ID.eq(id.value()))
                .fetchOptional(ReviewRepository::attempt);
    }

    private static Attempt attempt(PracticeReviewRecord row) {
        return new Attempt(
                new AttemptId(row.getId()),
                new QuestionId(row.getQuestionId()),
                row.getGrade(),
                row.getPracticedAt(),
                row.getDurationSeconds());
    }

    void append(NewReview review) {
        Practiced practiced = review.practiced();
        PracticeReviewRecord row = new PracticeReviewRecord();
        row.setAccountId(practiced.account().value());
        row.setId(practiced.id());
        row.setQuestionId(practiced.question().value());
        row.setRevision(practiced.revision());
        row.setGrade(practiced.grade());
        row.setPracticedAt(practiced.practicedAt());
        row.setPracticedOn(practiced.practicedOn());
        row.setDurationSeconds(review.durationSeconds());
        row.setZone(review.zone().getId());
        row.setPredictedRecall(review.predictedRecall());
        row.setTargetRecall(BigDecimal.valueOf(practiced.targetRecall()));
        row.setIdempotencyKey(review.idempotencyKey());
        row.setRequestId(review.requestId());
        row.setRecordedAt(review.recordedAt());
        sql.insertInto(PRACTICE_REVIEW).set(row).execute();
    }

    /** The member's reviews of a question that stand. */
    List<Practiced> standing(AccountId account, QuestionId question) {
        return standing(
                PRACTICE_REVIEW.ACCOUNT_ID.eq(account.value()).and(PRACTICE_REVIEW.QUESTION_ID.eq(question.value())));
    }

    private List<Practiced> standing(Condition condition) {
        return sql.select(
                        PRACTICE_REVIEW.ACCOUNT_ID,
                        PRACTICE_REVIEW.ID,
                        PRACTICE_REVIEW.QUESTION_ID,
                        PRACTICE_REVIEW.REVISION,
                        PRACTICE_REVIEW.GRADE,
                        PRACTICE_REVIEW.PRACTICED_AT,
                        PRACTICE_REVIEW.PRACTICED_ON,
                        PRACTICE_REVIEW.TARGET_RECALL)
                .from(PRACTICE_REVIEW)
                .leftJoin(PRACTICE_UNDO)
                .on(PRACTICE_UNDO.ACCOUNT_ID.eq(PRACTICE_REVIEW.ACCOUNT_ID))
                .and(PRACTICE_UNDO.REVIEW_ID.eq(PRACTICE_REVIEW.ID))
                .where(condition)
                .and(PRACTICE_UNDO.REVIEW_ID.isNull())
                .fetch(ReviewRepository::practiced);
    }

    private static Practiced practiced(Record row) {
        LocalDate day = row.get(PRACTICE_REVIEW.PRACTICED_ON);
        return new Practiced(
                row.get(PRACTICE_REVIEW.ID),
                new AccountId(row.get(PRACTICE_REVIEW.ACCOUNT_ID)),
                new QuestionId(row.get(PRACTICE_REVIEW.QUESTION_ID)),
                row.get(PRACTICE_REVIEW.REVISION),
                row.get(PRACTICE_REVIEW.GRADE),
                row.get(PRACTICE_REVIEW.PRACTICED_AT),
                day,
                row.get(PRACTICE_REVIEW.TARGET_RECALL).doubleValue());
    }

    /** The member's last reviews, in order of their being written down, newest first. */
    List<AttemptId> newest(AccountId account, int limit) {
        return sql.select(PRACTICE_REVIEW.ID)
                .from(PRACTICE_REVIEW)
                .where(PRACTICE_REVIEW.ACCOUNT_ID.eq(account.value()))
                .orderBy(PRACTICE_REVIEW.ID.desc())
                .limit(limit)
                .fetch(row -> new AttemptId(row.value1()));
    }

    /** Notes that the review was taken back; false if it was before. */
    boolean undo(AccountId account, AttemptId review, Instant now) {
        return sql.insertInto(PRACTICE_UNDO)
                        .set(PRACTICE_UNDO.ACCOUNT_ID, account.value())
                        .set(PRACTICE_UNDO.REVIEW_ID, review.value())
                        .set(PRACTICE_UNDO.RECORDED_AT, now)
                        .onDuplicateKeyIgnore()
                        .execute()
                == 1;
    }
}
