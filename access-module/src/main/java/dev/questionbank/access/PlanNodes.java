package dev.questionbank.access;

import dev.questionbank.db.graphql.NodeSource;
import graphql.GraphQLContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Plans, for everyone. */
@Component
class PlanNodes implements NodeSource {

    private final PlanRepository plans;

    PlanNodes(PlanRepository plans) {
        this.plans = plans;
    }

    @Override
    public String type() {
        return PlanId.TYPE;
    }

    @Override
    public @Nullable Object find(UUID id, GraphQLContext context) {
        return plans.find(new PlanId(id)).orElse(null);
    }
}
