package dev.questionbank.catalog.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * In what condition a published question is.
 *
 * @param revision that readers see
 * @param hasAnswer whether a detailed answer is written
 * @param answerReviewedAt when a curator last confirmed or changed the answer; when it was published, if none did since
 * @param reviewInterval after which somebody has to look at an answer again
 * @param brokenLinks addresses of links and images that lead nowhere
 */
public record QuestionCondition(
        int revision, boolean hasAnswer, Instant answerReviewedAt, Duration reviewInterval, List<String> brokenLinks) {

    /** When somebody has to look at the answer again. */
    public Instant answerDueAt() {
        return answerReviewedAt.plus(reviewInterval);
    }
}
