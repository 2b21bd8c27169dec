package dev.questionbank.catalog.duplicate;

import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.MergeId;
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
    private final MergeQuestions merge;
    private final MergeRepository merges;
    private final Catalog catalog;

    DuplicateController(
            NearDuplicates duplicates,
            DismissNearDuplicate dismiss,
            MergeQuestions merge,
            MergeRepository merges,
            Catalog catalog) {
        this.duplicates = duplicates;
        this.dismiss = dismiss;
        this.merge = merge;
        this.merges = merges;
        this.catalog = catalog;
    }

    record NearDuplicate(Question question, double similarity, boolean decided) {}

    record MergePayload(Optional<Question> question, Optional<String> mergeId, List<UserError> userErrors) {}

    record MergedInto(Question question, String mergeId) {}

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

    /** Where questions went that were merged. */
    @BatchMapping(typeName = "Question")
    Map<Question, MergedInto> mergedInto(List<Question> questions, GraphQLContext context) {
        List<QuestionId> ids = questions.stream().map(Question::id).toList();
        Map<QuestionId, QuestionId> kept = merges.kept(ids);
        Map<QuestionId, MergeId> of = merges.merges(kept.keySet());
        Map<QuestionId, Question> there = catalog.listForStaff(Set.copyOf(kept.values()), ReadingRights.of(context));
        Map<Question, MergedInto> found = new HashMap<>();
        for (Question question : questions) {
            QuestionId into = kept.get(question.id());
            MergeId merged = of.get(question.id());
            Question now = into == null ? null : there.get(into);
            if (now != null && merged != null) {
                found.put(question, new MergedInto(now, merged.toString()));
            }
        }
        return found;
    }

    @MutationMapping
    MergePayload mergeQuestions(@Argument MergeQuestions.Input input, GraphQLContext context) {
        return payload(merge.merge(input, Actor.required(context)), context);
    }

    @MutationMapping
    MergePayload undoMerge(@Argument MergeQuestions.Undo input, GraphQLContext context) {
        return payload(merge.undo(input, Actor.required(context)), context);
    }

    private MergePayload payload(MergeQuestions.MergedQuestion done, GraphQLContext context) {
        return new MergePayload(
                catalog.findForStaff(done.kept(), ReadingRights.of(context)),
                Optional.of(done.merge().toString()),
                List.of());
    }
}
