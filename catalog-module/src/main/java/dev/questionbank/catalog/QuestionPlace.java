package dev.questionbank.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a question stands in the bank, whatever its state, and nothing of its texts: for modules that keep something about
 * it.
 *
 * @param difficulty null when nobody rated it
 * @param isReadable whether it is published, and its prompt may be read by whoever asked
 * @param materialRevision the newest published revision after the first with a material change; null without one
 * @param materialAt when readers saw that first; null without one
 */
public record QuestionPlace(
        QuestionId id,
        TopicId topic,
        @Nullable Difficulty difficulty,
        boolean isPublished,
        boolean isReadable,
        @Nullable Integer materialRevision,
        @Nullable Instant materialAt) {}
