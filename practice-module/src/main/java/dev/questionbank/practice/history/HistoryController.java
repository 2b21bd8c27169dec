package dev.questionbank.practice.history;

import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.db.graphql.Cursors;
import dev.questionbank.db.graphql.Page;
import dev.questionbank.db.graphql.PageArguments;
import dev.questionbank.db.graphql.PageRequest;
import dev.questionbank.practice.Attempt;
import dev.questionbank.practice.PracticeDesk;
import graphql.GraphQLContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class HistoryController {

    private final HistoryRepository attempts;
    private final Catalog catalog;
    private final Cursors cursors;

    HistoryController(HistoryRepository attempts, Catalog catalog, Cursors cursors) {
        this.attempts = attempts;
        this.catalog = catalog;
        this.cursors = cursors;
    }

    @SchemaMapping
    Page<Attempt> history(PracticeDesk desk, @Arguments PageArguments arguments) {
        PageRequest page = cursors.read(arguments, "history");
        return page.page(attempts.page(desk.member().id(), page), cursors, HistoryRepository::position);
    }

    @BatchMapping(typeName = "Attempt")
    Map<Attempt, Question> question(List<Attempt> of, GraphQLContext context) {
        Map<QuestionId, Question> published =
                catalog.listQuestions(of.stream().map(Attempt::questionId).toList(), ReadingRights.of(context));
        Map<Attempt, Question> questions = new HashMap<>();
        of.forEach(attempt -> questions.put(attempt, published.get(attempt.questionId())));
        return questions;
    }
}
