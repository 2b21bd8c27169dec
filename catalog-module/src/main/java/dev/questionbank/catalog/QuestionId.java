package dev.questionbank.catalog;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.questionbank.db.graphql.NodeId;
import java.util.Optional;
import java.util.UUID;

/** Identity of a question. Its text form is the id that clients see. */
public record QuestionId(UUID value) {

    static final String TYPE = "question";

    /** A new id, later than those before it. */
    public static QuestionId create() {
        return new QuestionId(UuidCreator.getTimeOrderedEpoch());
    }

    /** The id that a client sent; empty when it is no question's. */
    public static Optional<QuestionId> parse(String text) {
        return NodeId.parse(text, TYPE).map(QuestionId::new);
    }

    @Override
    public String toString() {
        return new NodeId(TYPE, value).toString();
    }
}
