package dev.questionbank.practice;

import dev.questionbank.access.Viewer;
import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.db.Actor;
import dev.questionbank.db.graphql.UserError;
import dev.questionbank.practice.streak.Streak;
import graphql.GraphQLContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

@Controller
class PracticeController {

    private final RecordPractice recordPractice;
    private final UndoPractice undoPractice;
    private final Streaks streaks;
    private final MemoryRepository memories;
    private final Catalog catalog;

    PracticeController(
            RecordPractice recordPractice,
            UndoPractice undoPractice,
            Streaks streaks,
            MemoryRepository memories,
            Catalog catalog) {
        this.recordPractice = recordPractice;
        this.undoPractice = undoPractice;
        this.streaks = streaks;
        this.memories = memories;
        this.catalog = catalog;
    }

    record RecordPracticePayload(
            Attempt attempt, @Nullable Question question, Streak streak, List<UserError> userErrors) {}

    /** An attempt that was left out, and why. */
    record Skipped(String idempotencyKey, UserError.Code code, String message) {}

    record MergePayload(int merged, List<Skipped> skipped, List<UserError> userErrors) {}

    record EpochPayload(EpochId epochId, List<UserError> userErrors) {}

    record QuestionPayload(@Nullable Question question, List<UserError> userErrors) {}

    @MutationMapping
    RecordPracticePayload recordPractice(@Argument Attempted.Input input, GraphQLContext context) {
        ReadingRights rights = ReadingRights.of(context);
        Viewer member = Viewer.required(context);
        Attempt attempt = recordPractice.record(input, member, Actor.required(context), rights);
        Question question = catalog.findQuestion(attempt.questionId(), rights).orElse(null);
        return new RecordPracticePayload(attempt, question, streaks.of(member), List.of());
    }

    @MutationMapping
    MergePayload mergePractice(@Argument RecordPractice.Merge input, GraphQLContext context) {
        ReviewLog.Appended appended = recordPractice.merge(
                input, Viewer.required(context), Actor.required(context), ReadingRights.of(context));
        return new MergePayload(
                appended.attempts().size(),
                appended.refused().entrySet().stream()
                        .map(entry -> new Skipped(
                                entry.getKey(),
                                entry.getValue().code(),
                                entry.getValue().message()))
                        .sorted(Comparator.comparing(Skipped::idempotencyKey))
                        .toList(),
                List.of());
    }

    @MutationMapping
    QuestionPayload undoPractice(@Argument UndoPractice.Undo input, GraphQLContext context) {
        return payload(undoPractice.undo(input, Viewer.required(context).id()), context);
    }

    @MutationMapping
    EpochPayload resetPractice(@Argument UndoPractice.Reset input, GraphQLContext context) {
        return new EpochPayload(
                undoPractice.reset(input, Viewer.required(context).id()), List.of());
    }

    @MutationMapping
    EpochPayload restorePractice(@Argument UndoPractice.Restore input, GraphQLContext context) {
        return new EpochPayload(
                undoPractice.restore(input, Viewer.required(context).id()), List.of());
    }

    private QuestionPayload payload(QuestionId id, GraphQLContext context) {
        return new QuestionPayload(
                catalog.findQuestion(id, ReadingRights.of(context)).orElse(null), List.of());
    }

    @BatchMapping(typeName = "Question")
    Map<Question, Integer> practicedCount(List<Question> questions) {
        Map<QuestionId, Integer> counts =
                memories.practicedCounts(questions.stream().map(Question::id).toList());
        return questions.stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), question -> counts.getOrDefault(question.id(), 0)));
    }
}
