package dev.questionbank.catalog.duplicate;

import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.catalog.duplicate.NearDuplicates.Decided;
import dev.questionbank.db.Actor;
import dev.questionbank.db.graphql.UserError;
import graphql.GraphQLContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

@Controller
class DuplicateController {

    private final NearDuplicates duplicates;
    private final DismissNearDuplicate dismiss;
    private final Catalog catalog;

    DuplicateController(NearDuplicates duplicates, DismissNearDuplicate dismiss, Catalog catalog) {
        this.duplicates = duplicates;
        this.dismiss = dismiss;
        this.catalog = catalog;
    }

    record NearDuplicate(Question question, double similarity, boolean decided) {}

    record QuestionPayload(Optional<Question> question, List<UserError> userErrors) {}

    @BatchMapping(typeName = "Question")
    Map<Question, List<NearDuplicate>> nearDuplicates(List<Question> questions, GraphQLContext context) {
        Map<QuestionId, List<Decided>> found =
                duplicates.list(questions.stream().map(Question::id).toList());
        Set<QuestionId> ids = new HashSet<>();
        found.values().forEach(all -> all.forEach(one -> ids.add(one.found().question())));
        Map<QuestionId, Question> others = catalog.listForStaff(ids, ReadingRights.of(context));
        Map<Question, List<NearDuplicate>> ofQuestions = new HashMap<>();
        questions.forEach(question -> ofQuestions.put(
                question,
                found.getOrDefault(question.id(), List.of()).stream()
                        .filter(one -> others.containsKey(one.found().question()))
                        .map(one -> new NearDuplicate(
                                Objects.requireNonNull(others.get(one.found().question())),
                                one.found().similarity(),
                                one.decided()))
                        .toList()));
        return ofQuestions;
    }

    @MutationMapping
    QuestionPayload dismissNearDuplicate(@Argument DismissNearDuplicate.Input input, GraphQLContext context) {
        QuestionId question = dismiss.dismiss(input, Actor.required(context));
        return new QuestionPayload(catalog.findForStaff(question, ReadingRights.of(context)), List.of());
    }
}
