package dev.questionbank.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A published question as one reader sees it. Made by {@link ReadingGate} alone; the texts are read separately, as far as
 * {@code access} grants them.
 *
 * @param position place among the questions of its topic
 * @param revision number of the published revision
 * @param slug null when locked, as the title
 * @param title null when locked: where the topic hides the titles of questions whose prompt is
 * @param difficulty null when nobody rated it
 * @param kind null when nobody said
 * @param hasAnswer whether a detailed answer is written
 */
public record Question(
        QuestionId id,
        TopicId topicId,
        long position,
        int revision,
        @Nullable String slug,
        @Nullable String title,
        @Nullable Difficulty difficulty,
        @Nullable Kind kind,
        boolean hasAnswer,
        Instant publishedAt,
        Instant updatedAt,
        QuestionAccess access) {}
