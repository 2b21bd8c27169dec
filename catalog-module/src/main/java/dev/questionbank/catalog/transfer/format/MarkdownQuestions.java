package dev.questionbank.catalog.transfer.format;

import dev.questionbank.catalog.publication.Slugs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    private final @Nullable String pageTitle;
    private final RowDefaults defaults;
    private final Outline outline;

    private MarkdownQuestions(
            List<String> lines, int firstLine, @Nullable String pageTitle, RowDefaults defaults, Outline outline) {
        this.lines = lines;
        this.firstLine = firstLine;
        this.pageTitle = pageTitle;
        this.defaults = defaults;
        this.outline = outline;
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
        if (HTML_HEADING_OR_LIST.matcher(text).find()) {
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
        List<Mark> items = byLevel.getOrDefault(Mark.ITEM, List.of());
        if (!asking.isEmpty() || items.size() >= 2) {
            return asking.isEmpty() ? items : asking;
        }
        return byLevel.values().stream()
                .filter(marks -> marks.getFirst().isHeading() && marks.size() >= 2)
                .max(Comparator.<List<Mark>>comparingInt(List::size)
                        .thenComparingInt(marks -> marks.getFirst().level()))
                .orElse(List.of());
    }

    /** The headings of the level right above the first heading that says that an answer follows. */
    private List<Mark> answered(Map<Integer, List<Mark>> byLevel) {
        List<Mark> headings = outline.marks().stream().filter(Mark::isHeading).toList();
        for (int i = 1; i < headings.size(); i++) {
            if (headings.get(i).isAnswer()) {
                for (int above = i - 1; above >= 0; above--) {
                    if (headings.get(above).level() < headings.get(i).level()) {
                        return byLevel.getOrDefault(headings.get(above).level(), List.of());
                    }
                }
            }
        }
        return List.of();
    }

    private boolean doAsk(List<Mark> marks) {
        long asking = marks.stream()
                .filter(mark -> mark.asks() || outline.hides(mark.end(), endOf(mark, marks.getFirst())))
                .count();
        return marks.size() >= 2 && asking * 2 >= marks.size();
    }

    /** Where the text under a question ends: at the next of its kind, or at a heading of the parts that they are in. */
    private int endOf(Mark question, Mark first) {
        if (question.level() >= Mark.ITEM) {
            return question.end();
        }
        int part = question.isHeading() ? question.level() : levelOfParts(first);
        return outline.marks().stream()
                .filter(mark -> mark.line() >= question.end())
                .filter(mark -> mark.level() == question.level() || mark.isHeading() && mark.level() <= part)
                .mapToInt(Mark::line)
                .findFirst()
                .orElse(lines.size());
    }

    /** Level of the heading that the first question stands under. */
    private int levelOfParts(Mark first) {
        return outline.marks().stream()
                .filter(mark -> mark.isHeading() && mark.line() < first.line())
                .mapToInt(Mark::level)
                .reduce(0, (earlier, later) -> later);
    }

    private void into(RowSink sink, List<Mark> questions) throws InterruptedException {
        boolean answersAreHidden = questions.stream()
                                .filter(mark -> outline.hides(mark.end(), endOf(mark, questions.getFirst())))
                                .count()
                        * 2
                >= questions.size();
        for (Mark question : questions) {
            MarkdownBody body = new MarkdownBody(lines, outline, question, endOf(question, questions.getFirst()));
            body.take(answersAreHidden);
            List<String> losses = new ArrayList<>();
            List<String> parts = parts(question, questions.getFirst());
            String topicTitle = defaults.topic() == null && !parts.isEmpty() ? parts.removeLast() : null;
            if (!parts.isEmpty() && (defaults.topic() == null || parts.size() > 1) && isTitleOfPage(parts.getFirst())) {
                parts.removeFirst();
            } else if (!parts.isEmpty() && isTitleOfPage(parts.getFirst())) {
                parts.clear();
            }
            List<String> tags = new ArrayList<>(body.tags());
            for (String part : parts) {
                if (part.length() > MAX_TAG) {
                    losses.add("A heading above is too long for a tag: " + Titles.cut(part));
                } else if (!tags.contains(part)) {
                    tags.add(part);
                }
            }
            String title = Titles.cut(question.text());
            String prompt = body.prompt() == null ? question.markdown() : body.prompt();
            new RawRow(
                            topicTitle == null ? null : Slugs.base(topicTitle),
                            topicTitle,
                            title,
                            question.level() == Mark.ROW && question.link() != null
                                    ? "[" + question.markdown() + "](" + question.link() + ")"
                                    : prompt,
                            body.answer(),
                            body.difficulty() == null ? null : body.difficulty().name(),
                            null,
                            tags,
                            question.link(),
                            null,
                            null)
                    .withTopicNamedBySlug(defaults)
                    .into(sink, firstLine + question.line(), defaults, losses);
        }
    }

    private boolean isTitleOfPage(String part) {
        List<Mark> titles =
                outline.marks().stream().filter(mark -> mark.level() == 1).toList();
        return part.equals(pageTitle)
                || titles.size() == 1 && titles.getFirst().text().equals(part);
    }

    /** The title of the page and the headings that a question stands under, from the outermost. */
    private List<String> parts(Mark question, Mark first) {
        int below = question.isHeading()
                ? question.level()
                : question.level() == Mark.BOLD ? levelOfParts(first) + 1 : Mark.BOLD;
        List<Mark> parts = new ArrayList<>();
        for (Mark mark : outline.marks()) {
            if (mark.line() >= question.line()) {
                break;
            }
            if (mark.level() < below) {
                parts.removeIf(part -> part.level() >= mark.level());
                parts.add(mark);
            }
        }
        List<String> texts = parts.stream().map(Mark::text).distinct().collect(Collectors.toCollection(ArrayList::new));
        if (pageTitle != null && texts.isEmpty()) {
            texts.add(pageTitle);
        }
        return texts;
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
