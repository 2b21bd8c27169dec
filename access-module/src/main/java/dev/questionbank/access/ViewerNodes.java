package dev.questionbank.access;

import dev.questionbank.db.graphql.NodeSource;
import graphql.GraphQLContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The viewer, for himself alone. */
@Component
class ViewerNodes implements NodeSource {

    @Override
    public String type() {
        return AccountId.TYPE;
    }

    @Override
    public @Nullable Object find(UUID id, GraphQLContext context) {
        return Viewer.of(context)
                .filter(viewer -> viewer.id().value().equals(id))
                .orElse(null);
    }
}
