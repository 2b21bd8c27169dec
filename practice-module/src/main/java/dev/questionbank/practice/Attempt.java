package dev.questionbank.practice;

import dev.questionbank.catalog.QuestionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A review as the member who made it sees it. */
public record Attempt(
        AttemptId id,
        QuestionId questionId,
        Grade grade,
        Instant practicedAt,
        @Nullable Integer durationSeconds) {}
