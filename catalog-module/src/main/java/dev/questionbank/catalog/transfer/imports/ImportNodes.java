package dev.questionbank.catalog.transfer.imports;

import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.db.graphql.NodeSource;
import graphql.GraphQLContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Imports are for those who keep the bank. */
@Component
class ImportNodes implements NodeSource {

    private final ImportRepository imports;

    ImportNodes(ImportRepository imports) {
        this.imports = imports;
    }

    @Override
    public String type() {
        return ImportId.TYPE;
    }

    @Override
    public @Nullable Object find(UUID id, GraphQLContext context) {
        return ReadingRights.of(context).isStaff()
                ? imports.find(new ImportId(id)).orElse(null)
                : null;
    }
}
