package dev.questionbank.catalog.transfer.format;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Writes what {@link CsvReader} reads: RFC 4180, and nothing in it that a spreadsheet would calculate. */
final class CsvWriter implements RowWriter {

    private final CSVPrinter csv;

    CsvWriter(OutputStream out) throws IOException {
        csv = new CSVPrinter(
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), CSVFormat.RFC4180);
        csv.printRecord(CsvCells.COLUMNS);
    }

    @Override
    public void write(BankRow row) throws IOException {
        csv.printRecord(Stream.<@Nullable String>of(
                        row.topic(),
                        row.topicTitle(),
                        row.title(),
                        row.prompt(),
                        row.answer(),
                        row.difficulty() == null ? null : row.difficulty().name(),
                        row.kind() == null ? null : row.kind().name(),
                        CsvCells.join(row.tags()),
                        row.source(),
                        row.license(),
                        row.externalId())
                .map(text -> text == null ? "" : CsvCells.safe(text)));
    }

    @Override
    public void close() throws IOException {
        csv.flush();
    }
}
