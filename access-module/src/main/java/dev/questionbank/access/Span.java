package dev.questionbank.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which an entitlement is served.
 *
 * @param until when it ends; null when it does not
 * @param state what the entitlement is in it: ACTIVE, CANCELED or GRACE
 */
record Span(Instant from, @Nullable Instant until, EntitlementState state) {

    boolean contains(Instant moment) {
        return !from.isAfter(moment) && !endsBy(moment);
    }

    boolean endsBy(Instant moment) {
        return until != null && !until.isAfter(moment);
    }
}
