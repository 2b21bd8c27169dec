package dev.questionbank.catalog.upkeep;

import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.catalog.Topic;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.db.Actor;
import dev.questionbank.db.graphql.UserError;
import graphql.GraphQLContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

@Controller
class UpkeepController {

    private final AnswerReviews reviews;
    private final UpkeepRepository repository;
    private final Catalog catalog;

    UpkeepController(AnswerReviews reviews, UpkeepRepository repository, Catalog catalog) {
        this.reviews = reviews;
        this.repository = repository;
        this.catalog = catalog;
    }

    record QuestionPayload(Question question, @Nullable Question current, List<UserError> userErrors) {}

    record TopicPayload(Topic topic, @Nullable Topic current, List<UserError> userErrors) {}

    @MutationMapping
    QuestionPayload confirmAnswer(@Argument AnswerReviews.Confirmation input, GraphQLContext context) {
        QuestionId id = reviews.confirm(input, Actor.required(context));
        return new QuestionPayload(
                catalog.findForStaff(id, ReadingRights.of(context)).orElseThrow(), null, List.of());
    }

    @MutationMapping
    TopicPayload setReviewInterval(@Argument AnswerReviews.IntervalChange input, GraphQLContext context) {
        return new TopicPayload(reviews.setInterval(input, Actor.required(context)), null, List.of());
    }

    @BatchMapping(typeName = "Question")
    Map<Question, Instant> answerReviewedAt(List<Question> questions) {
        Map<QuestionId, Instant> found =
                repository.reviewedAt(questions.stream().map(Question::id).toList());
        Map<Question, Instant> ofQuestions = new HashMap<>();
        for (Question question : questions) {
            Instant reviewed = found.get(question.id());
            if (reviewed != null && question.hasAnswer()) {
                ofQuestions.put(question, reviewed);
            }
        }
        return ofQuestions;
    }

    @BatchMapping(typeName = "Topic")
    Map<Topic, Integer> reviewIntervalDays(List<Topic> topics) {
        Map<TopicId, Integer> found =
                repository.intervals(topics.stream().map(Topic::id).toList());
        Map<Topic, Integer> ofTopics = new HashMap<>();
        topics.forEach(topic -> ofTopics.put(topic, Objects.requireNonNull(found.get(topic.id()))));
        return ofTopics;
    }
}
