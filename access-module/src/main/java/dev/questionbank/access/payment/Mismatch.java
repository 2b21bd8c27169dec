package dev.questionbank.access.payment;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.Entitlement;
import dev.questionbank.access.EntitlementState;
import dev.questionbank.access.PlanId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A subscription of which the provider and the ledger say different things, each in its own words. */
record Mismatch(
        Kind kind,
        @Nullable AccountId account,
        @Nullable PlanId planId,
        String reference,
        @Nullable String providerState,
        @Nullable String ledgerState) {

    private static final Set<EntitlementState> SERVED =
            EnumSet.of(EntitlementState.ACTIVE, EntitlementState.GRACE, EntitlementState.CANCELED);

    /** A provider's day and ours may differ so much without anybody having made a mistake. */
    private static final Duration TOLERANCE = Duration.ofHours(1);

    /** What may be different, as {@code EntitlementMismatchKind} of the schema describes it. */
    enum Kind {
        PAID_NOT_SERVED,
        SERVED_NOT_PAID,
        PAID_UNTIL_DIFFERS
    }

    /** What is different between these, if anything is. */
    static Optional<Kind> between(@Nullable ProviderSubscription there, @Nullable Entitlement here) {
        boolean served = here != null && SERVED.contains(here.state());
        if (there == null) {
            return served ? Optional.of(Kind.SERVED_NOT_PAID) : Optional.empty();
        }
        if (there.isPaid() && !served) {
            return Optional.of(Kind.PAID_NOT_SERVED);
        }
        if (here == null || !served) {
            return Optional.empty();
        }
        // what ended there is served here until the end of what was paid
        if (there.isOver() && here.state() != EntitlementState.CANCELED) {
            return Optional.of(Kind.SERVED_NOT_PAID);
        }
        return there.isPaid() && differ(there.paidUntil(), here.validUntil())
                ? Optional.of(Kind.PAID_UNTIL_DIFFERS)
                : Optional.empty();
    }

    private static boolean differ(@Nullable Instant there, @Nullable Instant here) {
        return there != null
                && (here == null || Duration.between(there, here).abs().compareTo(TOLERANCE) > 0);
    }
}
