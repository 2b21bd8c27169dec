package dev.questionbank.access.payment;

import static dev.questionbank.access.jooq.Tables.ACCESS_ACCOUNT;
import static dev.questionbank.access.jooq.Tables.ACCESS_PAYMENT_REFERENCE;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.EntitlementId;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What the provider's ids stand for. */
@Repository
class ReferenceRepository {

    /** What was bought, and no payment for it. */
    private static final Condition IS_SUBSCRIPTION =
            ACCESS_PAYMENT_REFERENCE.ENTITLEMENT_ID.isNotNull().and(ACCESS_PAYMENT_REFERENCE.PAYMENT.isNull());

    private final DSLContext sql;
    private final Clock clock;

    ReferenceRepository(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * What an id of the provider stands for.
     *
     * @param entitlement what was bought; null for a customer
     * @param payment by what the ledger knows the payment; null where the id stands for none
     */
    record Reference(
            String reference,
            AccountId account,
            @Nullable EntitlementId entitlement,
            @Nullable String payment) {}

    boolean isAccount(AccountId id) {
        return sql.fetchExists(ACCESS_ACCOUNT, ACCESS_ACCOUNT.ID.eq(id.value()));
    }

    /** Those of these that are known. */
    Map<String, Reference> find(Collection<String> references) {
        return list(ACCESS_PAYMENT_REFERENCE.REFERENCE.in(references));
    }

    Optional<Reference> find(String reference) {
        return Optional.ofNullable(find(List.of(reference)).get(reference));
    }

    /** All payments for what was bought. */
    Map<String, Reference> listPayments(Collection<EntitlementId> entitlements) {
        return list(ACCESS_PAYMENT_REFERENCE
                .ENTITLEMENT_ID
                .in(entitlements.stream().map(EntitlementId::value).toList())
                .and(ACCESS_PAYMENT_REFERENCE.PAYMENT.isNotNull()));
    }

    /** All that stand for something of the account. */
    Map<String, Reference> list(AccountId account) {
        return list(ACCESS_PAYMENT_REFERENCE.ACCOUNT_ID.eq(account.value()));
    }

    /** Forgets which customer of the provider the account is. */
    void deleteCustomers(AccountId account) {
        sql.deleteFrom(ACCESS_PAYMENT_REFERENCE)
                .where(ACCESS_PAYMENT_REFERENCE.ACCOUNT_ID.eq(account.value()))
                .and(ACCESS_PAYMENT_REFERENCE.ENTITLEMENT_ID.isNull())
                .execute();
    }

    /** All subscriptions that were told of. */
    Map<String, Reference> listSubscriptions() {
        return list(IS_SUBSCRIPTION);
    }

    /** The provider's ids of all subscriptions of the account. */
    List<String> listSubscriptions(AccountId account) {
        return List.copyOf(list(IS_SUBSCRIPTION.and(ACCESS_PAYMENT_REFERENCE.ACCOUNT_ID.eq(account.value())))
                .keySet());
    }

    private Map<String, Reference> list(Condition condition) {
        return sql.selectFrom(ACCESS_PAYMENT_REFERENCE)
                .where(condition)
                .fetchMap(
                        ACCESS_PAYMENT_REFERENCE.REFERENCE,
                        row -> new Reference(
                                row.getReference(),
                                new AccountId(row.getAccountId()),
                                row.getEntitlementId() == null ? null : new EntitlementId(row.getEntitlementId()),
                                row.getPayment()));
    }

    /** Keeps what these stand for; those that are known stay what they are. */
    void add(Collection<Reference> references) {
        if (references.isEmpty()) {
            return;
        }
        sql.insertInto(
                        ACCESS_PAYMENT_REFERENCE,
                        ACCESS_PAYMENT_REFERENCE.REFERENCE,
                        ACCESS_PAYMENT_REFERENCE.ACCOUNT_ID,
                        ACCESS_PAYMENT_REFERENCE.ENTITLEMENT_ID,
                        ACCESS_PAYMENT_REFERENCE.PAYMENT,
                        ACCESS_PAYMENT_REFERENCE.RECORDED_AT)
                .valuesOfRows(references.stream()
                        .sorted((one, other) -> one.reference().compareTo(other.reference()))
                        .map(each -> DSL.row(
                                each.reference(),
                                each.account().value(),
                                each.entitlement() == null
                                        ? null
                                        : each.entitlement().value(),
                                each.payment(),
                                clock.instant()))
                        .toList())
                .onDuplicateKeyUpdate()
                .set(ACCESS_PAYMENT_REFERENCE.REFERENCE, ACCESS_PAYMENT_REFERENCE.REFERENCE)
                .execute();
    }
}
