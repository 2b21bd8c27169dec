package dev.questionbank.catalog.transfer;

import dev.questionbank.catalog.transfer.format.BankFormat;
import dev.questionbank.catalog.transfer.format.BankRow;
import dev.questionbank.catalog.transfer.format.FileRefused;
import dev.questionbank.catalog.transfer.format.RowDefaults;
import dev.questionbank.catalog.transfer.format.RowSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads, checks and prepares the rows of files in a thread of its own, some chunks ahead of the one who writes them. Whoever
 * knows the files before there is a database to write to can begin then.
 */
public final class ReadAhead implements AutoCloseable {

    static final int CHUNK = 1_000;
    private static final int CHUNKS_AHEAD = 16;
    private static final int MAX_PROBLEMS = 50;

    private final BlockingQueue<Step> steps = new ArrayBlockingQueue<>(CHUNKS_AHEAD);
    private final Map<String, String> titlesOfTopics = new HashMap<>();
    private final List<Path> files;
    private final Thread reader;

    /** What the reader hands over. */
    private sealed interface Step {}

    private record Rows(List<PreparedRow> rows) implements Step {}

    private record EndOfFile() implements Step {}

    private record Refusal(BankRefused reason) implements Step {}

    private record Failure(IOException reason) implements Step {}

    /** Ends the transaction that was to write a file which cannot be loaded. */
    static final class Stopped extends RuntimeException {

        private final Step step;

        private Stopped(Step step) {
            this.step = step;
        }

        /** What to tell the caller; throws what is no refusal. */
        BankRefused reason() throws IOException {
            return switch (step) {
                case Refusal refusal -> refusal.reason();
                case Failure failure -> throw failure.reason();
                case Rows rows -> throw new IllegalStateException(rows.toString());
                case EndOfFile end -> throw new IllegalStateException(end.toString());
            };
        }
    }

    /** @param files JSON Lines, in the order in which they are to be loaded */
    public ReadAhead(List<Path> files) {
        this.files = List.copyOf(files);
        reader = Thread.ofVirtual().name("bank-reader").start(() -> {
            try {
                for (Path file : files) {
                    read(file);
                }
            } catch (InterruptedException e) {
                // closed: nobody waits for more
            }
        });
    }

    /** The files, in their order. */
    List<Path> files() {
        return files;
    }

    /** Hands the rows of the next file over, chunk by chunk. */
    void forEachChunkOfNextFile(Consumer<List<PreparedRow>> writer) {
        while (true) {
            Step step;
            try {
                step = steps.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while loading", e);
            }
            switch (step) {
                case Rows rows -> writer.accept(rows.rows());
                case EndOfFile end -> {
                    return;
                }
                case Refusal refusal -> throw new Stopped(refusal);
                case Failure failure -> throw new Stopped(failure);
            }
        }
    }

    private void read(Path file) throws InterruptedException {
        FileReader rows = new FileReader(file);
        try (InputStream in = Files.newInputStream(file)) {
            try {
                BankFormat.JSONL.reader().read(in, RowDefaults.NONE, rows);
            } catch (FileRefused e) {
                rows.problem(e.line(), e.message());
            }
            rows.handOver();
            steps.put(rows.problems.isEmpty() ? new EndOfFile() : new Refusal(new BankRefused(rows.problems)));
        } catch (IOException e) {
            steps.put(new Failure(e));
        }
    }

    /** Reads no further. */
    @Override
    public void close() {
        reader.interrupt();
    }

    private final class FileReader implements RowSink {

        private final Path file;
        private final List<String> problems = new ArrayList<>();
        private List<PreparedRow> chunk = new ArrayList<>(CHUNK);

        FileReader(Path file) {
            this.file = file;
        }

        @Override
        public void row(int line, BankRow row, List<String> losses) throws InterruptedException {
            String title = titlesOfTopics.computeIfAbsent(row.topic(), slug -> row.topicTitle());
            if (!title.equals(row.topicTitle())) {
                problem(
                        line,
                        "the topic " + row.topic() + " is called \"" + row.topicTitle() + "\" here and \"" + title
                                + "\" before");
            } else if (problems.isEmpty()) {
                chunk.add(PreparedRow.of(row));
                if (chunk.size() == CHUNK) {
                    handOver();
                }
            }
        }

        @Override
        public void problem(int line, @Nullable String externalId, @Nullable String title, String message) {
            problem(line, message);
        }

        void problem(int line, String message) {
            if (problems.size() < MAX_PROBLEMS) {
                problems.add(file + ":" + line + ": " + message);
            }
        }

        void handOver() throws InterruptedException {
            if (!chunk.isEmpty()) {
                steps.put(new Rows(chunk));
                chunk = new ArrayList<>(CHUNK);
            }
        }
    }
}
