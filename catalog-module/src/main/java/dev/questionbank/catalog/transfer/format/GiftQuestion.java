package dev.questionbank.catalog.transfer.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A question in GIFT as a row. */
final class GiftQuestion {

    private static final String CONTROL = "\\:#={}~n";

    /**
     * What stands for a control character that was written with a backslash before it, while what has meaning is looked for:
     * code points that Unicode keeps out of texts for ends like this.
     */
    private static final char FIRST_STAND_IN = '\uFDD0';

    private static final Pattern NAME = Pattern.compile("^\\s*::(.*?)::", Pattern.DOTALL);
    private static final Pattern STYLE = Pattern.compile("^\\s*\\[(html|markdown|plain|moodle)\\]");
    private static final Pattern WEIGHT = Pattern.compile("^\\s*%(-?\\d+(?:\\.\\d+)?)%");
    private static final Pattern TRUE_OR_FALSE = Pattern.compile("^(TRUE|FALSE|T|F)$");
    private static final String BLANK = "_____";

    private final String text;
    private final @Nullable String externalId;
    private final List<String> tags;
    private final List<String> losses = new ArrayList<>();
    private TextStyle style = TextStyle.MOODLE;

    GiftQuestion(String text, @Nullable String externalId, List<String> tags) {
        this.text = withStandIns(text);
        this.externalId = externalId;
        this.tags = tags;
    }

    /** @return whether it was one, right or wrong */
    boolean into(RowSink sink, int line, Category category, RowDefaults defaults) throws InterruptedException {
        losses.addAll(category.losses());
        String rest = text;
        Matcher name = NAME.matcher(rest);
        String title = null;
        if (name.find()) {
            title = plain(name.group(1)).replaceAll("\\s+", " ");
            rest = rest.substring(name.end());
        }
        Matcher styled = STYLE.matcher(rest);
        if (styled.find()) {
            style = TextStyle.named(styled.group(1));
            rest = rest.substring(styled.end());
        }
        int open = rest.indexOf('{');
        int close = rest.indexOf('}', open + 1);
        if (open < 0 && rest.indexOf('}') < 0) {
            sink.problem(
                    line, externalId, title == null ? Titles.of(plain(rest)) : title, "a description, no question");
            return false;
        }
        if (open < 0 || close < 0 || rest.indexOf('{', open + 1) >= 0 || rest.indexOf('}', close + 1) >= 0) {
            sink.problem(line, externalId, title, "the braces around the answers do not match");
            return true;
        }
        String after = rest.substring(close + 1);
        String stem = rest.substring(0, open) + (after.isBlank() ? "" : BLANK + after);
        QuizText quiz =
                quiz(markdown(stem, style), rest.substring(open + 1, close).strip());
        if (quiz == null) {
            sink.problem(line, externalId, title, "what is in braces is no answer of GIFT");
            return true;
        }
        new RawRow(
                        category.topic(),
                        category.topicTitle(),
                        title == null || title.isBlank() ? Titles.of(quiz.prompt()) : title,
                        quiz.prompt(),
                        quiz.answer(),
                        null,
                        null,
                        tags,
                        null,
                        null,
                        externalId)
                .withTopicNamedBySlug(defaults)
                .into(sink, line, defaults, losses);
        return true;
    }

    private @Nullable QuizText quiz(String prompt, String braces) {
        int general = braces.indexOf("####");
        String feedback = general < 0 ? null : markdown(braces.substring(general + 4), style);
        String answers = general < 0 ? braces : braces.substring(0, general).strip();
        if (answers.isEmpty()) {
            return QuizText.essay(prompt, feedback);
        }
        if (answers.startsWith("#")) {
            return QuizText.shortAnswer(prompt, numbers(answers.substring(1).strip()), feedback);
        }
        List<String> remarks = new ArrayList<>(List.of(answers.split("#", -1)));
        String first = remarks.removeFirst().strip();
        if (TRUE_OR_FALSE.matcher(first).matches()) {
            List<String> said = new ArrayList<>(
                    remarks.stream().map(remark -> markdown(remark, style)).toList());
            if (feedback != null) {
                said.add(feedback);
            }
            return QuizText.trueOrFalse(prompt, first.startsWith("T"), said);
        }
        if (answers.charAt(0) != '=' && answers.charAt(0) != '~') {
            return null;
        }
        List<String> parts = parts(answers);
        if (parts.stream().allMatch(part -> part.startsWith("=") && part.contains("->"))) {
            return QuizText.matching(prompt, parts.stream().map(this::pair).toList(), feedback);
        }
        List<QuizOption> options = parts.stream().map(this::option).toList();
        return answers.indexOf('~') >= 0
                ? QuizText.choice(prompt, options, feedback)
                : QuizText.shortAnswer(
                        prompt, options.stream().filter(QuizOption::isRight).toList(), feedback);
    }

