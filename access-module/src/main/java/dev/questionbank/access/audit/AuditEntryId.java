package dev.questionbank.access.audit;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.questionbank.db.graphql.NodeId;
import java.util.UUID;

/** Identity of an entry of the audit log. Its text form is the id that clients see. */
record AuditEntryId(UUID value) {

    static final String TYPE = "audit";

    /** A new id, later than those before it. */
    static AuditEntryId create() {
        return new AuditEntryId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return new NodeId(TYPE, value).toString();
    }
}
