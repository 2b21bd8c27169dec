package dev.questionbank.catalog.curation;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionState;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.catalog.comment.Comments;
import dev.questionbank.db.Actor;
import dev.questionbank.db.AuditTrail;
import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Carries changes of questions out: each is locked, looked at, changed and put into the audit log in one transaction. */
@Service
class CuratedQuestions {

    private final CuratedQuestionRepository questions;
    private final Comments comments;
    private final AuditTrail audit;

    CuratedQuestions(CuratedQuestionRepository questions, Comments comments, AuditTrail audit) {
        this.questions = questions;
        this.comments = comments;
        this.audit = audit;
    }

    /**
     * Which question is to be changed.
     *
     * @param id as the client sent it
     * @param expectedVersion the version that the change was made to; null where any will do
     */
    record Target(String id, @Nullable Integer expectedVersion) {}

    /**
     * What became of one of them.
     *
     * @param id as the client sent it
     * @param errors why it was not changed; none when it was
     */
    record Outcome(String id, List<UserError> errors) {}

    /** What the audit log keeps of a question: texts stand in the revisions. */
    private record Audited(
            QuestionState state,
            int version,
            int revision,
            @Nullable Integer publishedRevision,
            String topicId) {

        static Audited of(CuratedQuestion question) {
            return new Audited(
                    question.state(),
                    question.version(),
                    question.newest().number(),
                    question.publishedRevision(),
                    question.topic().toString());
        }
    }

    /**
     * Changes one question.
     *
     * @param more topics that the change touches besides the question's own
     * @throws Refused when there is no such question, when somebody else changed it, or by the rules of the change
     */
    @Transactional
    QuestionId change(Target target, QuestionChange change, Actor actor, Collection<TopicId> more) {
        Outcome outcome = carryOut(List.of(target), change, actor, more, true).getFirst();
        if (!outcome.errors().isEmpty()) {
            throw new Refused(outcome.errors());
        }
        return QuestionId.parse(target.id()).orElseThrow();
    }

    /**
     * Changes many questions.
     *
     * @param allOrNothing whether none is changed where one cannot be
     */
    @Transactional
    List<Outcome> changeAll(
            List<Target> targets, QuestionChange change, Actor actor, Collection<TopicId> more, boolean allOrNothing) {
        return carryOut(targets, change, actor, more, allOrNothing);
    }

    private List<Outcome> carryOut(
            List<Target> targets, QuestionChange change, Actor actor, Collection<TopicId> more, boolean allOrNothing) {
        Map<QuestionId, Target> wanted = new LinkedHashMap<>();
        targets.forEach(target -> QuestionId.parse(target.id()).ifPresent(id -> wanted.put(id, target)));
        questions.lockTopics(wanted.keySet(), more);
        Map<QuestionId, CuratedQuestion> found = questions.lock(wanted.keySet());
        Map<String, List<UserError>> errors = new LinkedHashMap<>();
        targets.forEach(target -> errors.put(target.id(), List.of(unknown())));
        List<CuratedQuestion> current = new ArrayList<>();
        wanted.forEach((id, target) -> { // in the order of the caller, which is that of a move
            CuratedQuestion question = found.get(id);
            if (question == null) {
                return;
            }
            if (target.expectedVersion() == null || target.expectedVersion() == question.version()) {
                current.add(question);
                errors.put(target.id(), List.of());
            } else {
                errors.put(target.id(), List.of(conflict()));
            }
        });
        change.check(current)
                .forEach((id, ofQuestion) ->
                        errors.put(Objects.requireNonNull(wanted.get(id)).id(), ofQuestion));
        List<CuratedQuestion> passed = current.stream()
                .filter(question -> Objects.requireNonNull(errors.get(Objects.requireNonNull(wanted.get(question.id()))
                                .id()))
                        .isEmpty())
                .toList();
        boolean stops = allOrNothing && errors.values().stream().anyMatch(list -> !list.isEmpty());
        if (!stops && !passed.isEmpty()) {
            change.apply(passed);
            record(passed, change, actor);
        }
        return errors.entrySet().stream()
                .map(entry -> new Outcome(entry.getKey(), entry.getValue()))
                .toList();
    }

    private void record(List<CuratedQuestion> before, QuestionChange change, Actor actor) {
        List<QuestionId> ids = before.stream().map(CuratedQuestion::id).toList();
        Map<QuestionId, CuratedQuestion> after = questions.list(ids);
        for (CuratedQuestion question : before) {
            CuratedQuestion now = Objects.requireNonNull(after.get(question.id()));
            if (now.version() != question.version()) {
                audit.record(new AuditTrail.Change(
                        actor, change.action(), question.id().toString(), null, Audited.of(question), Audited.of(now)));
            }
        }
        QuestionChange.Step step = change.step();
        if (step != null) {
            comments.recordStep(ids, step.kind(), actor.account(), step.comment());
        }
    }

    static UserError unknown() {
        return UserError.of(UserError.Code.NOT_FOUND, "id", "there is no such question");
    }

    private static UserError conflict() {
        return UserError.of(UserError.Code.CONFLICT, "expectedVersion", "the question was changed meanwhile");
    }
}
