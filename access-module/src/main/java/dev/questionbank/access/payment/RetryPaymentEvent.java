package dev.questionbank.access.payment;

import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins anew with an event of which nothing could be made. */
@Component
class RetryPaymentEvent {

    private final PaymentEventRepository events;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    RetryPaymentEvent(PaymentEventRepository events, ApplicationEventPublisher publisher, Clock clock) {
        this.events = events;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Input of {@code retryPaymentEvent}. */
    record Input(String id) {}

    /** @throws Refused when there is no such event, or nothing is wrong with it */
    @Transactional
    PaymentEvent retry(Input input) {
        PaymentEvent event = PaymentEventId.parse(input.id())
                .flatMap(events::lock)
                .orElseThrow(() -> new Refused(UserError.Code.NOT_FOUND, "id", "there is no such event"));
        if (event.state() != PaymentEventState.DEAD) {
            throw new Refused(UserError.Code.BLOCKED, "id", "the event did not fail");
        }
        events.revive(event.id(), clock.instant());
        publisher.publishEvent(new Inbox.Filled());
        return events.lock(event.id()).orElseThrow();
    }
}
