package dev.questionbank.catalog;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.questionbank.db.graphql.NodeId;
import java.util.Optional;
import java.util.UUID;

/** Identity of a topic. Its text form is the id that clients see. */
public record TopicId(UUID value) {

    static final String TYPE = "topic";

    /** A new id, later than those before it. */
    public static TopicId create() {
        return new TopicId(UuidCreator.getTimeOrderedEpoch());
    }

    /** The id that a client sent; empty when it is no topic's. */
    public static Optional<TopicId> parse(String text) {
        return NodeId.parse(text, TYPE).map(TopicId::new);
    }

    @Override
    public String toString() {
        return new NodeId(TYPE, value).toString();
    }
}
