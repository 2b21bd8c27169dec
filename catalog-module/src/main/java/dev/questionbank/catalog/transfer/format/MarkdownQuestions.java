package dev.questionbank.catalog.transfer.format;

import dev.questionbank.catalog.publication.Slugs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds questions in Markdown that was written for people. What is a question is decided once for a text: rows of tables of
 * questions; else what answers stand under; else the headings (or lines in bold) most of which ask; else the items of lists
 * that ask or lead elsewhere; else the headings there are most of.
 */
final class MarkdownQuestions {

    private static final Pattern HTML_HEADING_OR_LIST = Pattern.compile("(?i)<(?:h[1-6]|li)\\b");
    private static final int MAX_TAG = 100;

    private final List<String> lines;
    private final int firstLine;
    private final @Nullable String titleOfPage;
    private final RowDefaults defaults;
    private final Outline outline;

    private MarkdownQuestions(
            List<String> lines, int firstLine, @Nullable String pageTitle, RowDefaults defaults, Outline outline) {
        this.lines = lines;
        this.firstLine = firstLine;
        this.defaults = defaults;
        this.outline = outline;
        titleOfPage = titleOfPage(outline, pageTitle);
    }

    /**
     * @param firstLine number of the first line in its file
     * @param pageTitle what the file calls itself, if it does
     */
    static void read(List<String> lines, int firstLine, @Nullable String pageTitle, RowDefaults defaults, RowSink sink)
            throws FileRefused, InterruptedException {
        MarkdownQuestions questions = new MarkdownQuestions(lines, firstLine, pageTitle, defaults, new Outline(lines));
        List<Mark> found = questions.questions();
        if (!found.isEmpty()) {
            questions.into(sink, found);
            return;
        }
        String text = String.join("\n", lines);
        if (text.stripLeading().startsWith("<")
                && HTML_HEADING_OR_LIST.matcher(text).find()) {
            String markdown = HtmlToMarkdown.convert(text, new ArrayList<>());
            if (!HTML_HEADING_OR_LIST.matcher(markdown).find()) {
                read(
                        List.of(markdown.split("\n", -1)),
                        firstLine,
                        pageTitle,
                        defaults,
                        new LinesOfHtml(lines, firstLine, sink));
                return;
            }
        }
        throw new FileRefused(
                firstLine,
                "no questions are found in this Markdown: there are no pages with a head, no headings that recur, no lists or tables of questions");
    }

    private List<Mark> questions() {
        Map<Integer, List<Mark>> byLevel = outline.marks().stream()
                .filter(mark -> !mark.isContents() && !mark.isAnswer())
                .collect(Collectors.groupingBy(Mark::level, TreeMap::new, Collectors.toList()));
        List<Mark> rows = byLevel.getOrDefault(Mark.ROW, List.of());
        if (!rows.isEmpty()) {
            return rows;
        }
        List<Mark> answered = answered(byLevel);
        if (!answered.isEmpty()) {
            return answered;
        }
        List<Mark> asking = byLevel.values().stream()
                .filter(marks -> marks.getFirst().level() <= Mark.BOLD && doAsk(marks))
                .max(Comparator.comparingInt(List::size))
                .orElse(List.of());
        if (!asking.isEmpty()) {
            return onlyNumbered(asking);
        }
        for (int level : new int[] {Mark.ITEM, Mark.LINK}) {
            if (byLevel.getOrDefault(level, List.of()).size() >= 2) {
                return byLevel.getOrDefault(level, List.of());
            }
        }
        return byLevel.values().stream()
                .filter(marks -> marks.getFirst().isHeading() && marks.size() >= 2)
                .max(Comparator.<List<Mark>>comparingInt(List::size)
                        .thenComparingInt(marks -> marks.getFirst().level()))
                .orElse(List.of());
    }

    /** The headings of the level right above the first heading that says that an answer follows, if most have such. */
    private List<Mark> answered(Map<Integer, List<Mark>> byLevel) {
        List<Mark> above = new ArrayList<>();
        for (Mark mark : outline.marks()) {
            if (mark.isHeading()) {
                above.removeIf(heading -> heading.level() >= mark.level());
                if (mark.isAnswer() && !above.isEmpty()) {
                    List<Mark> questions = byLevel.getOrDefault(above.getLast().level(), List.of());
                    return areMost(sections(questions), MarkdownSection::isAnswered) ? questions : List.of();
                }
                above.add(mark);
            }
        }
        return List.of();
    }

    private static boolean areMost(List<MarkdownSection> sections, Predicate<MarkdownSection> such) {
        long count = sections.stream().filter(such).count();
        return count > 0 && count * 2 >= sections.size();
    }

