package dev.questionbank.access;

import dev.questionbank.db.graphql.NodeSource;
import graphql.GraphQLContext;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Entitlements, for those who hold them and for admins. */
@Component
class EntitlementNodes implements NodeSource {

    private final Ledger ledger;
    private final Clock clock;

    EntitlementNodes(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public String type() {
        return EntitlementId.TYPE;
    }

    @Override
    public @Nullable Object find(UUID id, GraphQLContext context) {
        Viewer viewer = Viewer.of(context).orElse(null);
        if (viewer == null) {
            return null;
        }
        return ledger.find(new EntitlementId(id), clock.instant())
                .filter(held -> held.accountId().equals(viewer.id()) || viewer.is(Role.ADMIN))
                .orElse(null);
    }
}
