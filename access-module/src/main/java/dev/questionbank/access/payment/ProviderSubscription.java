package dev.questionbank.access.payment;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as the provider knows it.
 *
 * @param id the provider's own
 * @param account whose it is, as the provider was told; null where it was not, as of what others sell there
 * @param plan what it is to, as the provider was told
 * @param status in the provider's words
 * @param paidUntil end of the period that it is in
 */
public record ProviderSubscription(
        String id,
        @Nullable String account,
        @Nullable String plan,
        String status,
        @Nullable Instant paidUntil) {

    private static final Set<String> PAID = Set.of("active", "trialing");
    private static final Set<String> OVER = Set.of("canceled", "incomplete_expired");

    boolean isPaid() {
        return PAID.contains(status);
    }

    boolean isOver() {
        return OVER.contains(status);
    }
}
