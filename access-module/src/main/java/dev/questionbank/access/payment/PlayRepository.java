package dev.questionbank.access.payment;

import static dev.questionbank.access.jooq.Tables.ACCESS_PAYMENT_PLAY;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.PlanId;
import dev.questionbank.access.jooq.tables.records.AccessPaymentPlayRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Checkouts that the application plays. */
@Repository
class PlayRepository {

    private static final Condition IS_SUBSCRIPTION = ACCESS_PAYMENT_PLAY.PERIOD_END.isNotNull();

    private final DSLContext sql;

    PlayRepository(DSLContext sql) {
        this.sql = sql;
    }

    void insert(PlayedCheckout checkout, Instant now) {
        AccessPaymentPlayRecord row = new AccessPaymentPlayRecord();
        row.setSession(checkout.session());
        row.setReference(checkout.reference());
        row.setAccountId(checkout.account().value());
        row.setPlanId(checkout.plan().value());
        row.setPriceCents(checkout.priceCents());
        row.setCurrency(checkout.currency());
        row.setBillingInterval(checkout.interval());
        row.setState(checkout.state());
        row.setPayments(checkout.payments());
        row.setIsRefunded(checkout.isRefunded());
        row.setPeriodStart(checkout.periodStart());
        row.setPeriodEnd(checkout.periodEnd());
        row.setCreatedAt(now);
        sql.insertInto(ACCESS_PAYMENT_PLAY).set(row).execute();
    }

    /** When the last event of the checkout happened; empty before the first one. */
    Optional<Instant> toldAt(String session) {
        return sql.select(ACCESS_PAYMENT_PLAY.TOLD_AT)
                .from(ACCESS_PAYMENT_PLAY)
                .where(ACCESS_PAYMENT_PLAY.SESSION.eq(session))
                .fetchOptional(ACCESS_PAYMENT_PLAY.TOLD_AT);
    }

    /** Writes down how the checkout stands after what happened at that moment. */
    void update(PlayedCheckout checkout, Instant toldAt) {
        sql.update(ACCESS_PAYMENT_PLAY)
                .set(ACCESS_PAYMENT_PLAY.TOLD_AT, toldAt)
                .set(ACCESS_PAYMENT_PLAY.STATE, checkout.state())
                .set(ACCESS_PAYMENT_PLAY.PAYMENTS, checkout.payments())
                .set(ACCESS_PAYMENT_PLAY.IS_REFUNDED, checkout.isRefunded())
                .set(ACCESS_PAYMENT_PLAY.PERIOD_START, checkout.periodStart())
                .set(ACCESS_PAYMENT_PLAY.PERIOD_END, checkout.periodEnd())
                .where(ACCESS_PAYMENT_PLAY.SESSION.eq(checkout.session()))
                .execute();
    }

    Optional<PlayedCheckout> find(String session) {
        return list(ACCESS_PAYMENT_PLAY.SESSION.eq(session)).stream().findFirst();
    }

    /** The checkout, held until the end of the transaction. */
    Optional<PlayedCheckout> lock(String session) {
        return sql
                .selectFrom(ACCESS_PAYMENT_PLAY)
                .where(ACCESS_PAYMENT_PLAY.SESSION.eq(session))
                .forUpdate()
                .fetch(PlayRepository::checkout)
                .stream()
                .findFirst();
    }

    /** All that came to be subscriptions. */
    List<PlayedCheckout> listSubscriptions() {
        return list(IS_SUBSCRIPTION);
    }

    /** Those of the account that came to be subscriptions. */
    List<PlayedCheckout> listSubscriptions(AccountId account) {
        return list(IS_SUBSCRIPTION.and(ACCESS_PAYMENT_PLAY.ACCOUNT_ID.eq(account.value())));
    }

    private List<PlayedCheckout> list(Condition condition) {
        return sql.selectFrom(ACCESS_PAYMENT_PLAY).where(condition).fetch(PlayRepository::checkout);
    }

    private static PlayedCheckout checkout(AccessPaymentPlayRecord row) {
        return new PlayedCheckout(
                row.getSession(),
                row.getReference(),
                new AccountId(row.getAccountId()),
                new PlanId(row.getPlanId()),
                row.getPriceCents(),
                row.getCurrency(),
                row.getBillingInterval(),
                row.getState(),
                row.getPayments(),
                row.getIsRefunded(),
                row.getPeriodStart(),
                row.getPeriodEnd());
    }
}
