package dev.questionbank.practice;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.questionbank.db.graphql.NodeId;
import java.util.UUID;

/** Identity of a withdrawal of reviews: for a reset, the epoch that begins with it. Its text form is the id that clients see. */
record EpochId(UUID value) {

    static final String TYPE = "epoch";

    /** A new id, later than those before it. */
    static EpochId create() {
        return new EpochId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return new NodeId(TYPE, value).toString();
    }
}
