package dev.questionbank.practice.mark;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.Viewer;
import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.db.graphql.Cursors;
import dev.questionbank.db.graphql.Page;
import dev.questionbank.db.graphql.PageArguments;
import dev.questionbank.db.graphql.PageRequest;
import dev.questionbank.db.graphql.UserError;
import dev.questionbank.practice.PracticeDesk;
import dev.questionbank.practice.kept.KeptQuestions;
import dev.questionbank.practice.kept.KeptQuestions.Shown;
import dev.questionbank.practice.kept.Stretch;
import graphql.GraphQLContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class MarkController {

    private final Marks marks;
    private final MarkRepository repository;
    private final KeptQuestions kept;
    private final Catalog catalog;
    private final Cursors cursors;

    MarkController(Marks marks, MarkRepository repository, KeptQuestions kept, Catalog catalog, Cursors cursors) {
        this.marks = marks;
        this.repository = repository;
        this.kept = kept;
        this.catalog = catalog;
        this.cursors = cursors;
    }

    record MarkPayload(@Nullable Question question, List<UserError> userErrors) {}

    @MutationMapping
    MarkPayload setBookmark(@Argument Marks.Bookmark input, GraphQLContext context) {
        return payload(marks.bookmark(input, Viewer.required(context).id(), ReadingRights.of(context)), context);
    }

    @MutationMapping
    MarkPayload saveNote(@Argument Marks.Note input, GraphQLContext context) {
        return payload(marks.save(input, Viewer.required(context).id(), ReadingRights.of(context)), context);
    }

    private MarkPayload payload(QuestionId id, GraphQLContext context) {
        return new MarkPayload(
                catalog.findQuestion(id, ReadingRights.of(context)).orElse(null), List.of());
    }

    @SchemaMapping
    Page<Question> bookmarks(PracticeDesk desk, @Arguments PageArguments arguments, GraphQLContext context) {
        return page(desk, cursors.read(arguments, "bookmarks"), repository::bookmarks, context);
    }

    @SchemaMapping
    Page<Question> notes(PracticeDesk desk, @Arguments PageArguments arguments, GraphQLContext context) {
        return page(desk, cursors.read(arguments, "notes"), repository::notes, context);
    }

    private Page<Question> page(
            PracticeDesk desk,
            PageRequest page,
            BiFunction<AccountId, Stretch, List<KeptQuestions.Entry>> read,
            GraphQLContext context) {
        List<Shown> rows = kept.read(
                page,
                ReadingRights.of(context),
                stretches -> Map.of(page, read.apply(desk.member().id(), Objects.requireNonNull(stretches.get(page)))));
        return page.page(rows, false, cursors, Shown::position, Shown::question);
    }
}
