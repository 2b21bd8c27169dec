package dev.questionbank.catalog;

import dev.questionbank.db.graphql.NodeSource;
import graphql.GraphQLContext;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class TopicNodes implements NodeSource {

    private final TopicRepository topics;

    TopicNodes(TopicRepository topics) {
        this.topics = topics;
    }

    @Override
    public String type() {
        return TopicId.TYPE;
    }

    @Override
    public @Nullable Object find(UUID id, GraphQLContext context) {
        TopicId topic = new TopicId(id);
        return topics.list(List.of(topic)).get(topic);
    }
}
