package dev.questionbank.access.payment;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.questionbank.db.graphql.NodeId;
import java.util.Optional;
import java.util.UUID;

/** Identity of something that the provider told. Its text form is the id that clients see. */
record PaymentEventId(UUID value) {

    private static final String TYPE = "payment";

    /** A new id, later than those before it. */
    static PaymentEventId create() {
        return new PaymentEventId(UuidCreator.getTimeOrderedEpoch());
    }

    /** The id that a client sent; empty when it is of another kind, or none. */
    static Optional<PaymentEventId> parse(String text) {
        return NodeId.parse(text, TYPE).map(PaymentEventId::new);
    }

    @Override
    public String toString() {
        return new NodeId(TYPE, value).toString();
    }
}
