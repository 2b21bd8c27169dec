package dev.questionbank.practice;

import static dev.questionbank.practice.jooq.Tables.PRACTICE_MEMBER;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_REVIEW;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.val;

import dev.questionbank.access.AccountId;
import dev.questionbank.practice.jooq.tables.records.PracticeMemberRecord;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** How members want to practise. */
@Repository
class MemberRepository {

    private final DSLContext sql;

    MemberRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Empty for one who neither practised nor said so. */
    Optional<PracticeSettings> find(AccountId account) {
        return sql.selectFrom(PRACTICE_MEMBER)
                .where(PRACTICE_MEMBER.ACCOUNT_ID.eq(account.value()))
                .fetchOptional(row -> new PracticeSettings(
                        row.getTargetRecall().doubleValue(), row.getNewPerDay(), row.getReviewsPerDay()));
    }

    /** Writes a row with these settings unless there is one. */
    void insert(AccountId account, PracticeSettings settings) {
        PracticeMemberRecord row = row(settings);
        row.setAccountId(account.value());
        sql.insertInto(PRACTICE_MEMBER)
                .set(row)
                .onDuplicateKeyUpdate()
                .set(PRACTICE_MEMBER.ACCOUNT_ID, account.value())
                .execute();
    }

    void update(AccountId account, PracticeSettings settings) {
        sql.update(PRACTICE_MEMBER)
                .set(row(settings))
                .where(PRACTICE_MEMBER.ACCOUNT_ID.eq(account.value()))
                .execute();
    }

    private static PracticeMemberRecord row(PracticeSettings settings) {
        PracticeMemberRecord row = new PracticeMemberRecord();
        row.setTargetRecall(BigDecimal.valueOf(settings.targetRecall()));
        row.setNewPerDay(settings.newPerDay());
        row.setReviewsPerDay(settings.reviewsPerDay());
        return row;
    }

    /** Holds everything of these members' practice until the end of the transaction; how many of them are known. */
    int lock(Collection<AccountId> accounts) {
        return sql.selectOne()
                .from(PRACTICE_MEMBER)
                .where(PRACTICE_MEMBER.ACCOUNT_ID.in(
                        accounts.stream().map(AccountId::value).toList()))
                .orderBy(PRACTICE_MEMBER.ACCOUNT_ID)
                .forUpdate()
                .fetch()
                .size();
    }

    /** Lets everybody be known who has reviews; those of before this was kept were not. */
    void insertMissing(PracticeSettings settings) {
        sql.insertInto(
                        PRACTICE_MEMBER,
                        PRACTICE_MEMBER.ACCOUNT_ID,
                        PRACTICE_MEMBER.TARGET_RECALL,
                        PRACTICE_MEMBER.NEW_PER_DAY,
                        PRACTICE_MEMBER.REVIEWS_PER_DAY)
                .select(selectDistinct(
                                PRACTICE_REVIEW.ACCOUNT_ID,
                                val(BigDecimal.valueOf(settings.targetRecall())),
                                val(settings.newPerDay()),
                                val(settings.reviewsPerDay()))
                        .from(PRACTICE_REVIEW)
                        .where(PRACTICE_REVIEW.ACCOUNT_ID.notIn(
                                select(PRACTICE_MEMBER.ACCOUNT_ID).from(PRACTICE_MEMBER))))
                .execute();
    }

    /** The next members behind that one. */
    List<AccountId> next(@Nullable AccountId after, int limit) {
        return sql.select(PRACTICE_MEMBER.ACCOUNT_ID)
                .from(PRACTICE_MEMBER)
                .where(after == null ? noCondition() : PRACTICE_MEMBER.ACCOUNT_ID.gt(after.value()))
                .orderBy(PRACTICE_MEMBER.ACCOUNT_ID)
                .limit(limit)
                .fetch(row -> new AccountId(row.value1()));
    }

    void erase(AccountId account) {
        sql.deleteFrom(PRACTICE_MEMBER)
                .where(PRACTICE_MEMBER.ACCOUNT_ID.eq(account.value()))
                .execute();
    }
}
