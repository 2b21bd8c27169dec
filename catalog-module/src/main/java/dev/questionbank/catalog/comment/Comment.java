package dev.questionbank.catalog.comment;

import dev.questionbank.catalog.QuestionId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said about a question.
 *
 * @param revision the newest one when it was said
 * @param authorId key of the account that said it, and no more: who that was is not known here. Null for what happened by itself
 * @param text null for a step about which nothing was said
 */
record Comment(
        CommentId id,
        QuestionId questionId,
        int revision,
        CommentKind kind,
        @Nullable UUID authorId,
        @Nullable String text,
        Instant createdAt) {}
