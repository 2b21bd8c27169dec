package dev.questionbank.access;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A plan held by an account for a time, as it is at a moment.
 *
 * @param validUntil until when it is served, or was; null when it does not end
 */
public record Entitlement(
        EntitlementId id,
        AccountId accountId,
        PlanId planId,
        EntitlementSource source,
        EntitlementState state,
        Instant validFrom,
        @Nullable Instant validUntil) {

    static final Comparator<Entitlement> NEWEST_FIRST = Comparator.comparing(Entitlement::validFrom)
            .thenComparing(entitlement -> entitlement.id().value())
            .reversed();
}
