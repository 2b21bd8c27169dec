package dev.questionbank.access.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that the provider told, once, however often it told it.
 *
 * @param event the provider's own id of it
 * @param document what is kept of the object that it is about, as JSON
 * @param reason why it has no effect, or none yet
 * @param attempts how often it was tried to make something of it
 * @param occurredAt when it happened at the provider
 */
record PaymentEvent(
        PaymentEventId id,
        String event,
        String type,
        String document,
        PaymentEventState state,
        @Nullable String reason,
        int attempts,
        Instant occurredAt,
        Instant receivedAt,
        @Nullable Instant lastAttemptAt) {}
