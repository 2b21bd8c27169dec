package dev.questionbank.access.payment;

import static dev.questionbank.access.jooq.Tables.ACCESS_PAYMENT_EVENT;
import static dev.questionbank.access.jooq.Tables.ACCESS_PAYMENT_WAIT;

import dev.questionbank.access.jooq.tables.records.AccessPaymentEventRecord;
import dev.questionbank.db.graphql.PageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The inbox: what the provider told, and what became of it. */
@Repository
class PaymentEventRepository {

    private final DSLContext sql;

    PaymentEventRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Keeps the event, to be looked at now; one that is here already is counted. */
    void keep(PaymentEvent event) {
        sql.insertInto(ACCESS_PAYMENT_EVENT)
                .set(ACCESS_PAYMENT_EVENT.ID, event.id().value())
                .set(ACCESS_PAYMENT_EVENT.EVENT, event.event())
                .set(ACCESS_PAYMENT_EVENT.EVENT_TYPE, event.type())
                .set(ACCESS_PAYMENT_EVENT.DOCUMENT, event.document())
                .set(ACCESS_PAYMENT_EVENT.STATE, event.state())
                .set(ACCESS_PAYMENT_EVENT.ATTEMPTS, event.attempts())
                .set(ACCESS_PAYMENT_EVENT.DELIVERIES, 1)
                .set(ACCESS_PAYMENT_EVENT.OCCURRED_AT, event.occurredAt())
                .set(ACCESS_PAYMENT_EVENT.RECEIVED_AT, event.receivedAt())
                .set(ACCESS_PAYMENT_EVENT.NEXT_ATTEMPT_AT, event.receivedAt())
                .onDuplicateKeyUpdate()
                .set(ACCESS_PAYMENT_EVENT.DELIVERIES, ACCESS_PAYMENT_EVENT.DELIVERIES.plus(1))
                .execute();
    }

    /** The event that has waited longest, held until the end of the transaction; those that others hold are passed over. */
    Optional<PaymentEvent> lockNext(Instant now) {
        return sql
                .selectFrom(ACCESS_PAYMENT_EVENT)
                .where(ACCESS_PAYMENT_EVENT.NEXT_ATTEMPT_AT.le(now))
                .orderBy(ACCESS_PAYMENT_EVENT.NEXT_ATTEMPT_AT)
                .limit(1)
                .forUpdate()
                .skipLocked()
                .fetch(PaymentEventRepository::event)
                .stream()
                .findFirst();
    }

    /** Writes down what became of an attempt, and when the next one is due, if one is. */
    void attempted(
            PaymentEventId id,
            PaymentEventState state,
            @Nullable String reason,
            Instant attemptedAt,
            @Nullable Instant nextAttemptAt) {
        sql.update(ACCESS_PAYMENT_EVENT)
                .set(ACCESS_PAYMENT_EVENT.STATE, state)
                .set(ACCESS_PAYMENT_EVENT.REASON, reason)
                .set(ACCESS_PAYMENT_EVENT.ATTEMPTS, ACCESS_PAYMENT_EVENT.ATTEMPTS.plus(1))
                .set(ACCESS_PAYMENT_EVENT.LAST_ATTEMPT_AT, attemptedAt)
                .set(ACCESS_PAYMENT_EVENT.NEXT_ATTEMPT_AT, nextAttemptAt)
                .where(ACCESS_PAYMENT_EVENT.ID.eq(id.value()))
                .execute();
    }

    /** Lets the event be looked at as soon as any of these references is known. */
    void await(PaymentEventId id, Collection<String> references) {
        sql.insertInto(ACCESS_PAYMENT_WAIT, ACCESS_PAYMENT_WAIT.REFERENCE, ACCESS_PAYMENT_WAIT.EVENT_ID)
                .valuesOfRows(references.stream()
                        .distinct()
                        .map(reference -> DSL.row(reference, id.value()))
                        .toList())
                .onDuplicateKeyUpdate()
                .set(ACCESS_PAYMENT_WAIT.EVENT_ID, id.value())
                .execute();
    }

    /** The event waits for nothing any more. */
    void stopWaiting(PaymentEventId id) {
        sql.deleteFrom(ACCESS_PAYMENT_WAIT)
                .where(ACCESS_PAYMENT_WAIT.EVENT_ID.eq(id.value()))
                .execute();
    }

