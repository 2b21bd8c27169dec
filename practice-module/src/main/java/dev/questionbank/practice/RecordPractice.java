package dev.questionbank.practice;

import dev.questionbank.access.Accounts;
import dev.questionbank.access.NotAllowed;
import dev.questionbank.access.Viewer;
import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.db.graphql.InputCheck;
import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
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

    private final Accounts accounts;
    private final ReviewRepository reviews;
    private final Catalog catalog;
    private final Clock clock;

    RecordPractice(Accounts accounts, ReviewRepository reviews, Catalog catalog, Clock clock) {
        this.accounts = accounts;
        this.reviews = reviews;
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

    /**
     * @throws Refused when the input is out of bounds, or the question is unknown or locked for the member
     * @throws NotAllowed when the member was erased meanwhile
     */
    @Transactional
    Attempt record(Input input, Viewer member, ReadingRights rights) {
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
        Optional<Attempt> earlier = reviews.find(member.id(), input.idempotencyKey());
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Question question = practicable(input.questionId(), rights);
        Attempt attempt = new Attempt(AttemptId.create(), question.id(), input.grade(), practicedAt, seconds);
        accounts.hold(member.id());
        boolean appended = reviews.append(new ReviewRepository.NewReview(
                member.id(),
                attempt,
                question.revision(),
                MemberDay.of(practicedAt, member.timeZone()),
                input.idempotencyKey(),
                now));
        // a request with the same key that ran beside this one may have been faster
        return appended
                ? attempt
                : reviews.find(member.id(), input.idempotencyKey()).orElseThrow();
    }

    private Question practicable(String id, ReadingRights rights) {
        Question question = QuestionId.parse(id)
                .flatMap(parsed -> catalog.findQuestion(parsed, rights))
                .orElseThrow(() -> new Refused(UserError.Code.NOT_FOUND, "questionId", "there is no such question"));
        if (!question.access().prompt().granted()) {
            throw new Refused(UserError.Code.LOCKED, "questionId", "a plan unlocks this question");
        }
        return question;
    }
}
