package dev.questionbank.catalog.transfer;

import dev.questionbank.catalog.transfer.format.BankRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Loads banks, each file in one transaction: a file with anything wrong in it leaves nothing behind. The same row is never
 * loaded twice, whatever became of its question since.
 */
@Service
public class BankLoader {

    private final RowMatcher matcher;
    private final BankSessions sessions;
    private final TransactionTemplate transaction;

    BankLoader(RowMatcher matcher, BankSessions sessions, TransactionTemplate transaction) {
        this.matcher = matcher;
        this.sessions = sessions;
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
                result = result.plus(inTransaction(
                        publish,
                        load -> rows.forEachChunkOfNextFile(chunk -> {
                            load.write(chunk);
                            progress.at(before.rows() + load.result.rows(), file);
                        })));
            }
            return result;
        } catch (ReadAhead.Stopped stopped) {
            throw stopped.reason();
        }
    }

    /** Loads topics with their questions, in one transaction. */
    public LoadResult load(List<BankTopic> topics, Stream<BankRow> rows, boolean publish) {
        return inTransaction(publish, load -> {
            load.session.topics(topics);
            rows.map(PreparedRow::of)
                    .gather(Gatherers.windowFixed(ReadAhead.CHUNK))
                    .forEach(load::write);
        });
    }

    private LoadResult inTransaction(boolean publish, Consumer<Load> rows) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Load load = new Load(publish);
            rows.accept(load);
            load.session.settle();
            return load.result.withTopicsCreated(load.session.topicsCreated());
        }));
    }

    /** One load within one transaction. */
    private final class Load {

        private final boolean publish;
        private final BankSession session;
        private LoadResult result = LoadResult.NOTHING;

        Load(boolean publish) {
            this.publish = publish;
            this.session = sessions.begin(publish, null);
        }

        void write(List<PreparedRow> rows) {
            // held before anything is looked up: a load of the same rows beside this one waits, and finds them there
            session.topics(
                    rows.stream().map(PreparedRow::row).map(BankTopic::namedBy).toList());
            List<Match> matches = matcher.match(rows, publish).stream()
                    .map(match -> {
                        KnownQuestion question = match.question();
                        return question != null && session.wrote(question) ? match.asRepeat() : match;
                    })
                    .toList();
            session.write(matches);
            result = result.plus(LoadResult.of(matches));
        }
    }
}
