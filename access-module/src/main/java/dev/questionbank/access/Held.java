package dev.questionbank.access;

import java.time.Instant;
import java.util.Optional;

/** An entitlement of an account with all its times. */
record Held(EntitlementId id, AccountId account, Standing standing) {

    /** The time in which it is served at that moment, if it is. */
    Optional<Span> servedAt(Instant moment) {
        return standing.spans().stream().filter(span -> span.contains(moment)).findFirst();
    }

    /** What it is at that moment. */
    Entitlement at(Instant moment) {
        Span past = standing.spans().stream()
                .filter(span -> span.endsBy(moment))
                .reduce((one, later) -> later)
                .orElse(null);
        Span now = servedAt(moment).orElse(null);
        boolean isOver = standing.spans().stream().allMatch(span -> span.endsBy(moment));
        EntitlementState state = EntitlementState.EXPIRED;
        Instant until = past == null ? standing.validFrom() : past.until();
        if (now != null) {
            state = now.state();
            until = now.until();
        } else if (isOver) {
            state = standing.after();
        } else if (past == null) {
            state = standing.spans().getFirst().state();
            until = standing.spans().getFirst().until();
        }
        return new Entitlement(id, account, standing.plan(), standing.source(), state, standing.validFrom(), until);
    }
}
