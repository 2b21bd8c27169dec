package dev.questionbank.access;

import static dev.questionbank.access.jooq.Tables.ACCESS_ENTITLEMENT;
import static dev.questionbank.access.jooq.Tables.ACCESS_ENTITLEMENT_EVENT;
import static dev.questionbank.access.jooq.Tables.ACCESS_ENTITLEMENT_SPAN;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.questionbank.access.jooq.tables.records.AccessEntitlementEventRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The ledger of entitlements, to which rows are only added, and beside it what it says now. */
@Repository
class EntitlementRepository {

    private final DSLContext sql;
    private final AccountSeal seal;

    EntitlementRepository(DSLContext sql, AccountSeal seal) {
        this.sql = sql;
        this.seal = seal;
    }

    void insert(EntitlementEvent event) {
        AccessEntitlementEventRecord row = new AccessEntitlementEventRecord();
        row.setId(UuidCreator.getTimeOrderedEpoch());
        row.setEntitlementId(event.entitlement().value());
        row.setAccountId(event.account().value());
        row.setPlanId(event.plan() == null ? null : event.plan().value());
        row.setChangeKind(event.change());
        row.setSource(event.source());
        row.setValidFrom(event.validFrom());
        row.setValidUntil(event.validUntil());
        row.setPayment(event.payment());
        row.setCause(seal.seal(event.account(), Objects.requireNonNull(event.cause(), "every event has one")));
        row.setActorId(event.actor() == null ? null : event.actor().value());
        row.setProviderEvent(event.providerEvent());
        row.setOccurredAt(event.occurredAt());
        row.setRecordedAt(event.recordedAt());
        sql.insertInto(ACCESS_ENTITLEMENT_EVENT).set(row).execute();
    }

    List<EntitlementEvent> events(EntitlementId entitlement) {
        return events(ACCESS_ENTITLEMENT_EVENT.ENTITLEMENT_ID.eq(entitlement.value()), Set.of());
    }

    /** What was known of the account's entitlements at a moment. */
    List<EntitlementEvent> events(AccountId account, Instant knownAt) {
        return events(
                ACCESS_ENTITLEMENT_EVENT
                        .ACCOUNT_ID
                        .eq(account.value())
                        .and(ACCESS_ENTITLEMENT_EVENT.RECORDED_AT.le(knownAt)),
                Set.of());
    }

    /** All that happened to the account's entitlements, with the causes. */
    List<EntitlementEvent> eventsWithCauses(AccountId account) {
        return events(ACCESS_ENTITLEMENT_EVENT.ACCOUNT_ID.eq(account.value()), Set.of(account));
    }

    /** In the order in which they were recorded; with the causes that were sealed for these accounts. */
    private List<EntitlementEvent> events(Condition condition, Set<AccountId> readable) {
        AccountSeal.Opener opener = seal.opener(readable);
        return sql.selectFrom(ACCESS_ENTITLEMENT_EVENT)
                .where(condition)
                .orderBy(ACCESS_ENTITLEMENT_EVENT.RECORDED_AT, ACCESS_ENTITLEMENT_EVENT.ID)
                .fetch(row -> event(row, opener));
    }

    private static EntitlementEvent event(AccessEntitlementEventRecord row, AccountSeal.Opener opener) {
        byte @Nullable [] cause = row.getCause();
        return new EntitlementEvent(
                new EntitlementId(row.getEntitlementId()),
                new AccountId(row.getAccountId()),
                row.getPlanId() == null ? null : new PlanId(row.getPlanId()),
                row.getChangeKind(),
                row.getSource(),
                row.getValidFrom(),
                row.getValidUntil(),
                row.getPayment(),
                cause == null
                        ? null
                        : opener.open(new AccountId(row.getAccountId()), cause).orElse(null),
                row.getActorId() == null ? null : new AccountId(row.getActorId()),
                row.getProviderEvent(),
                row.getOccurredAt(),
                row.getRecordedAt());
    }

    /**
     * Makes the entitlement's row unless it is there, and holds it until the end of the transaction.
     *
     * @throws IllegalStateException when it is not there and the event does not tell what is held
     */
    void hold(EntitlementEvent first) {
        if (first.plan() == null) {
            lock(first.entitlement()).orElseThrow(() -> new IllegalStateException("no event before told the plan"));
            return;
        }
        sql.insertInto(ACCESS_ENTITLEMENT)
                .set(ACCESS_ENTITLEMENT.ID, first.entitlement().value())
                .set(ACCESS_ENTITLEMENT.ACCOUNT_ID, first.account().value())
                .set(ACCESS_ENTITLEMENT.PLAN_ID, first.plan().value())
                .set(ACCESS_ENTITLEMENT.SOURCE, first.source())
                .set(ACCESS_ENTITLEMENT.VALID_FROM, first.occurredAt())
                .set(ACCESS_ENTITLEMENT.ENDED_AS, EntitlementState.EXPIRED)
                .onDuplicateKeyUpdate()
                .set(ACCESS_ENTITLEMENT.ID, first.entitlement().value())
                .execute();
    }