    /** Lets everything that waits for these references be looked at now. */
    void wake(Collection<String> references, Instant now) {
        List<UUID> waiting = sql.selectDistinct(ACCESS_PAYMENT_WAIT.EVENT_ID)
                .from(ACCESS_PAYMENT_WAIT)
                .where(ACCESS_PAYMENT_WAIT.REFERENCE.in(references))
                .orderBy(ACCESS_PAYMENT_WAIT.EVENT_ID)
                .fetch(ACCESS_PAYMENT_WAIT.EVENT_ID);
        for (UUID id : waiting) {
            sql.update(ACCESS_PAYMENT_EVENT)
                    .set(ACCESS_PAYMENT_EVENT.NEXT_ATTEMPT_AT, now)
                    .where(ACCESS_PAYMENT_EVENT.ID.eq(id))
                    .and(ACCESS_PAYMENT_EVENT.STATE.eq(PaymentEventState.WAITING))
                    .execute();
        }
    }

    /** The event, held until the end of the transaction. */
    Optional<PaymentEvent> lock(PaymentEventId id) {
        return sql
                .selectFrom(ACCESS_PAYMENT_EVENT)
                .where(ACCESS_PAYMENT_EVENT.ID.eq(id.value()))
                .forUpdate()
                .fetch(PaymentEventRepository::event)
                .stream()
                .findFirst();
    }

    /** Begins anew with the event. */
    void revive(PaymentEventId id, Instant now) {
        sql.update(ACCESS_PAYMENT_EVENT)
                .set(ACCESS_PAYMENT_EVENT.STATE, PaymentEventState.RECEIVED)
                .setNull(ACCESS_PAYMENT_EVENT.REASON)
                .set(ACCESS_PAYMENT_EVENT.ATTEMPTS, 0)
                .set(ACCESS_PAYMENT_EVENT.NEXT_ATTEMPT_AT, now)
                .where(ACCESS_PAYMENT_EVENT.ID.eq(id.value()))
                .execute();
    }

    /** A page of those of which nothing could be made, newest first. */
    List<PaymentEvent> listDead(PageRequest page) {
        return sql.selectFrom(ACCESS_PAYMENT_EVENT)
                .where(ACCESS_PAYMENT_EVENT.STATE.eq(PaymentEventState.DEAD))
                .and(page.isContinued() ? behind(page) : DSL.noCondition())
                .orderBy(
                        page.forward()
                                ? List.of(ACCESS_PAYMENT_EVENT.RECEIVED_AT.desc(), ACCESS_PAYMENT_EVENT.ID.desc())
                                : List.of(ACCESS_PAYMENT_EVENT.RECEIVED_AT.asc(), ACCESS_PAYMENT_EVENT.ID.asc()))
                .limit(page.limit())
                .fetch(PaymentEventRepository::event);
    }

    /** Where the event stands in the list, see {@link #listDead}. */
    static List<String> position(PaymentEvent event) {
        return List.of(event.receivedAt().toString(), event.id().value().toString());
    }

    private static Condition behind(PageRequest page) {
        Instant receivedAt = Instant.parse(page.position().get(0));
        UUID id = UUID.fromString(page.position().get(1));
        Condition same = ACCESS_PAYMENT_EVENT.RECEIVED_AT.eq(receivedAt);
        return page.forward()
                ? ACCESS_PAYMENT_EVENT.RECEIVED_AT.lt(receivedAt).or(same.and(ACCESS_PAYMENT_EVENT.ID.lt(id)))
                : ACCESS_PAYMENT_EVENT.RECEIVED_AT.gt(receivedAt).or(same.and(ACCESS_PAYMENT_EVENT.ID.gt(id)));
    }

    private static PaymentEvent event(AccessPaymentEventRecord row) {
        return new PaymentEvent(
                new PaymentEventId(row.getId()),
                row.getEvent(),
                row.getEventType(),
                row.getDocument(),
                row.getState(),
                row.getReason(),
                row.getAttempts(),
                row.getOccurredAt(),
                row.getReceivedAt(),
                row.getLastAttemptAt());
    }
}
