package dev.questionbank.practice;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.questionbank.db.graphql.NodeId;
import java.util.UUID;

/** Identity of an attempt. Its text form is the id that clients see. */
public record AttemptId(UUID value) {

    static final String TYPE = "attempt";

    /** A new id, later than those before it. */
    static AttemptId create() {
        return new AttemptId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return new NodeId(TYPE, value).toString();
    }
}
