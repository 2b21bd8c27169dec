package dev.questionbank.practice;

import dev.questionbank.access.Viewer;
import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.db.Actor;
import dev.questionbank.db.graphql.InputCheck;
import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;
import dev.questionbank.practice.ReviewRepository.NewReview;
import dev.questionbank.practice.ReviewRepository.Opening;
import dev.questionbank.practice.memory.Fsrs;
import dev.questionbank.practice.memory.MemoryState;
import dev.questionbank.practice.memory.Practiced;
import dev.questionbank.practice.memory.Replay;
import dev.questionbank.practice.streak.MemberDay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes down that a member practised a question. The same key of the same member leads to the same attempt, always. */
@Service
class RecordPractice {

    private static final int MAX_KEY = 200;
    private static final int MAX_SECONDS = 24 * 60 * 60;

    /** Clocks of clients may be ahead of ours by so much. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(2);

    /** What a member wants to recall who has not said so. */
    static final double TARGET_RECALL = 0.90;

    private final ReviewRepository reviews;
    private final MemoryRepository memories;
    private final Catalog catalog;
    private final Clock clock;

    RecordPractice(ReviewRepository reviews, MemoryRepository memories, Catalog catalog, Clock clock) {
        this.reviews = reviews;
        this.memories = memories;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Input of {@code recordPractice}. */
    record Input(
            String questionId,
            Grade grade,
            String idempotencyKey,
            @Nullable Integer durationSeconds,
            @Nullable OffsetDateTime practicedAt) {}

    /** @throws Refused when the input is out of bounds, or the question is unknown or locked for the member */
    @Transactional
    Attempt record(Input input, Viewer member, Actor actor, ReadingRights rights) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant practicedAt = input.practicedAt() == null
                ? now
                : input.practicedAt().toInstant().truncatedTo(ChronoUnit.MICROS);
        Integer seconds = input.durationSeconds();
        new InputCheck()
                .text("idempotencyKey", input.idempotencyKey(), MAX_KEY)
                .that(
                        seconds == null || (seconds >= 0 && seconds <= MAX_SECONDS),
                        "durationSeconds",
                        "must be 0 to " + MAX_SECONDS)
                .that(!practicedAt.isAfter(now.plus(CLOCK_SKEW)), "practicedAt", "must not lie in the future")
                .refuseIfWrong();
        QuestionId id = QuestionId.parse(input.questionId()).orElseThrow(RecordPractice::unknown);
        Opening opening = open(member, input.idempotencyKey(), id);
        if (opening.earlier() != null) {
            return opening.earlier();
        }
        Question question = practicable(id, rights);
        MemoryState before = opening.memory();
        Practiced review = new Practiced(
                AttemptId.create().value(),
                member.id(),
                question.id(),
                question.revision(),
                input.grade(),
                practicedAt,
                MemberDay.of(practicedAt, member.timeZone()),
                opening.targetRecall());
        reviews.append(new NewReview(
                review,
                seconds,
                member.timeZone(),
                before == null
                        ? null
                        : Fsrs.BY_DAYS.recall(before.memory(), Replay.days(before.practicedOn(), review.practicedOn())),
                input.idempotencyKey(),
                actor.requestId(),
                now));
        memories.save(
                member.id(),
                Replay.isLast(before, review)
                        ? Replay.next(before, review)
                        : Replay.of(reviews.standing(member.id(), question.id()))
                                .orElseThrow());
        if (before == null) {
            memories.unsettle(question.id());
        }
        return new Attempt(new AttemptId(review.id()), question.id(), input.grade(), practicedAt, seconds);
    }

    private Opening open(Viewer member, String key, QuestionId question) {
        return reviews.open(member.id(), key, question).orElseGet(() -> {
            reviews.insertMember(member.id(), TARGET_RECALL);
            return reviews.open(member.id(), key, question).orElseThrow();
        });
    }

    private Question practicable(QuestionId id, ReadingRights rights) {
        Question question = catalog.findQuestion(id, rights).orElseThrow(RecordPractice::unknown);
        if (!question.access().prompt().granted()) {
            throw new Refused(UserError.Code.LOCKED, "questionId", "a plan unlocks this question");
        }
        return question;
    }

    private static Refused unknown() {
        return new Refused(UserError.Code.NOT_FOUND, "questionId", "there is no such question");
    }
}
