package dev.questionbank.access;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.questionbank.db.graphql.NodeId;
import java.util.Optional;
import java.util.UUID;

/** Identity of an entitlement. Its text form is the id that clients see. */
public record EntitlementId(UUID value) {

    static final String TYPE = "entitlement";

    /** A new id, later than those before it. */
    public static EntitlementId create() {
        return new EntitlementId(UuidCreator.getTimeOrderedEpoch());
    }

    /** The id that a client sent; empty when it is of another kind, or none. */
    static Optional<EntitlementId> parse(String text) {
        return NodeId.parse(text, TYPE).map(EntitlementId::new);
    }

    @Override
    public String toString() {
        return new NodeId(TYPE, value).toString();
    }
}
