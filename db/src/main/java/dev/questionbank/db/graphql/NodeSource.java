package dev.questionbank.db.graphql;

import graphql.GraphQLContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a module answers {@code node(id:)} for one of its types. Absent and not allowed to be seen are the same answer. */
public interface NodeSource {

    /** The {@link NodeId#type() type} of the ids that this source knows. */
    String type();

    /** The object as the viewer of this request may see it, or null. */
    @Nullable
    Object find(UUID id, GraphQLContext context);
}
