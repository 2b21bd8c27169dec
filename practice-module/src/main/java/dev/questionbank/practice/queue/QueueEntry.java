package dev.questionbank.practice.queue;

import dev.questionbank.catalog.Question;
import dev.questionbank.practice.QueueReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question that is worth practising now; see the schema.
 *
 * @param dueAt null for a new one
 * @param retrievability null for a new one
 * @param practicedRevision the revision that was practised last; null for a new one
 */
record QueueEntry(
        QueueReason reason,
        @Nullable Instant dueAt,
        @Nullable Double retrievability,
        Question question,
        @Nullable Integer practicedRevision) {}
