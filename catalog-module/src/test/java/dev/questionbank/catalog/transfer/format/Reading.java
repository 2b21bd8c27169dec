package dev.questionbank.catalog.transfer.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came out of a file. */
record Reading(List<BankRow> rows, List<Integer> lines, List<List<String>> losses, List<String> problems) {

    /** The public banks beside the checkout, if they are there. */
    static final Path BANKS = Path.of(System.getProperty("questionbank.root", ".."))
            .resolve("../shared/data")
            .normalize();

    /** With a topic for what names none. */
    static final RowDefaults IN_JAVA = new RowDefaults("java", "Java", StandardCharsets.UTF_8);

    static Reading of(BankFormat format, String text) throws IOException {
        return of(format, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), IN_JAVA);
    }

    static Reading of(BankFormat format, byte[] bytes, Charset charset) throws IOException {
        return of(format, new ByteArrayInputStream(bytes), new RowDefaults("java", "Java", charset));
    }

    static Reading of(BankFormat format, InputStream in, RowDefaults defaults) throws IOException {
        Reading reading = new Reading(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try {
            format.reader().read(in, defaults, reading.sink());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return reading;
    }

    private RowSink sink() {
        return new RowSink() {
            @Override
            public void row(int line, BankRow row, List<String> said) {
                lines.add(line);
                rows.add(row);
                losses.add(said);
            }

            @Override
            public void problem(int line, @Nullable String externalId, @Nullable String title, String message) {
                problems.add(line + "|" + externalId + "|" + title + "|" + message);
            }
        };
    }

    BankRow row() {
        if (rows.size() != 1) {
            throw new AssertionError(this);
        }
        return rows.getFirst();
    }
}
