package dev.questionbank.catalog.transfer.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A bank as CSV by RFC 4180, its columns named in the first record as {@link CsvCells#COLUMNS} has them, in any order and any
 * case. Semicolons and tabs between cells are understood too: spreadsheets of half the world write those.
 */
final class CsvReader implements RowReader {

    private static final int MAX_HEADER = 4_000;
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t');

    @Override
    public void read(InputStream in, RowDefaults defaults, RowSink sink) throws IOException, InterruptedException {
        TextInput text = new TextInput(in, defaults.encoding());
        BufferedReader chars = new BufferedReader(text, 2 * MAX_HEADER);
        CSVFormat format =
                CSVFormat.RFC4180.builder().setDelimiter(delimiter(chars)).get();
        CSVParser parser =
                CSVParser.builder().setReader(chars).setFormat(format).get();
        Records records = new Records(text, parser);
        CSVRecord header = records.next();
        if (header == null) {
            throw new FileRefused(1, "the file is empty");
        }
        List<String> columns = columns(header);
        for (CSVRecord record = records.next(); record != null; record = records.next()) {
            if (!isBlank(record, 0)) {
                row(record, records.line, columns, defaults, sink);
            }
        }
    }

    /** The records with the lines in which they begin. */
    private static final class Records {

        private final TextInput text;
        private final CSVParser parser;
        private final Iterator<CSVRecord> records;
        private int line;

        Records(TextInput text, CSVParser parser) {
            this.text = text;
            this.parser = parser;
            records = parser.iterator();
        }

        @Nullable
        CSVRecord next() throws IOException {
            line = Math.toIntExact(parser.getCurrentLineNumber() + 1);
            text.nextItem(line);
            try {
                return records.hasNext() ? records.next() : null;
            } catch (UncheckedIOException e) {
                IOException cause = Objects.requireNonNull(e.getCause());
                throw cause instanceof CSVException
                        ? new FileRefused(
                                line,
                                "no CSV: in the record that begins here a quote is not closed, or something follows where it is")
                        : cause;
            }
        }
    }

    private static char delimiter(BufferedReader chars) throws IOException {
        chars.mark(MAX_HEADER);
        StringBuilder header = new StringBuilder();
        for (int c = chars.read(); c >= 0 && c != '\n' && c != '\r' && header.length() < MAX_HEADER - 1; ) {
            header.append((char) c);
            c = chars.read();
        }
        chars.reset();
        char best = ',';
        for (char candidate : DELIMITERS) {
            best = count(header, candidate) > count(header, best) ? candidate : best;
        }
        return best;
    }

    private static long count(CharSequence text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static List<String> columns(CSVRecord header) throws FileRefused {
        List<String> columns =
                header.stream().map(CsvReader::column).map(String::valueOf).toList();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i);
            if (!CsvCells.COLUMNS.contains(name)) {
                throw new FileRefused(
                        1,
                        "unknown column \"" + name.substring(0, Math.min(name.length(), 60)) + "\"; there are "
                                + String.join(", ", CsvCells.COLUMNS));
            }
            if (columns.indexOf(name) < i) {
                throw new FileRefused(1, "the column " + name + " is there twice");
            }
        }
        for (String needed : List.of("title", "prompt")) {
            if (!columns.contains(needed)) {
                throw new FileRefused(1, "the column " + needed + " is missing");
            }
        }
        return columns;
    }

    private static String column(String cell) {
        return CsvCells.COLUMNS.stream()
                .filter(name -> name.equalsIgnoreCase(cell.strip()))
                .findFirst()
                .orElse(cell.strip());
    }

    private static boolean isBlank(CSVRecord record, int from) {
        return record.stream().skip(from).allMatch(String::isBlank);
    }

    private static void row(CSVRecord record, int line, List<String> columns, RowDefaults defaults, RowSink sink)
            throws InterruptedException {
        Cells cells = new Cells(record, columns);
        if (record.size() > columns.size() && !isBlank(record, columns.size())) {
            sink.problem(
                    line,
                    cells.get("externalId"),
                    cells.get("title"),
                    "the record has " + record.size() + " cells, and there are " + columns.size() + " columns");
            return;
        }
        String tags = cells.get("tags");
        new RawRow(
                        cells.get("topic"),
                        cells.get("topicTitle"),
                        cells.get("title"),
                        cells.get("prompt"),
                        cells.get("answer"),
                        constant(cells.get("difficulty")),
                        constant(cells.get("kind")),
                        tags == null ? List.of() : CsvCells.split(tags),
                        cells.get("source"),
                        cells.get("license"),
                        cells.get("externalId"))
                .withTopicNamedBySlug(defaults)
                .into(sink, line, defaults, List.of());
    }

    private static @Nullable String constant(@Nullable String text) {
        return text == null
                ? null
                : text.strip().replace(' ', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private record Cells(CSVRecord record, List<String> columns) {

        /** The text of a cell; null where there is none. */
        @Nullable
        String get(String column) {
            int index = columns.indexOf(column);
            if (index < 0 || index >= record.size() || record.get(index).isBlank()) {
                return null;
            }
            return CsvCells.unsafe(record.get(index));
        }
    }
}
