package dev.questionbank.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A plan held by an account for a time.
 *
 * @param validUntil null when it does not end
 */
record Entitlement(
        EntitlementId id,
        AccountId accountId,
        PlanId planId,
        EntitlementSource source,
        EntitlementState state,
        Instant validFrom,
        @Nullable Instant validUntil) {}
