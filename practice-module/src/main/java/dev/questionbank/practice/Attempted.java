package dev.questionbank.practice;

import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.db.graphql.InputCheck;
import dev.questionbank.db.graphql.UserError;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a member says to have practised, not yet written down.
 *
 * @param id null where the client sent no question's id at all
 * @param question null when it does not exist or may not be read
 * @param refusal why it may not be practised; null if it may
 * @param key of the member's request
 */
record Attempted(
        @Nullable QuestionId id,
        @Nullable Question question,
        @Nullable UserError refusal,
        Grade grade,
        Instant practicedAt,
        @Nullable Integer durationSeconds,
        @Nullable QueueReason offeredBecause,
        String key) {

    private static final int MAX_KEY = 200;
    private static final int MAX_SECONDS = 24 * 60 * 60;

    /** Clocks of clients may be ahead of ours, or behind, by so much. */
    static final Duration CLOCK_SKEW = Duration.ofMinutes(2);

    /** As clients send it. */
    record Input(
            String questionId,
            Grade grade,
            String idempotencyKey,
            @Nullable Integer durationSeconds,
            @Nullable OffsetDateTime practicedAt,
            @Nullable QueueReason offeredBecause) {

        Instant practicedAt(Instant now) {
            return practicedAt == null ? now : practicedAt.toInstant().truncatedTo(ChronoUnit.MICROS);
        }

        /** Notes what is out of bounds; whether it lies too far in the past is seen when it is written down. */
        void check(InputCheck check, String path, Instant now) {
            check.text(path + "idempotencyKey", idempotencyKey, MAX_KEY)
                    .that(
                            durationSeconds == null || (durationSeconds >= 0 && durationSeconds <= MAX_SECONDS),
                            path + "durationSeconds",
                            "must be 0 to " + MAX_SECONDS)
                    .that(
                            !practicedAt(now).isAfter(now.plus(CLOCK_SKEW)),
                            path + "practicedAt",
                            "must not lie in the future");
        }

        /** The attempt, with its question as the member sees it: one of these, which {@link Catalog} found. */
        Attempted with(Map<QuestionId, Question> questions, String path, Instant now) {
            QuestionId id = QuestionId.parse(questionId).orElse(null);
            Question question = id == null ? null : questions.get(id);
            return new Attempted(
                    question == null ? id : question.id(), // of the kept one, where that was merged
                    question,
                    refusal(question, path + "questionId"),
                    grade,
                    practicedAt(now),
                    durationSeconds,
                    offeredBecause,
                    idempotencyKey);
        }

        private static @Nullable UserError refusal(@Nullable Question question, String field) {
            if (question == null) {
                return UserError.of(UserError.Code.NOT_FOUND, field, "there is no such question");
            }
            return question.access().prompt().granted()
                    ? null
                    : UserError.of(UserError.Code.LOCKED, field, "a plan unlocks this question");
        }
    }
}
