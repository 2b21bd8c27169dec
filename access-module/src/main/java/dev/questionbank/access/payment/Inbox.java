package dev.questionbank.access.payment;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes in what the provider tells, so fast that the provider need not wait for what follows from it. */
@Service
class Inbox {

    private final PaymentEventRepository events;
    private final JsonMapper json;
    private final Clock clock;
    private final ApplicationEventPublisher publisher;

    Inbox(PaymentEventRepository events, JsonMapper json, Clock clock, ApplicationEventPublisher publisher) {
        this.events = events;
        this.json = json;
        this.clock = clock;
        this.publisher = publisher;
    }

    /** There is something to look at. */
    record Filled() {}

    /** The body is not what the provider sends. The message says why. */
    static final class NoEvent extends Exception {

        NoEvent(String reason) {
            super(reason);
        }
    }

    /** Keeps what the body tells, unless it was told before. */
    @Transactional(rollbackFor = NoEvent.class)
    void take(byte[] body) throws NoEvent {
        events.keep(event(body));
        publisher.publishEvent(new Filled());
    }

    private PaymentEvent event(byte[] body) throws NoEvent {
        JsonNode event = parse(body);
        JsonNode object = event.at("/data/object");
        if (!object.isObject()) {
            throw new NoEvent("The event has no data.object.");
        }
        ProviderObject envelope = new ProviderObject(event);
        Instant now = clock.instant();
        return new PaymentEvent(
                PaymentEventId.create(),
                word(envelope, "id"),
                word(envelope, "type"),
                Reduction.of(object).toString(),
                PaymentEventState.RECEIVED,
                null,
                0,
                Optional.ofNullable(envelope.moment("created")).orElse(now),
                now,
                null);
    }

    private JsonNode parse(byte[] body) throws NoEvent {
        JsonNode event;
        try {
            event = json.readTree(body);
        } catch (JacksonException e) {
            throw new NoEvent("The body is no JSON.");
        }
        if (!event.isObject()) {
            throw new NoEvent("The body is no object.");
        }
        return event;
    }

    private static String word(ProviderObject event, String name) throws NoEvent {
        String value = event.text(name);
        if (value == null || !Reduction.isWord(value)) {
            throw new NoEvent("The event has no " + name + " that could be one.");
        }
        return value;
    }
}