    /** The answers, each with the sign before it. */
    private static List<String> parts(String answers) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= answers.length(); i++) {
            if (i == answers.length() || answers.charAt(i) == '=' || answers.charAt(i) == '~') {
                parts.add(answers.substring(start, i).strip());
                start = i;
            }
        }
        return parts;
    }

    private QuizText.Pair pair(String part) {
        int arrow = part.indexOf("->");
        return new QuizText.Pair(markdown(part.substring(1, arrow), style), plain(part.substring(arrow + 2)));
    }

    private QuizOption option(String part) {
        double percent = part.startsWith("=") ? 100 : 0;
        String rest = part.substring(1);
        Matcher weight = WEIGHT.matcher(rest);
        if (weight.find()) {
            percent = Double.parseDouble(weight.group(1));
            rest = rest.substring(weight.end());
        }
        int remark = rest.indexOf('#');
        QuizOption option = new QuizOption(
                markdown(remark < 0 ? rest : rest.substring(0, remark), style),
                percent,
                remark < 0 ? null : markdown(rest.substring(remark + 1), style));
        if (!option.isPlain()) {
            losses.add("The grade of " + option.percentText() + " for an answer was left out: "
                    + Titles.cut(option.text()));
        }
        return option;
    }

    /** Numbers with what they may be off by, or ranges. */
    private List<QuizOption> numbers(String answers) {
        List<String> parts =
                answers.startsWith("=") || answers.startsWith("~") ? parts(answers) : List.of("=" + answers);
        return parts.stream()
                .filter(part -> part.startsWith("="))
                .map(this::option)
                .map(option ->
                        new QuizOption(number(option.text().replace("\\", "")), option.percent(), option.feedback()))
                .filter(QuizOption::isRight)
                .toList();
    }

    private static String number(String said) {
        int off = said.indexOf(':');
        if (off < 0) {
            return "**" + said.replace("..", " – ").strip() + "**";
        }
        String by = said.substring(off + 1).strip();
        return "**" + said.substring(0, off).strip() + "**" + (by.equals("0") || by.isEmpty() ? "" : " (± " + by + ")");
    }

    private String markdown(String written, TextStyle usual) {
        Matcher own = STYLE.matcher(written);
        boolean styled = own.find();
        TextStyle wanted = styled ? TextStyle.named(own.group(1)) : usual;
        return wanted.toMarkdown(plain(styled ? written.substring(own.end()) : written), losses)
                .strip();
    }

    private static String withStandIns(String text) {
        StringBuilder result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int control = text.charAt(i) == '\\' && i + 1 < text.length() ? CONTROL.indexOf(text.charAt(i + 1)) : -1;
            if (control < 0) {
                result.append(text.charAt(i));
            } else {
                result.append((char) (FIRST_STAND_IN + control));
                i++;
            }
        }
        return result.toString();
    }

    /** The text without signs of GIFT. */
    private static String plain(String text) {
        StringBuilder result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int control = text.charAt(i) - FIRST_STAND_IN;
            if (control < 0 || control >= CONTROL.length()) {
                result.append(text.charAt(i));
            } else {
                result.append(CONTROL.charAt(control) == 'n' ? '\n' : CONTROL.charAt(control));
            }
        }
        return result.toString().strip();
    }
}
