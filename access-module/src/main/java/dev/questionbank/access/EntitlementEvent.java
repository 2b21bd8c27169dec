package dev.questionbank.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an entitlement, as the ledger keeps it for ever.
 *
 * @param plan what is held from then on; null where the event does not tell
 * @param validFrom when the time begins that the event gives; null where it gives none
 * @param validUntil when it ends; null where it does not, or where the event gives none
 * @param payment what was paid, or given back, by the provider's own id
 * @param cause why, in words; null where these are not asked for, or cannot be read any more because the account was erased
 * @param actor who did it; null when no person did
 * @param providerEvent the provider's own id of what led to this; each takes effect once
 * @param occurredAt when it happened out there
 * @param recordedAt when it is written down here
 */
public record EntitlementEvent(
        EntitlementId entitlement,
        AccountId account,
        @Nullable PlanId plan,
        EntitlementChange change,
        EntitlementSource source,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable String payment,
        @Nullable String cause,
        @Nullable AccountId actor,
        @Nullable String providerEvent,
        Instant occurredAt,
        Instant recordedAt) {}
