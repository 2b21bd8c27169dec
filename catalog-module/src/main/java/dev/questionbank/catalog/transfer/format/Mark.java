package dev.questionbank.catalog.transfer.format;

import dev.questionbank.catalog.Difficulty;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line in Markdown under which a question may stand.
 *
 * @param level 1 to 6 of a heading, {@link #BOLD}, {@link #ITEM} or {@link #ROW}
 * @param line its first, counted from 0
 * @param end the first line after it
 * @param text without marks
 * @param markdown the same with marks
 * @param link where it leads, if it is nothing but a link to somewhere else
 * @param difficulty that stands beside it
 * @param counted whether it is numbered
 */
record Mark(
        int level,
        int line,
        int end,
        String text,
        String markdown,
        @Nullable String link,
        @Nullable Difficulty difficulty,
        boolean counted) {

    /** A paragraph in bold that asks. */
    static final int BOLD = 7;

    /** An item of a list that asks, or leads to a question elsewhere. */
    static final int ITEM = 8;

    /** A row of a table of questions. */
    static final int ROW = 9;

    private static final Map<String, Difficulty> DIFFICULTIES =
            Map.of("👶", Difficulty.EASY, "⭐", Difficulty.MEDIUM, "🚀", Difficulty.HARD);
    private static final Pattern DIFFICULTY = Pattern.compile("[\\s\\u200D\\uFE0F]*(👶|⭐|🚀)[\\s\\u200D\\uFE0F]*$");
    private static final Pattern NUMBER = Pattern.compile("^(?:Q(?:uestion)?\\s*)?\\d+\\s*\\\\?[.):]\\s*(?=\\S)");
    private static final Pattern ANSWER =
            Pattern.compile("(?i)(?:the |sample |model |possible )?(?:answer|solution)s?\\b.*");
    private static final Pattern PLAIN_ANSWER = Pattern.compile("(?i)(?:the )?(?:answer|solution)s?\\s*:?");
    private static final Pattern CONTENTS = Pattern.compile("(?i)(?:table of contents|contents|toc|目录|목차)\\s*:?");
    private static final Pattern QUESTION = Pattern.compile(".*[?？؟]\\W*", Pattern.DOTALL);

    /** The mark without number and difficulty in its texts. */
    static Mark of(int level, int line, int end, String text, String markdown, @Nullable String link, boolean counted) {
        Matcher difficulty = DIFFICULTY.matcher(text);
        String bare = difficulty.replaceFirst("");
        Difficulty said = difficulty.find(0) ? DIFFICULTIES.get(difficulty.group(1)) : null;
        Matcher number = NUMBER.matcher(bare);
        return new Mark(
                level,
                line,
                end,
                number.replaceFirst("").strip(),
                NUMBER.matcher(DIFFICULTY.matcher(markdown).replaceFirst(""))
                        .replaceFirst("")
                        .strip(),
                link,
                said,
                counted || number.find(0));
    }

    boolean isHeading() {
        return level < BOLD;
    }

    /** Whether an answer stands below. */
    boolean isAnswer() {
        return ANSWER.matcher(text).matches();
    }

    /** Whether it says nothing but that an answer stands below. */
    boolean isPlainAnswer() {
        return PLAIN_ANSWER.matcher(text).matches();
    }

    boolean isContents() {
        return CONTENTS.matcher(text).matches();
    }

    /** Whether it looks like a question. */
    boolean asks() {
        return counted || difficulty != null || QUESTION.matcher(text).matches();
    }
}
