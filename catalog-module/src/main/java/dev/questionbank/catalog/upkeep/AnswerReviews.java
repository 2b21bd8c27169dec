package dev.questionbank.catalog.upkeep;

import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionState;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.catalog.Topic;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.catalog.change.ChangeRepository;
import dev.questionbank.catalog.upkeep.UpkeepRepository.Answer;
import dev.questionbank.catalog.upkeep.UpkeepRepository.Interval;
import dev.questionbank.db.Actor;
import dev.questionbank.db.AuditTrail;
import dev.questionbank.db.graphql.InputCheck;
import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers are looked at again now and then, and how often that has to be is decided by topic. */
@Service
class AnswerReviews {

    private static final int MAX_DAYS = 3_650;

    private final UpkeepRepository questions;
    private final ChangeRepository changes;
    private final Catalog catalog;
    private final AuditTrail audit;
    private final Clock clock;

    AnswerReviews(
            UpkeepRepository questions, ChangeRepository changes, Catalog catalog, AuditTrail audit, Clock clock) {
        this.questions = questions;
        this.changes = changes;
        this.catalog = catalog;
        this.audit = audit;
        this.clock = clock;
    }

    /** Input of {@code confirmAnswer}. */
    record Confirmation(String questionId, int expectedVersion) {}

    /** Input of {@code setReviewInterval}. */
    record IntervalChange(String topicId, int expectedVersion, int days) {}

    /** What the audit log keeps of a confirmation. */
    private record Audited(@Nullable Instant answerReviewedAt, int version) {}

    /** @throws Refused when there is no such question, somebody changed it, or readers see no answer */
    @Transactional
    QuestionId confirm(Confirmation input, Actor curator) {
        QuestionId id = QuestionId.parse(input.questionId()).orElseThrow(() -> unknown("questionId", "question"));
        Answer before = questions.lock(id).orElseThrow(() -> unknown("questionId", "question"));
        if (input.expectedVersion() != before.version()) {
            throw conflict(
                    "question", catalog.findForStaff(id, ReadingRights.STAFF).orElseThrow());
        }
        if (before.state() != QuestionState.PUBLISHED || !before.isAnswered()) {
            throw new Refused(UserError.Code.BLOCKED, "questionId", "there is no answer that readers see");
        }
        Instant now = now();
        questions.confirm(id, now);
        audit.record(new AuditTrail.Change(
                curator,
                "question.confirmAnswer",
                id.toString(),
                null,
                new Audited(before.reviewedAt(), before.version()),
                new Audited(now, before.version() + 1)));
        changes.append(List.of(id));
        return id;
    }

    /** @throws Refused when there is no such topic, somebody changed it, or the interval is out of bounds */
    @Transactional
    Topic setInterval(IntervalChange input, Actor curator) {
        new InputCheck()
                .that(input.days() >= 1 && input.days() <= MAX_DAYS, "days", "must be between 1 and " + MAX_DAYS)
                .refuseIfWrong();
        TopicId id = TopicId.parse(input.topicId()).orElseThrow(() -> unknown("topicId", "topic"));
        Interval before = questions.lock(id).orElseThrow(() -> unknown("topicId", "topic"));
        if (input.expectedVersion() != before.version()) {
            throw conflict("topic", catalog.findTopic(id).orElseThrow());
        }
        if (input.days() != before.days()) {
            questions.setInterval(id, input.days(), now());
            Interval after = new Interval(before.version() + 1, input.days());
            audit.record(new AuditTrail.Change(curator, "topic.setReviewInterval", id.toString(), null, before, after));
            changes.appendAll(id);
        }
        return catalog.findTopic(id).orElseThrow();
    }

    private static Refused unknown(String field, String what) {
        return new Refused(UserError.Code.NOT_FOUND, field, "there is no such " + what);
    }

    private static Refused conflict(String what, Object current) {
        return new Refused(
                List.of(UserError.of(
                        UserError.Code.CONFLICT, "expectedVersion", "the " + what + " was changed meanwhile")),
                Map.of("current", current));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
