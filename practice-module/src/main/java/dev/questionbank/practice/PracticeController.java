package dev.questionbank.practice;

import dev.questionbank.access.Viewer;
import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.db.Actor;
import dev.questionbank.db.graphql.UserError;
import graphql.GraphQLContext;
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
    private final Marks marks;
    private final MemoryRepository memories;
    private final Catalog catalog;

    PracticeController(
            RecordPractice recordPractice,
            UndoPractice undoPractice,
            Marks marks,
            MemoryRepository memories,
            Catalog catalog) {
        this.recordPractice = recordPractice;
        this.undoPractice = undoPractice;
        this.marks = marks;
        this.memories = memories;
        this.catalog = catalog;
    }

    record RecordPracticePayload(Attempt attempt, @Nullable Question question, List<UserError> userErrors) {}

    record QuestionPayload(@Nullable Question question, List<UserError> userErrors) {}

    @MutationMapping
    RecordPracticePayload recordPractice(@Argument RecordPractice.Input input, GraphQLContext context) {
        ReadingRights rights = ReadingRights.of(context);
        Attempt attempt = recordPractice.record(input, Viewer.required(context), Actor.required(context), rights);
        Question question = catalog.findQuestion(attempt.questionId(), rights).orElse(null);
        return new RecordPracticePayload(attempt, question, List.of());
    }

    @MutationMapping
    QuestionPayload undoPractice(@Argument UndoPractice.Input input, GraphQLContext context) {
        return payload(undoPractice.undo(input, Viewer.required(context).id()), context);
    }

    @MutationMapping
    QuestionPayload setBookmark(@Argument Marks.Bookmark input, GraphQLContext context) {
        return payload(marks.bookmark(input, Viewer.required(context).id(), ReadingRights.of(context)), context);
    }

    @MutationMapping
    QuestionPayload saveNote(@Argument Marks.Note input, GraphQLContext context) {
        return payload(marks.save(input, Viewer.required(context).id(), ReadingRights.of(context)), context);
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
