package dev.questionbank.practice.session;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.questionbank.db.graphql.NodeId;
import java.util.Optional;
import java.util.UUID;

/** Identity of a session. Its text form is the id that clients see. */
record SessionId(UUID value) {

    static final String TYPE = "session";

    /** A new id, later than those before it. */
    static SessionId create() {
        return new SessionId(UuidCreator.getTimeOrderedEpoch());
    }

    /** The id that a client sent; empty when it is no session's. */
    static Optional<SessionId> parse(String text) {
        return NodeId.parse(text, TYPE).map(SessionId::new);
    }

    /** From which its questions are drawn. */
    long seed() {
        return value.getMostSignificantBits() ^ value.getLeastSignificantBits();
    }

    @Override
    public String toString() {
        return new NodeId(TYPE, value).toString();
    }
}
