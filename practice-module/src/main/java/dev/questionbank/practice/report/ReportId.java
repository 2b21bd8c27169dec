package dev.questionbank.practice.report;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.questionbank.db.graphql.NodeId;
import java.util.Optional;
import java.util.UUID;

/** Identity of a report. Its text form is the id that clients see. */
record ReportId(UUID value) {

    static final String TYPE = "report";

    /** A new id, later than those before it. */
    static ReportId create() {
        return new ReportId(UuidCreator.getTimeOrderedEpoch());
    }

    /** The id that a client sent; empty when it is no report's. */
    static Optional<ReportId> parse(String text) {
        return NodeId.parse(text, TYPE).map(ReportId::new);
    }

    @Override
    public String toString() {
        return new NodeId(TYPE, value).toString();
    }
}
