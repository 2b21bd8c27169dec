package dev.questionbank.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the audit trail keeps of an entitlement.
 *
 * @param reason why it became so; null where that is not what changed
 */
record AuditedEntitlement(
        String accountId,
        String planId,
        EntitlementSource source,
        EntitlementState state,
        Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable String reason) {

    static AuditedEntitlement of(Entitlement held, @Nullable String reason) {
        return new AuditedEntitlement(
                held.accountId().toString(),
                held.planId().toString(),
                held.source(),
                held.state(),
                held.validFrom(),
                held.validUntil(),
                reason);
    }
}
