package dev.questionbank.access.payment;

import static dev.questionbank.access.jooq.Tables.ACCESS_PAYMENT_CHECKOUT;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.PlanId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;

/** Where members were sent to pay. */
@Repository
class CheckoutRepository {

    private final DSLContext sql;

    CheckoutRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Where a member was sent. */
    record Started(PlanId plan, String url) {}

    /** The same as it is told to the member, with everything that is kept of it. */
    record Exported(String plan, String url, String idempotencyKey, Instant startedAt) {}

    Optional<Started> find(AccountId account, String key) {
        return sql.selectFrom(ACCESS_PAYMENT_CHECKOUT)
                .where(ACCESS_PAYMENT_CHECKOUT.ACCOUNT_ID.eq(account.value()))
                .and(ACCESS_PAYMENT_CHECKOUT.IDEMPOTENCY_KEY.eq(key))
                .fetchOptional(row -> new Started(new PlanId(row.getPlanId()), row.getUrl()));
    }

    /** Everywhere the member was sent. */
    List<Exported> list(AccountId account) {
        return sql.selectFrom(ACCESS_PAYMENT_CHECKOUT)
                .where(ACCESS_PAYMENT_CHECKOUT.ACCOUNT_ID.eq(account.value()))
                .orderBy(ACCESS_PAYMENT_CHECKOUT.CREATED_AT)
                .fetch(row -> new Exported(
                        new PlanId(row.getPlanId()).toString(),
                        row.getUrl(),
                        row.getIdempotencyKey(),
                        row.getCreatedAt()));
    }

    void delete(AccountId account) {
        sql.deleteFrom(ACCESS_PAYMENT_CHECKOUT)
                .where(ACCESS_PAYMENT_CHECKOUT.ACCOUNT_ID.eq(account.value()))
                .execute();
    }

    /** @throws DuplicateKeyException when a request with the same key was faster */
    void insert(AccountId account, String key, Started started, Instant now) {
        sql.insertInto(ACCESS_PAYMENT_CHECKOUT)
                .set(ACCESS_PAYMENT_CHECKOUT.ACCOUNT_ID, account.value())
                .set(ACCESS_PAYMENT_CHECKOUT.IDEMPOTENCY_KEY, key)
                .set(ACCESS_PAYMENT_CHECKOUT.PLAN_ID, started.plan().value())
                .set(ACCESS_PAYMENT_CHECKOUT.URL, started.url())
                .set(ACCESS_PAYMENT_CHECKOUT.CREATED_AT, now)
                .execute();
    }
}