    /** Where nearly all are numbered, what is not belongs to an answer. */
    private static List<Mark> onlyNumbered(List<Mark> marks) {
        for (Predicate<Mark> isNumbered : List.<Predicate<Mark>>of(Mark::item, Mark::numbered)) {
            List<Mark> numbered = marks.stream().filter(isNumbered).toList();
            if (numbered.size() * 5 >= marks.size() * 4) {
                return numbered;
            }
        }
        return marks;
    }

    private boolean doAsk(List<Mark> marks) {
        return marks.size() >= 2
                && areMost(sections(marks), section -> section.question().asks() || hidesSomething(section));
    }

    private List<MarkdownSection> sections(List<Mark> questions) {
        return MarkdownSection.of(outline.marks(), questions, lines.size());
    }

    private boolean hidesSomething(MarkdownSection section) {
        return outline.hides(section.question().end(), section.end());
    }

    private void into(RowSink sink, List<Mark> questions) throws InterruptedException {
        List<MarkdownSection> sections = sections(questions);
        MarkdownBody.Answers answers = areMost(sections, MarkdownSection::isAnswered)
                ? MarkdownBody.Answers.UNDER_HEADINGS
                : areMost(sections, this::hidesSomething) ? MarkdownBody.Answers.HIDDEN : MarkdownBody.Answers.ALL;
        for (MarkdownSection section : sections) {
            MarkdownBody body = new MarkdownBody(lines, outline, section);
            body.take(answers);
            into(sink, section, body);
        }
    }

    private void into(RowSink sink, MarkdownSection section, MarkdownBody body) throws InterruptedException {
        Mark question = section.question();
        List<String> losses = new ArrayList<>();
        List<String> parts = parts(section);
        String topicTitle = defaults.topic() == null && !parts.isEmpty() ? parts.removeLast() : null;
        parts.removeIf(this::isTitleOfPage);
        Set<String> tags = new LinkedHashSet<>(body.tags());
        for (String part : parts) {
            if (part.length() > MAX_TAG) {
                losses.add("A heading above is too long for a tag: " + Titles.cut(part));
            } else {
                tags.add(part);
            }
        }
        String said = question.level() == Mark.ROW && question.link() != null
                ? "[" + question.markdown() + "](" + question.link() + ")"
                : question.markdown();
        new RawRow(
                        topicTitle == null ? null : Slugs.base(topicTitle),
                        topicTitle,
                        Titles.cut(question.text()),
                        body.prompt() == null ? said : body.prompt(),
                        body.answer(),
                        body.difficulty() == null ? null : body.difficulty().name(),
                        null,
                        List.copyOf(tags),
                        question.link(),
                        null,
                        null)
                .withTopicNamedBySlug(defaults)
                .into(sink, firstLine + question.line(), defaults, losses);
    }

    private boolean isTitleOfPage(String part) {
        return part.equals(titleOfPage);
    }

    /** The only heading of the first level, or else what the head of the page says. */
    private static @Nullable String titleOfPage(Outline outline, @Nullable String said) {
        List<Mark> titles = outline.marks().stream()
                .filter(mark -> mark.level() == 1)
                .limit(2)
                .toList();
        return titles.size() == 1 ? part(titles.getFirst()) : said;
    }

    /** The headings that a question stands under, from the outermost, or else the title of the page. */
    private List<String> parts(MarkdownSection section) {
        List<String> parts = new ArrayList<>(
                section.above().stream().map(MarkdownQuestions::part).distinct().toList());
        if (titleOfPage != null && parts.isEmpty()) {
            parts.add(titleOfPage);
        }
        return parts;
    }

    private static String part(Mark heading) {
        return heading.text().replaceFirst("[:：]$", "");
    }

    /** Finds the lines of HTML again in which the titles stand that were read from what it was turned into. */
    private static final class LinesOfHtml implements RowSink {

        private static final int ENOUGH = 20;

        private final List<String> lines;
        private final int firstLine;
        private final RowSink sink;
        private int at;

        LinesOfHtml(List<String> lines, int firstLine, RowSink sink) {
            this.lines = lines;
            this.firstLine = firstLine;
            this.sink = sink;
        }

        @Override
        public void row(int line, BankRow row, List<String> losses) throws InterruptedException {
            sink.row(find(row.title()), row, losses);
        }

        @Override
        public void problem(int line, @Nullable String externalId, @Nullable String title, String message)
                throws InterruptedException {
            sink.problem(find(title == null ? "" : title), externalId, title, message);
        }

        private int find(String title) {
            String start = title.substring(0, Math.min(title.length(), ENOUGH));
            for (int i = at; i < lines.size(); i++) {
                if (lines.get(i).contains(start)) {
                    at = i;
                    break;
                }
            }
            return firstLine + at;
        }
    }
}
