package dev.questionbank.catalog.transfer.format;

import dev.questionbank.catalog.Difficulty;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line in Markdown under which a question may stand.
 *
 * @param level 1 to 6 of a heading, {@link #BOLD}, {@link #ITEM}, {@link #LINK} or {@link #ROW}
 * @param line its first, counted from 0
 * @param end the first line after it
 * @param text without marks
 * @param markdown the same with marks
 * @param link where it leads, if it is nothing but a link to somewhere else
 * @param difficulty that stands beside it
 * @param item whether it is an item of a numbered list
 * @param numbered whether it begins with a number
 */
record Mark(
        int level,
        int line,
        int end,
        String text,
        String markdown,
        @Nullable String link,
        @Nullable Difficulty difficulty,
        boolean item,
        boolean numbered) {

    /** A paragraph in bold that asks. */
    static final int BOLD = 7;

    /** An item of a list that asks. */
    static final int ITEM = 8;

    /** An item of a list that leads elsewhere. */
    static final int LINK = 9;

    /** A row of a table of questions. */
    static final int ROW = 10;

    /** What is longer than a title can be is not looked at any closer. */
    static final int MAX_LENGTH = 1_000;

    private static final int LENGTH_OF_END = 20;

    private static final Map<String, Difficulty> DIFFICULTIES =
            Map.of("👶", Difficulty.EASY, "⭐", Difficulty.MEDIUM, "🚀", Difficulty.HARD);
    private static final Pattern DIFFICULTY =
            Pattern.compile("(?:[\\s\\u200D\\uFE0F]*(👶|⭐|🚀))+[\\s\\u200D\\uFE0F]*$");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\u200B]+");
    private static final Pattern NUMBER = Pattern.compile("^(?:Q(?:uestion)?\\s*)?\\d+\\s*\\\\?[.):]\\s*(?=\\S)");
    private static final Pattern ANSWER =
            Pattern.compile("(?i)(?:the |sample |model |possible )?(?:answer|solution)s?\\b.*");
    private static final Pattern PLAIN_ANSWER = Pattern.compile("(?i)(?:the )?(?:answer|solution)s?\\s*:?");
    private static final Pattern CONTENTS = Pattern.compile("(?i)(?:table of contents|contents|toc|目录|목차)\\s*:?");
    private static final Pattern QUESTION = Pattern.compile(".*[?？؟]\\W*", Pattern.DOTALL);

    /** The mark without number and difficulty in its texts. */
    static Mark of(int level, int line, int end, String text, String markdown, @Nullable String link, boolean item) {
        if (text.length() > MAX_LENGTH) {
            return new Mark(level, line, end, text, markdown, link, null, item, false);
        }
        Matcher difficulty = DIFFICULTY.matcher(text);
        String bare = difficulty.replaceFirst("");
        Difficulty said = difficulty.find(0) ? DIFFICULTIES.get(difficulty.group(1)) : null;
        Matcher number = NUMBER.matcher(bare);
        return new Mark(
                level,
                line,
                end,
                SPACES.matcher(number.replaceFirst("")).replaceAll(" ").strip(),
                NUMBER.matcher(DIFFICULTY.matcher(markdown).replaceFirst(""))
                        .replaceFirst("")
                        .strip(),
                link,
                said,
                item,
                number.find(0));
    }

    Mark as(int other) {
        return new Mark(other, line, end, text, markdown, link, difficulty, item, numbered);
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
        return item
                || numbered
                || difficulty != null
                || QUESTION.matcher(text.substring(Math.max(0, text.length() - LENGTH_OF_END)))
                        .matches();
    }
}
