package dev.questionbank.catalog.duplicate;

import dev.questionbank.catalog.MergeId;
import dev.questionbank.catalog.QuestionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A merge; undone when it does not stand any more. */
record Merge(
        MergeId id,
        QuestionId kept,
        Instant mergedAt,
        @Nullable Instant undoneAt) {}
