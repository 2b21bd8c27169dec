package dev.questionbank.catalog.curation;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionState;
import dev.questionbank.catalog.Significance;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.catalog.comment.CommentKind;
import dev.questionbank.catalog.publication.Publication;
import dev.questionbank.catalog.publication.QuestionTagRepository;
import dev.questionbank.catalog.publication.SlugRepository;
import dev.questionbank.db.Actor;
import dev.questionbank.db.graphql.UserError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All that can be done to questions, with the rules of their life. */
@Component
class QuestionChanges {

    private final CuratedQuestionRepository questions;
    private final RevisionRepository revisions;
    private final Publication publication;
    private final SlugRepository slugs;
    private final QuestionTagRepository tags;
    private final PublishBlockers blockers;

    QuestionChanges(
            CuratedQuestionRepository questions,
            RevisionRepository revisions,
            Publication publication,
            SlugRepository slugs,
            QuestionTagRepository tags,
            PublishBlockers blockers) {
        this.questions = questions;
        this.revisions = revisions;
        this.publication = publication;
        this.slugs = slugs;
        this.tags = tags;
        this.blockers = blockers;
    }

    /** A change by the rules that are given as functions; a rule gives null where it holds. */
    private record Ruled(
            String action,
            @Nullable Step step,
            Function<CuratedQuestion, @Nullable UserError> rule,
            Consumer<List<CuratedQuestion>> deed)
            implements QuestionChange {

        @Override
        public Map<QuestionId, List<UserError>> check(Collection<CuratedQuestion> questions) {
            Map<QuestionId, List<UserError>> errors = new HashMap<>();
            for (CuratedQuestion question : questions) {
                UserError error = rule.apply(question);
                if (error != null) {
                    errors.put(question.id(), List.of(error));
                }
            }
            return errors;
        }

        @Override
        public void apply(List<CuratedQuestion> questions) {
            deed.accept(questions);
        }
    }

    private static Function<CuratedQuestion, @Nullable UserError> always() {
        return question -> null;
    }

    private static @Nullable UserError blockedUnless(boolean holds, String message) {
        return holds ? null : UserError.of(UserError.Code.BLOCKED, "id", message);
    }

    /** A new revision with other content, where it differs: a draft, whatever the newest one was. */
    QuestionChange edit(UnaryOperator<QuestionContent> edit, Significance significance, Actor author) {
        return new Ruled("question.update", null, always(), edited -> {
            List<CuratedQuestion> changed = edited.stream()
                    .filter(question -> !edit.apply(question.newest().content())
                            .equals(question.newest().content()))
                    .toList();
            if (changed.isEmpty()) {
                return;
            }
            List<RevisionRepository.Next> next = changed.stream()
                    .map(question -> new RevisionRepository.Next(
                            question.id(),
                            question.newest().number() + 1,
                            edit.apply(question.newest().content())))
                    .toList();
            revisions.append(next, significance, author.account());
            questions.advance(changed.stream().map(CuratedQuestion::id).toList());
            questions.place(changed, QuestionState.DRAFT, null, null);
            nameUnseen(changed, next);
        });
    }

    /** Of questions that no reader ever saw, names and tags follow the draft. */
    private void nameUnseen(List<CuratedQuestion> changed, List<RevisionRepository.Next> next) {
        Map<QuestionId, String> titles = new HashMap<>();
        Map<QuestionId, List<String>> tagNames = new HashMap<>();
        for (int i = 0; i < changed.size(); i++) {
            CuratedQuestion question = changed.get(i);
            if (!question.wasPublished()) {
                QuestionContent content = next.get(i).content();
                tagNames.put(question.id(), content.tags());
                if (!content.title().equals(question.newest().content().title())) {
                    slugs.forget(question.id());
                    titles.put(question.id(), content.title());
                }
            }
        }
        slugs.rename(titles);
        tags.replace(tagNames);
    }

    /** Asks for a decision about the draft. */
    QuestionChange submit(@Nullable String comment) {
        return new Ruled(
                "question.submit",
                new QuestionChange.Step(CommentKind.SUBMITTED, comment),
                question -> blockedUnless(question.draftState() == QuestionState.DRAFT, "there is no draft to submit"),
                submitted -> questions.place(submitted, QuestionState.IN_REVIEW, null, null));
    }

