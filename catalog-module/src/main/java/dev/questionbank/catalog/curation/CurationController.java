package dev.questionbank.catalog.curation;

import dev.questionbank.catalog.Topic;
import dev.questionbank.db.Actor;
import dev.questionbank.db.graphql.UserError;
import graphql.GraphQLContext;
import java.util.List;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

@Controller
class CurationController {

    private final CuratedTopics topics;

    CurationController(CuratedTopics topics) {
        this.topics = topics;
    }

    record TopicPayload(Topic topic, List<UserError> userErrors) {}

    @MutationMapping
    TopicPayload updateTopic(@Argument UpdateTopic input, GraphQLContext context) {
        return new TopicPayload(topics.update(input, Actor.required(context)), List.of());
    }
}
