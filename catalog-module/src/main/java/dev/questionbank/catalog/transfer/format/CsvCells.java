package dev.questionbank.catalog.transfer.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the cells of a bank in CSV hold. */
final class CsvCells {

    /** Names of the columns, in the order in which they are written. */
    static final List<String> COLUMNS = List.of(
            "topic",
            "topicTitle",
            "title",
            "prompt",
            "answer",
            "difficulty",
            "kind",
            "tags",
            "source",
            "license",
            "externalId");

    /** What a spreadsheet would take for a formula, however often that was made safe already. */
    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@＝＋－＠\\t\\r\\n].*", Pattern.DOTALL);

    private static final char SEPARATOR = ';';
    private static final char ESCAPE = '\\';

    private CsvCells() {}

    /** The text as one that no spreadsheet calculates: with an apostrophe before what begins like a formula. */
    static String safe(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    /** Undoes {@link #safe}, and nothing else. */
    static String unsafe(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }

    /** Tags in one cell, a semicolon between them; one in a tag has a backslash before it, and so has a backslash. */
    static String join(List<String> tags) {
        StringBuilder cell = new StringBuilder();
        for (String tag : tags) {
            cell.append(cell.isEmpty() ? "" : "; ");
            for (int i = 0; i < tag.length(); i++) {
                if (tag.charAt(i) == SEPARATOR || tag.charAt(i) == ESCAPE) {
                    cell.append(ESCAPE);
                }
                cell.append(tag.charAt(i));
            }
        }
        return cell.toString();
    }

    /** Undoes {@link #join}; spaces around tags and empty tags mean nothing. */
    static List<String> split(String cell) {
        List<String> tags = new ArrayList<>();
        StringBuilder tag = new StringBuilder();
        for (int i = 0; i <= cell.length(); i++) {
            if (i == cell.length() || cell.charAt(i) == SEPARATOR) {
                if (!tag.toString().isBlank()) {
                    tags.add(tag.toString().strip());
                }
                tag.setLength(0);
            } else {
                boolean escaped = cell.charAt(i) == ESCAPE && i + 1 < cell.length();
                tag.append(cell.charAt(escaped ? ++i : i));
            }
        }
        return tags;
    }
}
