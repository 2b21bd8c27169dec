package dev.questionbank.practice.list;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.questionbank.db.graphql.NodeId;
import java.util.Optional;
import java.util.UUID;

/** Identity of a list. Its text form is the id that clients see. */
record PracticeListId(UUID value) {

    static final String TYPE = "list";

    /** A new id, later than those before it. */
    static PracticeListId create() {
        return new PracticeListId(UuidCreator.getTimeOrderedEpoch());
    }

    /** The id that a client sent; empty when it is no list's. */
    static Optional<PracticeListId> parse(String text) {
        return NodeId.parse(text, TYPE).map(PracticeListId::new);
    }

    @Override
    public String toString() {
        return new NodeId(TYPE, value).toString();
    }
}
