package dev.questionbank.practice.session;

import dev.questionbank.catalog.QuestionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A timed set of questions.
 *
 * @param finishedAt when it was finished before its time; null when it was not
 * @param questionIds in order, published or not any more
 */
record PracticeSession(
        SessionId id,
        Instant startedAt,
        Instant endsAt,
        @Nullable Instant finishedAt,
        List<QuestionId> questionIds) {

    /** Until when answers count. */
    Instant until() {
        return finishedAt == null ? endsAt : finishedAt;
    }

    /** Whether it can still be answered. */
    boolean runsAt(Instant now) {
        return finishedAt == null && now.isBefore(endsAt);
    }
}
