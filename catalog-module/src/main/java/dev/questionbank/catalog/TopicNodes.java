package dev.questionbank.catalog;

import dev.questionbank.db.graphql.NodeSource;
import graphql.GraphQLContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class TopicNodes implements NodeSource {

    private final Topics topics;

    TopicNodes(Topics topics) {
        this.topics = topics;
    }

    @Override
    public String type() {
        return TopicId.TYPE;
    }

    @Override
    public @Nullable Object find(UUID id, GraphQLContext context) {
        return topics.find(new TopicId(id), ReadingRights.of(context)).orElse(null);
    }
}