    /** Writes down what the ledger says of an entitlement whose row is held. */
    void derive(EntitlementId id, Standing standing) {
        sql.update(ACCESS_ENTITLEMENT)
                .set(ACCESS_ENTITLEMENT.PLAN_ID, standing.plan().value())
                .set(ACCESS_ENTITLEMENT.SOURCE, standing.source())
                .set(ACCESS_ENTITLEMENT.VALID_FROM, standing.validFrom())
                .set(ACCESS_ENTITLEMENT.ENDED_AS, standing.after())
                .where(ACCESS_ENTITLEMENT.ID.eq(id.value()))
                .execute();
        sql.deleteFrom(ACCESS_ENTITLEMENT_SPAN)
                .where(ACCESS_ENTITLEMENT_SPAN.ENTITLEMENT_ID.eq(id.value()))
                .execute();
        if (!standing.spans().isEmpty()) {
            sql.insertInto(
                            ACCESS_ENTITLEMENT_SPAN,
                            ACCESS_ENTITLEMENT_SPAN.ENTITLEMENT_ID,
                            ACCESS_ENTITLEMENT_SPAN.VALID_FROM,
                            ACCESS_ENTITLEMENT_SPAN.VALID_UNTIL,
                            ACCESS_ENTITLEMENT_SPAN.STATE)
                    .valuesOfRows(standing.spans().stream()
                            .map(span -> DSL.row(id.value(), span.from(), span.until(), span.state()))
                            .toList())
                    .execute();
        }
    }

    /** The entitlement, held until the end of the transaction. */
    Optional<Held> lock(EntitlementId id) {
        return sql
                .selectFrom(ACCESS_ENTITLEMENT)
                .where(ACCESS_ENTITLEMENT.ID.eq(id.value()))
                .forUpdate()
                .fetch()
                .stream()
                .findFirst()
                .flatMap(row -> find(id));
    }

    Optional<Held> find(EntitlementId id) {
        return list(ACCESS_ENTITLEMENT.ID.eq(id.value())).stream().findFirst();
    }

    List<Held> list(Collection<EntitlementId> ids) {
        return list(
                ACCESS_ENTITLEMENT.ID.in(ids.stream().map(EntitlementId::value).toList()));
    }

    /** Everything that the account holds or held, newest first. */
    List<Held> list(AccountId account) {
        return list(ACCESS_ENTITLEMENT.ACCOUNT_ID.eq(account.value()));
    }

    /** Up to so many entitlements after this one, in order of their ids. */
    List<EntitlementId> page(@Nullable EntitlementId after, int limit) {
        return sql.select(ACCESS_ENTITLEMENT.ID)
                .from(ACCESS_ENTITLEMENT)
                .where(after == null ? DSL.noCondition() : ACCESS_ENTITLEMENT.ID.gt(after.value()))
                .orderBy(ACCESS_ENTITLEMENT.ID)
                .limit(limit)
                .fetch(row -> new EntitlementId(row.value1()));
    }

    private List<Held> list(Condition condition) {
        return sql
                .select(ACCESS_ENTITLEMENT.fields())
                .select(
                        ACCESS_ENTITLEMENT_SPAN.VALID_FROM,
                        ACCESS_ENTITLEMENT_SPAN.VALID_UNTIL,
                        ACCESS_ENTITLEMENT_SPAN.STATE)
                .from(ACCESS_ENTITLEMENT)
                .leftJoin(ACCESS_ENTITLEMENT_SPAN)
                .on(ACCESS_ENTITLEMENT_SPAN.ENTITLEMENT_ID.eq(ACCESS_ENTITLEMENT.ID))
                .where(condition)
                .orderBy(
                        ACCESS_ENTITLEMENT.VALID_FROM.desc(),
                        ACCESS_ENTITLEMENT.ID.desc(),
                        ACCESS_ENTITLEMENT_SPAN.VALID_FROM)
                .fetchGroups(ACCESS_ENTITLEMENT.ID)
                .values()
                .stream()
                .map(EntitlementRepository::held)
                .toList();
    }

    private static Held held(Result<Record> rows) {
        Record row = rows.getFirst();
        UUID id = row.get(ACCESS_ENTITLEMENT.ID);
        return new Held(
                new EntitlementId(id),
                new AccountId(row.get(ACCESS_ENTITLEMENT.ACCOUNT_ID)),
                new Standing(
                        new PlanId(row.get(ACCESS_ENTITLEMENT.PLAN_ID)),
                        row.get(ACCESS_ENTITLEMENT.SOURCE),
                        row.get(ACCESS_ENTITLEMENT.VALID_FROM),
                        rows.stream()
                                .filter(span -> span.get(ACCESS_ENTITLEMENT_SPAN.STATE) != null)
                                .map(EntitlementRepository::span)
                                .toList(),
                        row.get(ACCESS_ENTITLEMENT.ENDED_AS)));
    }

    private static Span span(Record row) {
        return new Span(
                Objects.requireNonNull(row.get(ACCESS_ENTITLEMENT_SPAN.VALID_FROM)),
                row.get(ACCESS_ENTITLEMENT_SPAN.VALID_UNTIL),
                Objects.requireNonNull(row.get(ACCESS_ENTITLEMENT_SPAN.STATE)));
    }
}
