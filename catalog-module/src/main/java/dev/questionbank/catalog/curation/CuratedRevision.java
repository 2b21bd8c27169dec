package dev.questionbank.catalog.curation;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.Significance;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A revision, whether or not readers ever saw it: for staff alone.
 *
 * @param number the first is 1
 * @param authorId key of the account that wrote it; null for what an operator loaded
 * @param publishedAt when readers first saw it; null when they never did
 */
record CuratedRevision(
        QuestionId question,
        int number,
        QuestionContent content,
        Significance significance,
        @Nullable UUID authorId,
        Instant createdAt,
        @Nullable Instant publishedAt) {}
