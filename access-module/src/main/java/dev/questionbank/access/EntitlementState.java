package dev.questionbank.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an entitlement is at a moment. */
enum EntitlementState {
    ACTIVE,
    GRACE,
    CANCELED,
    EXPIRED,
    REVOKED;

    static EntitlementState at(Instant now, @Nullable Instant validUntil, @Nullable Instant revokedAt) {
        if (revokedAt != null && !revokedAt.isAfter(now)) {
            return REVOKED;
        }
        return validUntil == null || validUntil.isAfter(now) ? ACTIVE : EXPIRED;
    }
}
