package dev.questionbank.practice.session;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.practice.Grade;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a session went: nothing of it is kept, it follows from the reviews that stand. */
record SessionResult(int answered, int recalled, int seconds, List<SessionAnswer> questions) {

    /** A review of one of the session's questions. */
    record Review(
            QuestionId question,
            Grade grade,
            Instant practicedAt,
            @Nullable Integer durationSeconds) {}

    /**
     * What came of a question.
     *
     * @param grade of the first answer within the session, as in an interview; null without one
     */
    record SessionAnswer(
            QuestionId questionId,
            @Nullable Grade grade,
            @Nullable Integer durationSeconds,
            @Nullable Grade gradeBefore,
            @Nullable Double medianSecondsBefore) {}

    /** @param reviews those of the session's questions that stand, by question, in order of time */
    static SessionResult of(PracticeSession session, Map<QuestionId, List<Review>> reviews) {
        List<SessionAnswer> answers = session.questionIds().stream()
                .map(question -> answer(session, question, reviews.getOrDefault(question, List.of())))
                .toList();
        return new SessionResult(
                (int) answers.stream().filter(answer -> answer.grade() != null).count(),
                (int) answers.stream()
                        .filter(answer -> answer.grade() != null && answer.grade() != Grade.AGAIN)
                        .count(),
                answers.stream()
                        .map(SessionAnswer::durationSeconds)
                        .filter(Objects::nonNull)
                        .mapToInt(Integer::intValue)
                        .sum(),
                answers);
    }

    private static SessionAnswer answer(PracticeSession session, QuestionId question, List<Review> reviews) {
        List<Review> before = reviews.stream()
                .filter(review -> review.practicedAt().isBefore(session.startedAt()))
                .toList();
        Review first = reviews.stream()
                .skip(before.size())
                .findFirst()
                .filter(review -> !review.practicedAt().isAfter(session.until()))
                .orElse(null);
        return new SessionAnswer(
                question,
                first == null ? null : first.grade(),
                first == null ? null : first.durationSeconds(),
                before.isEmpty() ? null : before.getLast().grade(),
                median(before));
    }

    private static @Nullable Double median(List<Review> reviews) {
        int[] seconds = reviews.stream()
                .map(Review::durationSeconds)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        return seconds.length == 0 ? null : (seconds[(seconds.length - 1) / 2] + seconds[seconds.length / 2]) / 2.0;
    }
}
