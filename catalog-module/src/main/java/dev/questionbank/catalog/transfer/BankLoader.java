package dev.questionbank.catalog.transfer;

import dev.questionbank.catalog.publication.Publication;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Loads banks, each file in one transaction: a file with anything wrong in it leaves nothing behind. The same row is never
 * loaded twice, whatever became of its question since.
 */
@Service
public class BankLoader {

    private final BankRepository bank;
    private final Publication publication;
    private final TransactionTemplate transaction;

    BankLoader(BankRepository bank, Publication publication, TransactionTemplate transaction) {
        this.bank = bank;
        this.publication = publication;
        this.transaction = transaction;
    }

    /** Is told how far a load has come. */
    public interface Progress {

        /** So many rows are written, which are in the file at this place. */
        void at(int rows, Path file);
    }

    /**
     * Loads files in their order, which are read ahead while the database writes.
     *
     * @param publish whether readers see the questions at once; otherwise they are drafts
     * @throws BankRefused if a row of a file cannot be loaded; neither that file nor those behind it were loaded then
     * @throws IOException if a file cannot be read; with the same consequence
     */
    public LoadResult load(ReadAhead rows, boolean publish, Progress progress) throws BankRefused, IOException {
        LoadResult result = LoadResult.NOTHING;
        try {
            for (Path file : rows.files()) {
                LoadResult before = result;
                result = result.plus(inTransaction(() -> {
                    LoadSession session = new LoadSession(
                            bank, publication, publish, written -> progress.at(before.rows() + written, file));
                    rows.forEachChunkOfNextFile(session::write);
                    return session.finish();
                }));
            }
            return result;
        } catch (ReadAhead.Stopped stopped) {
            throw stopped.reason();
        }
    }

    /** Loads topics with their questions, all published. */
    public LoadResult load(List<BankTopic> topics, List<BankRow> rows) {
        return inTransaction(() -> {
            LoadSession session = new LoadSession(bank, publication, true, written -> {});
            session.topics(topics);
            session.write(rows.stream().map(PreparedRow::of).toList());
            return session.finish();
        });
    }

    private LoadResult inTransaction(Supplier<LoadResult> load) {
        return Objects.requireNonNull(transaction.execute(status -> load.get()));
    }
}
