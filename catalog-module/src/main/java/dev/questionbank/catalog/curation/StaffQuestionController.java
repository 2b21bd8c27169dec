package dev.questionbank.catalog.curation;

import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionState;
import dev.questionbank.db.graphql.BadUserInput;
import dev.questionbank.db.graphql.Cursors;
import dev.questionbank.db.graphql.Page;
import dev.questionbank.db.graphql.PageArguments;
import dev.questionbank.db.graphql.PageRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** What only staff sees of a question. */
@Controller
class StaffQuestionController {

    private final CuratedQuestionRepository questions;
    private final RevisionRepository revisions;
    private final PublishBlockers blockers;
    private final Cursors cursors;

    StaffQuestionController(
            CuratedQuestionRepository questions,
            RevisionRepository revisions,
            PublishBlockers blockers,
            Cursors cursors,
            BatchLoaderRegistry loaders) {
        this.questions = questions;
        this.revisions = revisions;
        this.blockers = blockers;
        this.cursors = cursors;
        // One statement for all these fields; not remembered, since a later mutation of the same request may change
        // them.
        loaders.<QuestionId, CuratedQuestion>forName("curatedQuestions")
                .withOptions(options -> options.setCachingEnabled(false))
                .registerMappedBatchLoader((ids, environment) -> Mono.fromSupplier(() -> questions.list(ids)));
    }

    @SchemaMapping
    CompletableFuture<QuestionState> state(
            Question question, DataLoader<QuestionId, CuratedQuestion> curatedQuestions) {
        return curatedQuestions.load(question.id()).thenApply(CuratedQuestion::state);
    }

    @SchemaMapping
    CompletableFuture<Integer> version(Question question, DataLoader<QuestionId, CuratedQuestion> curatedQuestions) {
        return curatedQuestions.load(question.id()).thenApply(CuratedQuestion::version);
    }

    @SchemaMapping
    CompletableFuture<@Nullable String> externalId(
            Question question, DataLoader<QuestionId, CuratedQuestion> curatedQuestions) {
        return curatedQuestions.load(question.id()).thenApply(CuratedQuestion::externalId);
    }

    @SchemaMapping
    CompletableFuture<Boolean> isSampleAnswer(
            Question question, DataLoader<QuestionId, CuratedQuestion> curatedQuestions) {
        return curatedQuestions.load(question.id()).thenApply(CuratedQuestion::isSampleAnswer);
    }

    @SchemaMapping
    CompletableFuture<@Nullable Instant> publishAt(
            Question question, DataLoader<QuestionId, CuratedQuestion> curatedQuestions) {
        return curatedQuestions.load(question.id()).thenApply(CuratedQuestion::publishAt);
    }

    @SchemaMapping
    CompletableFuture<@Nullable Revision> draft(
            Question question, DataLoader<QuestionId, CuratedQuestion> curatedQuestions) {
        return curatedQuestions
                .load(question.id())
                .thenApply(curated ->
                        curated.draftState() == null ? null : Revision.of(curated.newest(), curated.draftState()));
    }

    @BatchMapping(typeName = "Question")
    Map<Question, List<PublishBlocker>> publishBlockers(List<Question> of) {
        Map<QuestionId, List<PublishBlocker>> found = blockers.find(
                questions.list(of.stream().map(Question::id).toList()).values());
        Map<Question, List<PublishBlocker>> ofQuestions = new HashMap<>();
        of.forEach(question -> ofQuestions.put(question, found.getOrDefault(question.id(), List.of())));
        return ofQuestions;
    }

    @SchemaMapping
    CompletableFuture<Page<Revision>> revisions(
            Question question,
            @Arguments PageArguments arguments,
            DataLoader<QuestionId, CuratedQuestion> curatedQuestions) {
        PageRequest page = cursors.read(arguments, "revisions " + question.id());
        return curatedQuestions
                .load(question.id())
                .thenApply(curated -> page.page(
                        revisions.page(question.id(), page),
                        false,
                        cursors,
                        revision -> List.of(Integer.toString(revision.number())),
                        revision -> Revision.of(revision, curated.stateOf(revision))));
    }

    @SchemaMapping
    List<FieldDifference> difference(Question question, @Argument int from, @Argument int to) {
        CuratedRevision before = revisions
                .find(question.id(), from)
                .orElseThrow(() -> new BadUserInput("from", "from: there is no such revision"));
        CuratedRevision after = revisions
                .find(question.id(), to)
                .orElseThrow(() -> new BadUserInput("to", "to: there is no such revision"));
        return FieldDifference.between(before.content(), after.content());
    }
}
