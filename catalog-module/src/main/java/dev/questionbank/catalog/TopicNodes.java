package dev.questionbank.catalog;

import dev.questionbank.db.graphql.NodeSource;
import graphql.GraphQLContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class TopicNodes implements NodeSource {

    private final OverviewCache overviews;

    TopicNodes(OverviewCache overviews) {
        this.overviews = overviews;
    }

    @Override
    public String type() {
        return TopicId.TYPE;
    }

    @Override
    public @Nullable Object find(UUID id, GraphQLContext context) {
        return overviews.get().find(new TopicId(id)).orElse(null);
    }
}
