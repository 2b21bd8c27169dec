package dev.questionbank.catalog.transfer.format;

import dev.questionbank.catalog.Difficulty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands under a question in Markdown, taken apart into prompt and answer. */
final class MarkdownBody {

    private static final Pattern BADGE =
            Pattern.compile("\\s*!\\[[^\\]]*\\]\\(https://img\\.shields\\.io/badge/([^-)/]+)-([^-)/]+)-[^)]*\\)\\s*");
    private static final Pattern LAYOUT = Pattern.compile("(?i)\\s*</?(?:p|div|span|center|br)(?:\\s[^<>]*)?/?>\\s*");
    private static final Pattern END = Pattern.compile(
            "(?i)\\s*(?:-{3,}|\\*{3,}|_{3,}|<br\\s*/?>|.*\\[.*(?:back to (?:the )?top|⬆|↥).*\\]\\(#.*\\).*)?\\s*");
    private static final Pattern DETAILS = Pattern.compile("(?is)<summary>.*?</summary>|</?details[^>]*>");

    /** A line that is longer is text. */
    private static final int MAX_LINE = 300;

    private static final int MAX_TEXT = 1 << 20;

    private final List<String> lines;
    private final Outline outline;
    private final Mark question;
    private final int end;
    private final List<Mark> below;
    private final List<String> tags = new ArrayList<>();
    private @Nullable Difficulty difficulty;
    private @Nullable String prompt;
    private @Nullable String answer;

    MarkdownBody(List<String> lines, Outline outline, MarkdownSection section) {
        this.lines = lines;
        this.outline = outline;
        question = section.question();
        end = section.end();
        below = section.below();
        difficulty = question.difficulty();
    }

    /** Where in a text the answers are, which is the same for all of its questions. */
    enum Answers {
        /** Under headings that say so. */
        UNDER_HEADINGS,
        /** In what is hidden until somebody asks for it. */
        HIDDEN,
        /** All that stands under a question is its answer. */
        ALL
    }

    void take(Answers answers) {
        switch (answers) {
            case UNDER_HEADINGS -> takeUnderHeading();
            case HIDDEN -> takeHidden();
            case ALL -> answer = text(question.end(), end, false);
        }
    }

    private void takeUnderHeading() {
        for (Mark mark : below) {
            if (mark.isHeading() && mark.isAnswer()) {
                prompt = text(question.end(), mark.line(), false);
                answer = text(mark.isPlainAnswer() ? mark.end() : mark.line(), end, false);
                return;
            }
        }
        prompt = text(question.end(), end, false);
    }

    private void takeHidden() {
        int line = question.end();
        while (line < end && !outline.isHidden(line)) {
            line++;
        }
        prompt = text(question.end(), line, false);
        answer = text(line, end, true);
    }

    /** Null where the question says it all. */
    @Nullable
    String prompt() {
        return prompt;
    }

    @Nullable
    String answer() {
        return answer;
    }

    @Nullable
    Difficulty difficulty() {
        return difficulty;
    }

    /** What badges say, but for the difficulty. */
    List<String> tags() {
        return tags;
    }

    private @Nullable String text(int from, int to, boolean hidden) {
        int start = from;
        int stop = to;
        while (start < stop && isEnd(start)) {
            start++;
        }
        while (start < stop && isEnd(stop - 1)) {
            stop--;
        }
        int indent = question.item() ? indent(start, stop) : 0;
        StringBuilder text = new StringBuilder();
        for (int i = start; i < stop; i++) {
            String line = lines.get(i);
            if (line.length() <= MAX_LINE
                    && !outline.isCode(i)
                    && (isBadge(line) || LAYOUT.matcher(line).matches())) {
                continue;
            }
            text.append(line.substring(
                            Math.min(indent, line.length() - line.stripLeading().length())))
                    .append('\n');
        }
        String result =
                hidden && text.length() < MAX_TEXT ? DETAILS.matcher(text).replaceAll("") : text.toString();
        return result.isBlank() ? null : withoutBlankLinesAround(result);
    }

    private boolean isEnd(int line) {
        return !outline.isCode(line)
                && lines.get(line).length() <= MAX_LINE
                && END.matcher(lines.get(line)).matches();
    }

    private static String withoutBlankLinesAround(String text) {
        return text.replaceFirst("^(?:[ \\t]*\\n)+", "").stripTrailing();
    }

    /** By how much the text stands in because its question is an item of a list. */
    private int indent(int from, int to) {
        int indent = Integer.MAX_VALUE;
        for (int i = from; i < to; i++) {
            String line = lines.get(i);
            if (!line.isBlank()) {
                indent = Math.min(indent, line.length() - line.stripLeading().length());
            }
        }
        return indent;
    }

    /** Notes what a badge says. */
    private boolean isBadge(String line) {
        Matcher badge = BADGE.matcher(line);
        if (!badge.matches()) {
            return false;
        }
        String value = badge.group(2).replace("%20", " ").replace('_', ' ').strip();
        if (badge.group(1).equalsIgnoreCase("difficulty")) {
            for (Difficulty level : Difficulty.values()) {
                difficulty = level.name().equals(value.toUpperCase(Locale.ROOT)) ? level : difficulty;
            }
        } else if (!tags.contains(value)) {
            tags.add(value);
        }
        return true;
    }
}
