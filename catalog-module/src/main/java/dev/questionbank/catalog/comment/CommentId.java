package dev.questionbank.catalog.comment;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.questionbank.db.graphql.NodeId;
import java.util.Optional;
import java.util.UUID;

/** Identity of a comment. Its text form is the id that clients see. */
record CommentId(UUID value) {

    private static final String TYPE = "comment";

    /** A new id, later than those before it. */
    static CommentId create() {
        return new CommentId(UuidCreator.getTimeOrderedEpoch());
    }

    /** The id that a client sent; empty when it is no comment's. */
    static Optional<CommentId> parse(String text) {
        return NodeId.parse(text, TYPE).map(CommentId::new);
    }

    @Override
    public String toString() {
        return new NodeId(TYPE, value).toString();
    }
}
