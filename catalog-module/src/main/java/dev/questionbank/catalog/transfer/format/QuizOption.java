package dev.questionbank.catalog.transfer.format;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a quiz offers or accepts as an answer.
 *
 * @param text Markdown
 * @param percent of the grade that it gives
 * @param feedback Markdown, said to whoever chose it
 */
record QuizOption(String text, double percent, @Nullable String feedback) {

    /** Whether it gives anything at all. */
    boolean isRight() {
        return percent > 0;
    }

    /** The text, with what it gives where that is not all. */
    String graded() {
        return text + (isPlain() ? "" : " (" + percentText() + ")");
    }

    /** Whether it is right or wrong and nothing between. */
    boolean isPlain() {
        return percent == 0 || percent == 100;
    }

    /** The percent as people write it. */
    String percentText() {
        return String.format(Locale.ROOT, percent == Math.rint(percent) ? "%.0f %%" : "%.2f %%", percent);
    }
}