    /** Gives what was submitted back to those who write. */
    QuestionChange sendBack(@Nullable String comment) {
        return new Ruled(
                "question.return",
                new QuestionChange.Step(CommentKind.RETURNED, comment),
                question -> blockedUnless(
                        question.draftState() == QuestionState.IN_REVIEW, "there is nothing in review to send back"),
                returned -> questions.place(returned, QuestionState.DRAFT, null, null));
    }

    /** Takes the question from readers, and what stands beside it from curators. */
    QuestionChange retire(@Nullable String comment) {
        return new Ruled(
                "question.retire",
                new QuestionChange.Step(CommentKind.RETIRED, comment),
                question -> blockedUnless(question.state() != QuestionState.RETIRED, "it is retired already"),
                retired -> publication.retire(
                        retired.stream().map(CuratedQuestion::id).toList()));
    }

    /** Puts the question behind all others of a topic. */
    QuestionChange move(TopicId to) {
        return new Ruled("question.move", null, always(), moved -> {
            List<QuestionId> others = moved.stream()
                    .filter(question -> !question.topic().equals(to))
                    .map(CuratedQuestion::id)
                    .toList();
            if (!others.isEmpty()) {
                publication.move(others, to);
            }
        });
    }

    /** Gives the answer away, or no longer. */
    QuestionChange giveAway(boolean isSampleAnswer) {
        return new Ruled("question.giveAway", null, always(), given -> {
            List<QuestionId> others = given.stream()
                    .filter(question -> question.isSampleAnswer() != isSampleAnswer)
                    .map(CuratedQuestion::id)
                    .toList();
            if (!others.isEmpty()) {
                publication.giveAway(others, isSampleAnswer);
            }
        });
    }

    /**
     * Shows readers the newest revision.
     *
     * @param at when it is to happen by itself; null for now
     */
    QuestionChange publish(Actor publisher, @Nullable Instant at, @Nullable String comment) {
        return new Publish(publisher, at, comment);
    }

    private final class Publish implements QuestionChange {

        private final Actor publisher;
        private final @Nullable Instant at;
        private final @Nullable String comment;

        Publish(Actor publisher, @Nullable Instant at, @Nullable String comment) {
            this.publisher = publisher;
            this.at = at;
            this.comment = comment;
        }

        @Override
        public @Nullable Step step() {
            return at == null ? new QuestionChange.Step(CommentKind.PUBLISHED, comment) : null;
        }

        @Override
        public String action() {
            return at == null ? "question.publish" : "question.schedule";
        }

        @Override
        public Map<QuestionId, List<UserError>> check(Collection<CuratedQuestion> questions) {
            Map<QuestionId, List<PublishBlocker>> blocked = blockers.find(questions);
            Map<QuestionId, List<UserError>> errors = new HashMap<>();
            for (CuratedQuestion question : questions) {
                List<UserError> ofQuestion = new ArrayList<>();
                UserError error = rule(question);
                if (error != null) {
                    ofQuestion.add(error);
                }
                blocked.getOrDefault(question.id(), List.of())
                        .forEach(blocker -> ofQuestion.add(
                                UserError.of(UserError.Code.BLOCKED, blocker.field(), blocker.message())));
                if (!ofQuestion.isEmpty()) {
                    errors.put(question.id(), ofQuestion);
                }
            }
            return errors;
        }

        private @Nullable UserError rule(CuratedQuestion question) {
            if (question.isUpToDate()) {
                return blockedUnless(false, "readers see the newest revision already");
            }
            if (publisher.mayDecideAlone()) {
                return null;
            }
            if (question.draftState() == QuestionState.DRAFT) {
                return blockedUnless(false, "the draft was not submitted");
            }
            return publisher.account().equals(question.newest().authorId())
                    ? UserError.of(
                            UserError.Code.FORBIDDEN, "id", "whoever wrote a revision does not publish it himself")
                    : null;
        }

        @Override
        public void apply(List<CuratedQuestion> published) {
            if (at == null) {
                publication.publish(published.stream().map(CuratedQuestion::id).toList());
            } else {
                questions.place(published, QuestionState.IN_REVIEW, at, publisher.account());
            }
        }
    }
}
