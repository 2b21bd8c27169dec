package dev.questionbank.catalog.curation;

import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.catalog.Significance;
import dev.questionbank.db.Actor;
import dev.questionbank.db.graphql.InputCheck;
import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;
import graphql.GraphQLContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The mutations of single questions. */
@Controller
class QuestionCurationController {

    private static final Duration FARTHEST = Duration.ofDays(366);

    private final NewQuestions newQuestions;
    private final CuratedQuestions questions;
    private final QuestionChanges changes;
    private final RevisionRepository revisions;
    private final Catalog catalog;
    private final Clock clock;

    QuestionCurationController(
            NewQuestions newQuestions,
            CuratedQuestions questions,
            QuestionChanges changes,
            RevisionRepository revisions,
            Catalog catalog,
            Clock clock) {
        this.newQuestions = newQuestions;
        this.questions = questions;
        this.changes = changes;
        this.revisions = revisions;
        this.catalog = catalog;
        this.clock = clock;
    }

    record QuestionPayload(Question question, @Nullable Question current, List<UserError> userErrors) {}

    @MutationMapping
    QuestionPayload createQuestion(@Argument CreateQuestion input, GraphQLContext context) {
        return payload(newQuestions.create(input, Actor.required(context)), context);
    }

    @MutationMapping
    QuestionPayload updateQuestion(@Argument UpdateQuestion input, GraphQLContext context) {
        InputCheck check = new InputCheck();
        input.check(check);
        check.refuseIfWrong();
        return change(
                new CuratedQuestions.Target(input.id(), input.expectedVersion()),
                changes.edit(input::applyTo, input.weight(), Actor.required(context)),
                context);
    }

    @MutationMapping
    QuestionPayload submitQuestion(@Argument QuestionTransition input, GraphQLContext context) {
        return change(input.target(), changes.submit(input.comment()), context);
    }

    @MutationMapping
    QuestionPayload publishQuestion(@Argument QuestionTransition input, GraphQLContext context) {
        Instant at = input.publishAt() == null ? null : input.publishAt().toInstant();
        if (at != null) {
            Instant now = clock.instant();
            new InputCheck()
                    .that(
                            at.isAfter(now) && at.isBefore(now.plus(FARTHEST)),
                            "publishAt",
                            "must be later than now, by a year at most")
                    .refuseIfWrong();
        }
        return change(input.target(), changes.publish(Actor.required(context), at, input.comment()), context);
    }

    @MutationMapping
    QuestionPayload returnQuestion(@Argument QuestionTransition input, GraphQLContext context) {
        return change(input.target(), changes.sendBack(input.comment()), context);
    }

    @MutationMapping
    QuestionPayload retireQuestion(@Argument QuestionTransition input, GraphQLContext context) {
        return change(input.target(), changes.retire(input.comment()), context);
    }

    @MutationMapping
    QuestionPayload restoreRevision(@Argument RestoreRevision input, GraphQLContext context) {
        CuratedRevision revision = QuestionId.parse(input.id())
                .flatMap(id -> revisions.find(id, input.number()))
                .orElseThrow(() -> new Refused(UserError.Code.NOT_FOUND, "number", "there is no such revision"));
        return change(
                new CuratedQuestions.Target(input.id(), input.expectedVersion()),
                changes.edit(content -> revision.content(), Significance.MATERIAL, Actor.required(context)),
                context);
    }

    @MutationMapping
    QuestionPayload setSampleAnswer(@Argument SetSampleAnswer input, GraphQLContext context) {
        return change(
                new CuratedQuestions.Target(input.id(), input.expectedVersion()),
                changes.giveAway(input.isSampleAnswer()),
                context);
    }

    private QuestionPayload change(CuratedQuestions.Target target, QuestionChange change, GraphQLContext context) {
        return withCurrent(
                target,
                () -> payload(questions.change(target, change, Actor.required(context), List.of()), context),
                context);
    }

    /** A conflict carries the question as it is, so that the next try can begin from there. */
    private QuestionPayload withCurrent(
            CuratedQuestions.Target target, Supplier<QuestionPayload> attempt, GraphQLContext context) {
        try {
            return attempt.get();
        } catch (Refused refused) {
            boolean isConflict = refused.errors().stream().anyMatch(error -> error.code() == UserError.Code.CONFLICT);
            Optional<Question> current = isConflict
                    ? QuestionId.parse(target.id()).flatMap(id -> catalog.findForStaff(id, ReadingRights.of(context)))
                    : Optional.empty();
            throw current.map(question -> new Refused(refused.errors(), Map.of("current", question)))
                    .orElse(refused);
        }
    }

    private QuestionPayload payload(QuestionId id, GraphQLContext context) {
        return new QuestionPayload(
                catalog.findForStaff(id, ReadingRights.of(context)).orElseThrow(), null, List.of());
    }
}
