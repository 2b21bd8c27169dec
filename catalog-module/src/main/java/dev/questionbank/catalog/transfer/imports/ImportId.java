package dev.questionbank.catalog.transfer.imports;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.questionbank.db.graphql.NodeId;
import java.util.Optional;
import java.util.UUID;

/** Identity of an import. Its text form is the id that clients see. */
public record ImportId(UUID value) {

    static final String TYPE = "import";

    /** A new id, later than those before it. */
    static ImportId create() {
        return new ImportId(UuidCreator.getTimeOrderedEpoch());
    }

    /** The id that a client sent; empty when it is no import's. */
    static Optional<ImportId> parse(String text) {
        return NodeId.parse(text, TYPE).map(ImportId::new);
    }

    @Override
    public String toString() {
        return new NodeId(TYPE, value).toString();
    }
}
