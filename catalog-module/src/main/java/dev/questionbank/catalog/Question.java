package dev.questionbank.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question as one reader sees it: published, unless the reader is one of those who keep the bank. Made by {@link ReadingGate} alone; the texts are read separately, as far as
 * {@code access} grants them.
 *
 * @param position place among the questions of its topic
 * @param revision number of the published revision; of the newest one where none ever was
 * @param slug null when locked, as the title
 * @param title null when locked: where the topic hides the titles of questions whose prompt is
 * @param difficulty null when nobody rated it
 * @param kind null when nobody said
 * @param hasAnswer whether a detailed answer is written
 * @param publishedAt when it was first published; null when it never was
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
        @Nullable Instant publishedAt,
        Instant updatedAt,
        QuestionAccess access) {}
