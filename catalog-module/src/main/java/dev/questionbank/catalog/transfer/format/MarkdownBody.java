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

    private final List<String> lines;
    private final Outline outline;
    private final Mark question;
    private final int end;
    private final List<String> tags = new ArrayList<>();
    private @Nullable Difficulty difficulty;
    private @Nullable String prompt;
    private @Nullable String answer;

    /** @param end the first line that belongs to it no more */
    MarkdownBody(List<String> lines, Outline outline, Mark question, int end) {
        this.lines = lines;
        this.outline = outline;
        this.question = question;
        this.end = end;
        difficulty = question.difficulty();
    }

    /** @param answersAreHidden whether what the text hides is answers, and no details of these */
    void take(boolean answersAreHidden) {
        int answerLine = -1;
        boolean hidden = false;
        for (Mark mark : outline.marks()) {
            if (mark.line() >= question.end() && mark.line() < end && mark.isHeading() && mark.isAnswer()) {
                answerLine = mark.isPlainAnswer() ? mark.end() : mark.line();
                prompt = text(question.end(), mark.line(), false);
                break;
            }
        }
        if (answerLine < 0 && answersAreHidden) {
            for (int i = question.end(); i < end && answerLine < 0; i++) {
                if (outline.isHidden(i)) {
                    answerLine = i;
                    hidden = true;
                    prompt = text(question.end(), i, false);
                }
            }
        }
        if (answerLine < 0 && answersAreHidden) {
            prompt = text(question.end(), end, false); // one without an answer among others
        } else {
            answer = text(answerLine < 0 ? question.end() : answerLine, end, hidden);
        }
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
        int indent = question.counted() ? indent(start, stop) : 0;
        StringBuilder text = new StringBuilder();
        for (int i = start; i < stop; i++) {
            String line = lines.get(i);
            if (!outline.isCode(i) && (isBadge(line) || LAYOUT.matcher(line).matches())) {
                continue;
            }
            text.append(line.substring(
                            Math.min(indent, line.length() - line.stripLeading().length())))
                    .append('\n');
        }
        String result = hidden ? DETAILS.matcher(text).replaceAll("") : text.toString();
        return result.isBlank() ? null : withoutBlankLinesAround(result);
    }

    private boolean isEnd(int line) {
        return !outline.isCode(line) && END.matcher(lines.get(line)).matches();
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
