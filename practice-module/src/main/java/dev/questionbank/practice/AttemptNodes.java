package dev.questionbank.practice;

import dev.questionbank.access.Viewer;
import dev.questionbank.db.graphql.NodeSource;
import graphql.GraphQLContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Attempts, for the members who made them. */
@Component
class AttemptNodes implements NodeSource {

    private final ReviewRepository reviews;

    AttemptNodes(ReviewRepository reviews) {
        this.reviews = reviews;
    }

    @Override
    public String type() {
        return AttemptId.TYPE;
    }

    @Override
    public @Nullable Object find(UUID id, GraphQLContext context) {
        return Viewer.of(context)
                .flatMap(viewer -> reviews.find(viewer.id(), new AttemptId(id)))
                .orElse(null);
    }
}
