package dev.questionbank.catalog.transfer.imports;

import dev.questionbank.db.graphql.NodeId;
import java.util.Optional;
import java.util.UUID;

/** Names a plan: whoever has it has seen what would happen, and nothing else is done in its name. */
record PlanToken(UUID value) {

    private static final String TYPE = "plantoken";

    static PlanToken create() {
        return new PlanToken(UUID.randomUUID());
    }

    static Optional<PlanToken> parse(String text) {
        return NodeId.parse(text, TYPE).map(PlanToken::new);
    }

    @Override
    public String toString() {
        return new NodeId(TYPE, value).toString();
    }
}
