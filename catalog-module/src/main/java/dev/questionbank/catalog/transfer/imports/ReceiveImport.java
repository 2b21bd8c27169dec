package dev.questionbank.catalog.transfer.imports;

import dev.questionbank.catalog.transfer.format.BankRow;
import dev.questionbank.catalog.transfer.format.FileRefused;
import dev.questionbank.catalog.transfer.format.RowDefaults;
import dev.questionbank.catalog.transfer.format.RowSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes a file in while it streams: its rows are put down, chunk by chunk, and nothing else happens to them yet. */
@Service
public class ReceiveImport {

    static final String BROKE_OFF = "The file did not come in whole.";

    private final ImportRepository imports;
    private final ImportRowRepository rows;
    private final TopicTitleRepository topics;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher publisher;

    ReceiveImport(
            ImportRepository imports,
            ImportRowRepository rows,
            TopicTitleRepository topics,
            TransactionTemplate transaction,
            ApplicationEventPublisher publisher) {
        this.imports = imports;
        this.rows = rows;
        this.topics = topics;
        this.transaction = transaction;
        this.publisher = publisher;
    }

    /**
     * Reads a file to its end.
     *
     * @param account whose import it is
     * @return the import, which is planned from now on, or has failed if the file as a whole was refused
     * @throws IOException if the stream breaks; the import has failed then
     */
    public ImportId receive(Upload upload, UUID account, InputStream file) throws IOException {
        ImportId id = imports.insert(account, upload);
        try {
            Staging staging = new Staging(id);
            String titleOfTopic =
                    upload.topic() == null ? null : topics.find(upload.topic()).orElse(null);
            upload.format()
                    .reader()
                    .read(file, new RowDefaults(upload.topic(), titleOfTopic, upload.encoding()), staging);
            staging.flush();
            imports.finishStaging(id);
            publisher.publishEvent(new ImportWaits());
        } catch (FileRefused refused) {
            imports.fail(id, "line " + refused.line() + ": " + refused.message());
            file.transferTo(OutputStream.nullOutputStream()); // whoever still sends does not hear an answer
        } catch (GivenUp e) {
            file.transferTo(OutputStream.nullOutputStream());
        } catch (InterruptedException e) {
            imports.fail(id, BROKE_OFF);
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            imports.fail(id, BROKE_OFF);
            throw e;
        }
        return id;
    }

    /** The import has failed meanwhile: it was so long without a row that it was taken for abandoned. */
    private static final class GivenUp extends RuntimeException {}

    private final class Staging implements RowSink {

        private final ImportId id;
        private List<StagedRow> chunk = new ArrayList<>();
        private int number;
        private int size;

        Staging(ImportId id) {
            this.id = id;
        }

        @Override
        public void row(int line, BankRow row, List<String> losses) {
            add(StagedRow.of(++number, line, row, losses));
        }

        @Override
        public void problem(int line, @Nullable String externalId, @Nullable String title, String message) {
            add(StagedRow.invalid(++number, line, externalId, title, message));
        }

        private void add(StagedRow row) {
            chunk.add(row);
            size += row.size();
            if (chunk.size() >= ImportRowRepository.CHUNK || size >= ImportRowRepository.CHUNK_SIZE) {
                flush();
            }
        }

        void flush() {
            if (chunk.isEmpty()) {
                return;
            }
            List<StagedRow> full = chunk;
            chunk = new ArrayList<>();
            size = 0;
            transaction.executeWithoutResult(status -> {
                if (!imports.addStaged(id, full.size())) {
                    throw new GivenUp();
                }
                rows.insert(id, full);
            });
        }
    }
}
