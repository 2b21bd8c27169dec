package dev.questionbank.access;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.questionbank.db.graphql.NodeId;
import java.util.Optional;
import java.util.UUID;

/** Identity of a plan. Its text form is the id that clients see. */
public record PlanId(UUID value) {

    static final String TYPE = "plan";

    /** A new id, later than those before it. */
    static PlanId create() {
        return new PlanId(UuidCreator.getTimeOrderedEpoch());
    }

    /** The id that a client sent; empty when it is of another kind, or none. */
    public static Optional<PlanId> parse(String text) {
        return NodeId.parse(text, TYPE).map(PlanId::new);
    }

    @Override
    public String toString() {
        return new NodeId(TYPE, value).toString();
    }
}
