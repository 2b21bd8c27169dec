package dev.questionbank.practice;

import static dev.questionbank.practice.jooq.Tables.PRACTICE_MERGED;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_RESTORATION;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_REVIEW;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_WITHDRAWAL;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_WITHDRAWN;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.questionbank.access.AccountId;
import dev.questionbank.catalog.QuestionId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Reviews that were taken back; rows are only added. */
@Repository
class WithdrawalRepository {

    /** What a withdrawal, or its end, is about. */
    record Touched(Set<QuestionId> questions, Set<LocalDate> days) {}

    private final DSLContext sql;
    private final MergedRepository merged;

    WithdrawalRepository(DSLContext sql, MergedRepository merged) {
        this.sql = sql;
        this.merged = merged;
    }

    /** Takes one review back, which an undo cannot do twice; false if one did before. */
    boolean undo(AccountId account, EpochId id, AttemptId review, Instant now) {
        boolean isUndone = sql.fetchExists(select().from(PRACTICE_WITHDRAWN)
                .join(PRACTICE_WITHDRAWAL)
                .on(PRACTICE_WITHDRAWAL.ACCOUNT_ID.eq(PRACTICE_WITHDRAWN.ACCOUNT_ID))
                .and(PRACTICE_WITHDRAWAL.ID.eq(PRACTICE_WITHDRAWN.WITHDRAWAL_ID))
                .where(PRACTICE_WITHDRAWN.ACCOUNT_ID.eq(account.value()))
                .and(PRACTICE_WITHDRAWN.REVIEW_ID.eq(review.value()))
                .and(PRACTICE_WITHDRAWAL.KIND.eq(WithdrawalKind.UNDO)));
        if (!isUndone) {
            insert(account, id, WithdrawalKind.UNDO, now, PRACTICE_REVIEW.ID.eq(review.value()));
        }
        return !isUndone;
    }

    /** Takes all reviews of these questions back that stand. */
    void reset(AccountId account, EpochId id, Collection<QuestionId> questions, Instant now) {
        insert(
                account,
                id,
                WithdrawalKind.RESET,
                now,
                PRACTICE_REVIEW.QUESTION_ID.in(merged.sources(questions)).and(ReviewRepository.STANDING));
    }

    private void insert(AccountId account, EpochId id, WithdrawalKind kind, Instant now, Condition which) {
        sql.insertInto(PRACTICE_WITHDRAWAL)
                .set(PRACTICE_WITHDRAWAL.ACCOUNT_ID, account.value())
                .set(PRACTICE_WITHDRAWAL.ID, id.value())
                .set(PRACTICE_WITHDRAWAL.KIND, kind)
                .set(PRACTICE_WITHDRAWAL.RECORDED_AT, now)
                .execute();
        sql.insertInto(
                        PRACTICE_WITHDRAWN,
                        PRACTICE_WITHDRAWN.ACCOUNT_ID,
                        PRACTICE_WITHDRAWN.REVIEW_ID,
                        PRACTICE_WITHDRAWN.WITHDRAWAL_ID)
                .select(select(
                                PRACTICE_REVIEW.ACCOUNT_ID,
                                PRACTICE_REVIEW.ID,
                                val(id.value(), PRACTICE_WITHDRAWN.WITHDRAWAL_ID))
                        .from(PRACTICE_REVIEW)
                        .where(PRACTICE_REVIEW.ACCOUNT_ID.eq(account.value()))
                        .and(which))
                .execute();
    }

    boolean isReset(AccountId account, EpochId id) {
        return sql.fetchExists(
                PRACTICE_WITHDRAWAL,
                PRACTICE_WITHDRAWAL
                        .ACCOUNT_ID
                        .eq(account.value())
                        .and(PRACTICE_WITHDRAWAL.ID.eq(id.value()))
                        .and(PRACTICE_WITHDRAWAL.KIND.eq(WithdrawalKind.RESET)));
    }

    /** Takes a reset back; false if that was done before. */
    boolean restore(AccountId account, EpochId id, Instant now) {
        return sql.insertInto(PRACTICE_RESTORATION)
                        .set(PRACTICE_RESTORATION.ACCOUNT_ID, account.value())
                        .set(PRACTICE_RESTORATION.WITHDRAWAL_ID, id.value())
                        .set(PRACTICE_RESTORATION.RECORDED_AT, now)
                        .onDuplicateKeyIgnore()
                        .execute()
                == 1;
    }

    /** What the reviews of the withdrawal were about. */
    Touched touched(AccountId account, EpochId id) {
        var rows = sql.selectDistinct(MergedRepository.QUESTION, PRACTICE_REVIEW.PRACTICED_ON)
                .from(PRACTICE_WITHDRAWN)
                .join(PRACTICE_REVIEW)
                .on(PRACTICE_REVIEW.ACCOUNT_ID.eq(PRACTICE_WITHDRAWN.ACCOUNT_ID))
                .and(PRACTICE_REVIEW.ID.eq(PRACTICE_WITHDRAWN.REVIEW_ID))
                .leftJoin(PRACTICE_MERGED)
                .on(PRACTICE_MERGED.QUESTION_ID.eq(PRACTICE_REVIEW.QUESTION_ID))
                .where(PRACTICE_WITHDRAWN.ACCOUNT_ID.eq(account.value()))
                .and(PRACTICE_WITHDRAWN.WITHDRAWAL_ID.eq(id.value()))
                .fetch();
        return new Touched(
                rows.stream().map(row -> new QuestionId(row.value1())).collect(Collectors.toSet()),
                rows.stream().map(row -> row.value2()).collect(Collectors.toSet()));
    }

    void erase(AccountId account) {
        sql.deleteFrom(PRACTICE_RESTORATION)
                .where(PRACTICE_RESTORATION.ACCOUNT_ID.eq(account.value()))
                .execute();
        sql.deleteFrom(PRACTICE_WITHDRAWN)
                .where(PRACTICE_WITHDRAWN.ACCOUNT_ID.eq(account.value()))
                .execute();
        sql.deleteFrom(PRACTICE_WITHDRAWAL)
                .where(PRACTICE_WITHDRAWAL.ACCOUNT_ID.eq(account.value()))
                .execute();
    }
}
