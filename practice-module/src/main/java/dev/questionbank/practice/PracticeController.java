package dev.questionbank.practice;

import dev.questionbank.access.Viewer;
import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
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
    private final ReviewRepository reviews;
    private final Catalog catalog;

    PracticeController(RecordPractice recordPractice, ReviewRepository reviews, Catalog catalog) {
        this.recordPractice = recordPractice;
        this.reviews = reviews;
        this.catalog = catalog;
    }

    record RecordPracticePayload(Attempt attempt, @Nullable Question question, List<UserError> userErrors) {}

    @MutationMapping
    RecordPracticePayload recordPractice(@Argument RecordPractice.Input input, GraphQLContext context) {
        ReadingRights rights = ReadingRights.of(context);
        Attempt attempt = recordPractice.record(input, Viewer.required(context), rights);
        Question question = catalog.findQuestion(attempt.questionId(), rights).orElse(null);
        return new RecordPracticePayload(attempt, question, List.of());
    }

    @BatchMapping(typeName = "Question")
    Map<Question, Integer> practicedCount(List<Question> questions) {
        Map<QuestionId, Integer> counts =
                reviews.practicedCounts(questions.stream().map(Question::id).toList());
        return questions.stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), question -> counts.getOrDefault(question.id(), 0)));
    }
}
