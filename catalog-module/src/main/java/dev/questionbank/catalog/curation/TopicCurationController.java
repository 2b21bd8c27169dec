package dev.questionbank.catalog.curation;

import dev.questionbank.catalog.Topic;
import dev.questionbank.db.Actor;
import dev.questionbank.db.graphql.UserError;
import graphql.GraphQLContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The mutations of topics. */
@Controller
class TopicCurationController {

    private final CuratedTopics topics;

    TopicCurationController(CuratedTopics topics) {
        this.topics = topics;
    }

    record TopicPayload(Topic topic, @Nullable Topic current, List<UserError> userErrors) {

        static TopicPayload of(Topic topic) {
            return new TopicPayload(topic, null, List.of());
        }
    }

    @MutationMapping
    TopicPayload createTopic(@Argument CreateTopic input, GraphQLContext context) {
        return TopicPayload.of(topics.create(input, Actor.required(context)));
    }

    @MutationMapping
    TopicPayload updateTopic(@Argument UpdateTopic input, GraphQLContext context) {
        return TopicPayload.of(topics.update(input, Actor.required(context)));
    }

    @MutationMapping
    TopicPayload reorderQuestions(@Argument ReorderQuestions input, GraphQLContext context) {
        return TopicPayload.of(topics.reorder(input, Actor.required(context)));
    }
}
