package dev.questionbank.catalog.curation;

import dev.questionbank.catalog.Difficulty;
import dev.questionbank.catalog.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a revision says.
 *
 * @param title the question in one line
 * @param prompt Markdown; empty while nobody wrote it
 * @param answer Markdown; null when none is written
 * @param difficulty null when nobody rated it
 * @param kind null when nobody said
 * @param tags names, in their order
 */
record QuestionContent(
        String title,
        String prompt,
        @Nullable String answer,
        @Nullable Difficulty difficulty,
        @Nullable Kind kind,
        List<String> tags) {

    QuestionContent {
        tags = List.copyOf(tags);
    }

    /** The same under other tags. */
    QuestionContent withTags(List<String> others) {
        return new QuestionContent(title, prompt, answer, difficulty, kind, others);
    }

    /** The same, rated otherwise. */
    QuestionContent withDifficulty(@Nullable Difficulty other) {
        return new QuestionContent(title, prompt, answer, other, kind, tags);
    }
}
