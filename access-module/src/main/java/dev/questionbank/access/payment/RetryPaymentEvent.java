package dev.questionbank.access.payment;

import dev.questionbank.db.Actor;
import dev.questionbank.db.AuditTrail;
import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins anew with an event of which nothing could be made. */
@Component
class RetryPaymentEvent {

    private final PaymentEventRepository events;
    private final AuditTrail audit;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    RetryPaymentEvent(
            PaymentEventRepository events, AuditTrail audit, ApplicationEventPublisher publisher, Clock clock) {
        this.events = events;
        this.audit = audit;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Input of {@code retryPaymentEvent}. */
    record Input(String id) {}

    /** What the audit trail keeps of an event. */
    record AuditedPaymentEvent(
            String event, String type, @Nullable String reason, int attempts) {

        static AuditedPaymentEvent of(PaymentEvent event) {
            return new AuditedPaymentEvent(event.event(), event.type(), event.reason(), event.attempts());
        }
    }

    /** @throws Refused when there is no such event, or nothing is wrong with it */
    @Transactional
    PaymentEvent retry(Input input, Actor admin) {
        PaymentEvent event = PaymentEventId.parse(input.id())
                .flatMap(events::lock)
                .orElseThrow(() -> new Refused(UserError.Code.NOT_FOUND, "id", "there is no such event"));
        if (event.state() != PaymentEventState.DEAD) {
            throw new Refused(UserError.Code.BLOCKED, "id", "the event did not fail");
        }
        events.revive(event.id(), clock.instant());
        publisher.publishEvent(new Inbox.Filled());
        PaymentEvent revived = events.lock(event.id()).orElseThrow();
        audit.record(new AuditTrail.Change(
                admin,
                "paymentEvent.retry",
                event.id().toString(),
                null,
                AuditedPaymentEvent.of(event),
                AuditedPaymentEvent.of(revived)));
        return revived;
    }
}
