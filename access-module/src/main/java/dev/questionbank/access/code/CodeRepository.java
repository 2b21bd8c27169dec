package dev.questionbank.access.code;

import static dev.questionbank.access.jooq.Tables.ACCESS_CODE;
import static dev.questionbank.access.jooq.Tables.ACCESS_CODE_REDEMPTION;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.EntitlementId;
import dev.questionbank.access.PlanId;
import dev.questionbank.access.jooq.tables.records.AccessCodeRedemptionRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;

/** Codes, of which only digests are kept, and who redeemed them. */
@Repository
class CodeRepository {

    private final DSLContext sql;

    CodeRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** What a code gives. */
    record Offer(
            PlanId plan,
            int days,
            int maxRedemptions,
            @Nullable Instant expiresAt) {}

    /** An offer, and how often it was taken. */
    record Taken(Offer offer, int redemptions) {}

    /** A code in the hands of a member. */
    record Redemption(
            AccountId account, byte[] digest, String idempotencyKey, EntitlementId entitlement, Instant redeemedAt) {}

    void insert(List<byte[]> digests, Offer offer, AccountId creator, Instant now) {
        sql.insertInto(
                        ACCESS_CODE,
                        ACCESS_CODE.DIGEST,
                        ACCESS_CODE.PLAN_ID,
                        ACCESS_CODE.DAYS,
                        ACCESS_CODE.MAX_REDEMPTIONS,
                        ACCESS_CODE.REDEMPTIONS,
                        ACCESS_CODE.EXPIRES_AT,
                        ACCESS_CODE.CREATOR_ID,
                        ACCESS_CODE.CREATED_AT)
                .valuesOfRows(digests.stream()
                        .map(digest -> DSL.row(
                                digest,
                                offer.plan().value(),
                                offer.days(),
                                offer.maxRedemptions(),
                                0,
                                offer.expiresAt(),
                                creator.value(),
                                now))
                        .toList())
                .execute();
    }

    /** The code, held until the end of the transaction, so that no two members take its last place. */
    Optional<Taken> lock(byte[] digest) {
        return sql.selectFrom(ACCESS_CODE)
                .where(ACCESS_CODE.DIGEST.eq(digest))
                .forUpdate()
                .fetchOptional(row -> new Taken(
                        new Offer(
                                new PlanId(row.getPlanId()),
                                row.getDays(),
                                row.getMaxRedemptions(),
                                row.getExpiresAt()),
                        row.getRedemptions()));
    }

    /** Writes the redemption down and takes a place of its code; false, having changed nothing, if the member's key was used before. */
    boolean redeem(Redemption redemption) {
        try {
            sql.insertInto(ACCESS_CODE_REDEMPTION)
                    .set(ACCESS_CODE_REDEMPTION.ACCOUNT_ID, redemption.account().value())
                    .set(ACCESS_CODE_REDEMPTION.DIGEST, redemption.digest())
                    .set(ACCESS_CODE_REDEMPTION.IDEMPOTENCY_KEY, redemption.idempotencyKey())
                    .set(
                            ACCESS_CODE_REDEMPTION.ENTITLEMENT_ID,
                            redemption.entitlement().value())
                    .set(ACCESS_CODE_REDEMPTION.REDEEMED_AT, redemption.redeemedAt())
                    .execute();
        } catch (DuplicateKeyException e) {
            return false;
        }
        sql.update(ACCESS_CODE)
                .set(ACCESS_CODE.REDEMPTIONS, ACCESS_CODE.REDEMPTIONS.plus(1))
                .where(ACCESS_CODE.DIGEST.eq(redemption.digest()))
                .execute();
        return true;
    }

    /** What the member's earlier request with this key led to. */
    Optional<Redemption> find(AccountId account, String idempotencyKey) {
        return find(account, ACCESS_CODE_REDEMPTION.IDEMPOTENCY_KEY.eq(idempotencyKey));
    }

    /** Whether the member redeemed the code before, and how. */
    Optional<Redemption> find(AccountId account, byte[] digest) {
        return find(account, ACCESS_CODE_REDEMPTION.DIGEST.eq(digest));
    }

    private Optional<Redemption> find(AccountId account, Condition condition) {
        return list(ACCESS_CODE_REDEMPTION.ACCOUNT_ID.eq(account.value()).and(condition)).stream()
                .findFirst();
    }

    /** What the member redeemed, oldest first. */
    List<Redemption> list(AccountId account) {
        return list(ACCESS_CODE_REDEMPTION.ACCOUNT_ID.eq(account.value()));
    }

    private List<Redemption> list(Condition condition) {
        return sql.selectFrom(ACCESS_CODE_REDEMPTION)
                .where(condition)
                .orderBy(ACCESS_CODE_REDEMPTION.REDEEMED_AT)
                .fetch(CodeRepository::redemption);
    }

    void deleteRedemptions(AccountId account) {
        sql.deleteFrom(ACCESS_CODE_REDEMPTION)
                .where(ACCESS_CODE_REDEMPTION.ACCOUNT_ID.eq(account.value()))
                .execute();
    }

    private static Redemption redemption(AccessCodeRedemptionRecord row) {
        return new Redemption(
                new AccountId(row.getAccountId()),
                row.getDigest(),
                row.getIdempotencyKey(),
                new EntitlementId(row.getEntitlementId()),
                row.getRedeemedAt());
    }
}
