package dev.questionbank.catalog;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.questionbank.db.graphql.NodeId;
import java.util.Optional;
import java.util.UUID;

/** Identifies a merge; later ones have higher ids. */
public record MergeId(UUID value) {

    private static final String TYPE = "merge";

    /** A new one. */
    public static MergeId create() {
        return new MergeId(UuidCreator.getTimeOrderedEpoch());
    }

    /** The id that a client sent, if it is one. */
    public static Optional<MergeId> parse(String text) {
        return NodeId.parse(text, TYPE).map(MergeId::new);
    }

    @Override
    public String toString() {
        return new NodeId(TYPE, value).toString();
    }
}
