package dev.questionbank.catalog.curation;

import static java.util.stream.Collectors.toMap;

import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.catalog.Significance;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.db.Actor;
import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;
import graphql.GraphQLContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The mutations of many questions at once. */
@Controller
class BulkController {

    private final CuratedQuestions questions;
    private final QuestionChanges changes;
    private final CuratedTopicRepository topics;
    private final Catalog catalog;

    BulkController(
            CuratedQuestions questions, QuestionChanges changes, CuratedTopicRepository topics, Catalog catalog) {
        this.questions = questions;
        this.changes = changes;
        this.topics = topics;
        this.catalog = catalog;
    }

    record Outcome(String id, @Nullable Question question, List<UserError> userErrors) {}

    record Payload(int changed, List<Outcome> outcomes, List<UserError> userErrors) {}

    @MutationMapping
    Payload editQuestions(@Argument ChangeQuestions input, GraphQLContext context) {
        return change(
                input,
                changes.edit(input::applyTo, Significance.COSMETIC, Actor.required(context)),
                List.of(),
                context);
    }

    @MutationMapping
    Payload submitQuestions(@Argument ChangeQuestions input, GraphQLContext context) {
        return change(input, changes.submit(null), List.of(), context);
    }

    @MutationMapping
    Payload publishQuestions(@Argument ChangeQuestions input, GraphQLContext context) {
        return change(input, changes.publish(Actor.required(context), null, null), List.of(), context);
    }

    @MutationMapping
    Payload retireQuestions(@Argument ChangeQuestions input, GraphQLContext context) {
        return change(input, changes.retire(null), List.of(), context);
    }

    @MutationMapping
    Payload moveQuestions(@Argument ChangeQuestions input, GraphQLContext context) {
        TopicId to = topics.findId(String.valueOf(input.topicSlug()))
                .orElseThrow(() -> new Refused(UserError.Code.NOT_FOUND, "topicSlug", "there is no such topic"));
        return change(input, changes.move(to), List.of(to), context);
    }

    private Payload change(
            ChangeQuestions input, QuestionChange change, Collection<TopicId> topics, GraphQLContext context) {
        List<CuratedQuestions.Outcome> outcomes =
                questions.changeAll(input.targets(), change, Actor.required(context), topics, input.allOrNothing());
        List<QuestionId> ids = outcomes.stream()
                .flatMap(outcome -> QuestionId.parse(outcome.id()).stream())
                .toList();
        Map<String, Question> found = catalog.listForStaff(ids, ReadingRights.of(context)).values().stream()
                .collect(toMap(question -> question.id().toString(), question -> question));
        int failed = (int)
                outcomes.stream().filter(outcome -> !outcome.errors().isEmpty()).count();
        boolean stopped = input.allOrNothing() && failed > 0;
        return new Payload(
                stopped ? 0 : outcomes.size() - failed,
                outcomes.stream()
                        .map(outcome -> new Outcome(outcome.id(), found.get(outcome.id()), outcome.errors()))
                        .toList(),
                stopped
                        ? List.of(UserError.of(
                                UserError.Code.BLOCKED,
                                "questions",
                                failed + " of " + outcomes.size() + " cannot be changed, so none was"))
                        : List.of());
    }
}
