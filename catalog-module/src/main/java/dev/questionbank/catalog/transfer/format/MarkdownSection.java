package dev.questionbank.catalog.transfer.format;

import java.util.ArrayList;
import java.util.List;

/**
 * A question in Markdown with all that stands under it.
 *
 * @param above the headings that it stands under, from the outermost
 * @param below the marks in the text under it
 * @param end the first line that belongs to it no more
 */
record MarkdownSection(Mark question, List<Mark> above, List<Mark> below, int end) {

    /**
     * The sections of questions, in one pass over the marks: a file may have very many.
     *
     * @param questions some of the marks, all of one level
     * @param end the first line after the text
     */
    static List<MarkdownSection> of(List<Mark> marks, List<Mark> questions, int end) {
        List<MarkdownSection> sections = new ArrayList<>();
        List<Mark> above = new ArrayList<>();
        int next = 0;
        int levelOfParts = 0;
        for (int i = 0; i < marks.size() && next < questions.size(); i++) {
            Mark mark = marks.get(i);
            if (mark != questions.get(next)) {
                if (mark.isHeading() && (next == 0 || isPart(mark, questions.getFirst(), levelOfParts))) {
                    above.removeIf(heading -> heading.level() >= mark.level());
                    above.add(mark);
                }
                continue;
            }
            if (next == 0) {
                above.removeIf(heading -> heading.level() >= mark.level());
                levelOfParts = above.isEmpty() ? 0 : above.getLast().level();
            }
            next++;
            int stop = i + 1;
            while (stop < marks.size()
                    && (next == questions.size() || marks.get(stop) != questions.get(next))
                    && !marks.get(stop).isContents()
                    && !isPart(marks.get(stop), mark, levelOfParts)) {
                stop++;
            }
            sections.add(new MarkdownSection(
                    mark,
                    List.copyOf(above),
                    marks.subList(i + 1, stop),
                    mark.level() >= Mark.ITEM
                            ? mark.end()
                            : stop < marks.size() ? marks.get(stop).line() : end));
        }
        return sections;
    }

    /** Whether a heading in it says that the answer follows. */
    boolean isAnswered() {
        return below.stream().anyMatch(mark -> mark.isHeading() && mark.isAnswer());
    }

    /** Whether a mark begins a part of the text that questions like this one stand in, and no part of an answer. */
    private static boolean isPart(Mark mark, Mark question, int levelOfParts) {
        int lowest = switch (question.level()) {
            case Mark.BOLD -> levelOfParts;
            case Mark.ITEM, Mark.LINK, Mark.ROW -> 6;
            default -> question.level() - 1;
        };
        return mark.isHeading() && mark.level() <= lowest;
    }
}
