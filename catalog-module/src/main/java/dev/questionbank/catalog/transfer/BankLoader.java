package dev.questionbank.catalog.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Loads banks. All files are read and checked before the first one is written; each is written in one transaction, so that
 * nothing is ever half there. The same row is never loaded twice, whatever became of its question since.
 */
@Service
public class BankLoader {

    private static final int MAX_PROBLEMS = 50;

    private final BankRepository bank;
    private final TransactionTemplate transaction;

    BankLoader(BankRepository bank, TransactionTemplate transaction) {
        this.bank = bank;
        this.transaction = transaction;
    }

    /** Is told how far a load has come. */
    public interface Progress {

        /** So many rows of so many are through. */
        void at(int rows, int total);
    }

    /**
     * Loads JSON Lines files.
     *
     * @param publish whether readers see the questions at once; otherwise they are drafts
     * @throws BankRefused if any row of any file cannot be loaded; nothing was changed then
     * @throws IOException if a file cannot be read
     */
    public LoadResult load(List<Path> files, boolean publish, Progress progress) throws BankRefused, IOException {
        int total = check(files);
        LoadResult result = LoadResult.NOTHING;
        for (Path file : files) {
            LoadResult before = result;
            result = result.plus(loadFile(file, publish, rows -> progress.at(before.rows() + rows, total)));
        }
        return result;
    }

    /** Loads topics with their questions, all published. */
    public LoadResult load(List<BankTopic> topics, List<BankRow> rows) {
        return inTransaction(() -> {
            LoadSession session = new LoadSession(bank, true, done -> {});
            topics.forEach(session::topic);
            rows.forEach(session::row);
            return session.finish();
        });
    }

    private int check(List<Path> files) throws BankRefused, IOException {
        List<String> problems = new ArrayList<>();
        Map<String, BankRow> firstOfTopic = new HashMap<>();
        int[] rows = {0};
        for (Path file : files) {
            new JsonLinesFile(file).read(new JsonLinesFile.Reader() {
                @Override
                public void row(int line, BankRow row) {
                    rows[0]++;
                    BankRow first = firstOfTopic.computeIfAbsent(row.topic(), slug -> row);
                    if (!first.topicTitle().equals(row.topicTitle())) {
                        problem(
                                line,
                                "the topic " + row.topic() + " is called \"" + row.topicTitle() + "\" here and \""
                                        + first.topicTitle() + "\" before");
                    }
                }

                @Override
                public void problem(int line, String message) {
                    if (problems.size() < MAX_PROBLEMS) {
                        problems.add(file + ":" + line + ": " + message);
                    }
                }
            });
        }
        if (!problems.isEmpty()) {
            throw new BankRefused(problems);
        }
        return rows[0];
    }

    private LoadResult loadFile(Path file, boolean publish, IntConsumer progress) throws IOException {
        try {
            return inTransaction(() -> {
                LoadSession session = new LoadSession(bank, publish, progress);
                read(file, session);
                return session.finish();
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void read(Path file, LoadSession session) {
        try {
            new JsonLinesFile(file).read(new JsonLinesFile.Reader() {
                @Override
                public void row(int line, BankRow row) {
                    session.row(row);
                }

                @Override
                public void problem(int line, String message) {
                    throw new UncheckedIOException(
                            new IOException(file + ":" + line + ": changed while it was loaded: " + message));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LoadResult inTransaction(Supplier<LoadResult> load) {
        return Objects.requireNonNull(transaction.execute(status -> load.get()));
    }
}
