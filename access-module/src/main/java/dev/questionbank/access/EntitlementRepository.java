package dev.questionbank.access;

import static dev.questionbank.access.jooq.Tables.ACCESS_ENTITLEMENT;
import static dev.questionbank.access.jooq.Tables.ACCESS_ENTITLEMENT_EVENT;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.questionbank.access.jooq.tables.records.AccessEntitlementRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The ledger of entitlements, to which rows are only added, and what it says now. */
@Repository
class EntitlementRepository {

    private final DSLContext sql;

    EntitlementRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** An event of the ledger, caused by a person. */
    record Event(
            EntitlementId entitlement,
            AccountId account,
            PlanId plan,
            EntitlementChange change,
            EntitlementSource source,
            Instant validFrom,
            @Nullable Instant validUntil,
            String cause,
            AccountId actor) {}

    void append(Event event, Instant now) {
        sql.insertInto(ACCESS_ENTITLEMENT_EVENT)
                .set(ACCESS_ENTITLEMENT_EVENT.ID, UuidCreator.getTimeOrderedEpoch())
                .set(
                        ACCESS_ENTITLEMENT_EVENT.ENTITLEMENT_ID,
                        event.entitlement().value())
                .set(ACCESS_ENTITLEMENT_EVENT.ACCOUNT_ID, event.account().value())
                .set(ACCESS_ENTITLEMENT_EVENT.PLAN_ID, event.plan().value())
                .set(ACCESS_ENTITLEMENT_EVENT.CHANGE_KIND, event.change())
                .set(ACCESS_ENTITLEMENT_EVENT.SOURCE, event.source())
                .set(ACCESS_ENTITLEMENT_EVENT.VALID_FROM, event.validFrom())
                .set(ACCESS_ENTITLEMENT_EVENT.VALID_UNTIL, event.validUntil())
                .set(ACCESS_ENTITLEMENT_EVENT.CAUSE, event.cause())
                .set(ACCESS_ENTITLEMENT_EVENT.ACTOR_ID, event.actor().value())
                .set(ACCESS_ENTITLEMENT_EVENT.OCCURRED_AT, now)
                .set(ACCESS_ENTITLEMENT_EVENT.RECORDED_AT, now)
                .execute();
        switch (event.change()) {
            case GRANTED ->
                sql.insertInto(ACCESS_ENTITLEMENT)
                        .set(ACCESS_ENTITLEMENT.ID, event.entitlement().value())
                        .set(ACCESS_ENTITLEMENT.ACCOUNT_ID, event.account().value())
                        .set(ACCESS_ENTITLEMENT.PLAN_ID, event.plan().value())
                        .set(ACCESS_ENTITLEMENT.SOURCE, event.source())
                        .set(ACCESS_ENTITLEMENT.VALID_FROM, event.validFrom())
                        .set(ACCESS_ENTITLEMENT.VALID_UNTIL, event.validUntil())
                        .execute();
            case REVOKED ->
                sql.update(ACCESS_ENTITLEMENT)
                        .set(ACCESS_ENTITLEMENT.REVOKED_AT, now)
                        .where(ACCESS_ENTITLEMENT.ID.eq(event.entitlement().value()))
                        .execute();
        }
    }

    /** The entitlement as it is now, locked until the end of the transaction. */
    Optional<Entitlement> lock(EntitlementId id, Instant now) {
        return sql.selectFrom(ACCESS_ENTITLEMENT)
                .where(ACCESS_ENTITLEMENT.ID.eq(id.value()))
                .forUpdate()
                .fetchOptional(row -> entitlement(row, now));
    }

    Optional<Entitlement> find(EntitlementId id, Instant now) {
        return list(ACCESS_ENTITLEMENT.ID.eq(id.value()), now).stream().findFirst();
    }

    /** Everything that the account holds or held, newest first. */
    List<Entitlement> list(AccountId account, Instant now) {
        return list(ACCESS_ENTITLEMENT.ACCOUNT_ID.eq(account.value()), now);
    }

    private List<Entitlement> list(Condition condition, Instant now) {
        return sql.selectFrom(ACCESS_ENTITLEMENT)
                .where(condition)
                .orderBy(ACCESS_ENTITLEMENT.VALID_FROM.desc(), ACCESS_ENTITLEMENT.ID.desc())
                .fetch(row -> entitlement(row, now));
    }

    private static Entitlement entitlement(AccessEntitlementRecord row, Instant now) {
        return new Entitlement(
                new EntitlementId(row.getId()),
                new AccountId(row.getAccountId()),
                new PlanId(row.getPlanId()),
                row.getSource(),
                EntitlementState.at(now, row.getValidUntil(), row.getRevokedAt()),
                row.getValidFrom(),
                row.getValidUntil());
    }
}
