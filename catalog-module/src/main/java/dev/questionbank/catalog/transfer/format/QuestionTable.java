package dev.questionbank.catalog.transfer.format;

import dev.questionbank.catalog.Difficulty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** A table in Markdown with a column of questions and one of difficulties. */
final class QuestionTable {

    private static final Set<String> QUESTIONS =
            Set.of("question", "questions", "problem", "problems", "title", "name");
    private static final Set<String> DIFFICULTIES = Set.of("difficulty", "level");

    private QuestionTable() {}

    /** Its rows as marks; none if it is another table. */
    static List<Mark> rows(TableBlock table) {
        int question = -1;
        int difficulty = -1;
        List<Mark> marks = new ArrayList<>();
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row instanceof TableRow; row = row.getNext()) {
                List<Node> cells = cells(row);
                if (question < 0) {
                    List<String> names = cells.stream()
                            .map(cell -> Outline.text(cell).toLowerCase(Locale.ROOT))
                            .toList();
                    question = column(names, QUESTIONS);
                    difficulty = column(names, DIFFICULTIES);
                    if (question < 0 || difficulty < 0) {
                        return List.of();
                    }
                } else {
                    Node cell = cells.get(question);
                    String text = Outline.text(cell);
                    if (!text.isEmpty()) {
                        int line = Outline.line(row);
                        marks.add(new Mark(
                                Mark.ROW,
                                line,
                                line + 1,
                                text,
                                Outline.markdown(cell),
                                link(cells),
                                difficulty(Outline.text(cells.get(difficulty))),
                                false,
                                false));
                    }
                }
            }
        }
        return marks;
    }

    private static List<Node> cells(Node row) {
        List<Node> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            cells.add(cell);
        }
        return cells;
    }

    private static int column(List<String> names, Set<String> wanted) {
        for (int i = 0; i < names.size(); i++) {
            if (wanted.contains(names.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable Difficulty difficulty(String text) {
        for (Difficulty difficulty : Difficulty.values()) {
            if (difficulty.name().equalsIgnoreCase(text.strip())) {
                return difficulty;
            }
        }
        return null;
    }

    private static @Nullable String link(List<Node> cells) {
        for (Node cell : cells) {
            for (Node child = cell.getFirstChild(); child != null; child = child.getNext()) {
                if (child instanceof Link link && Outline.external(link) != null) {
                    return link.getDestination();
                }
            }
        }
        return null;
    }
}
