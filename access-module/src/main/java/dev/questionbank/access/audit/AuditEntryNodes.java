package dev.questionbank.access.audit;

import dev.questionbank.access.Role;
import dev.questionbank.access.Viewer;
import dev.questionbank.db.graphql.NodeSource;
import graphql.GraphQLContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Entries of the audit log, for admins. */
@Component
class AuditEntryNodes implements NodeSource {

    private final AuditEntries entries;

    AuditEntryNodes(AuditEntries entries) {
        this.entries = entries;
    }

    @Override
    public String type() {
        return AuditEntryId.TYPE;
    }

    @Override
    public @Nullable Object find(UUID id, GraphQLContext context) {
        return Viewer.of(context)
                .filter(viewer -> viewer.is(Role.ADMIN))
                .flatMap(admin -> entries.find(new AuditEntryId(id)))
                .orElse(null);
    }
}
