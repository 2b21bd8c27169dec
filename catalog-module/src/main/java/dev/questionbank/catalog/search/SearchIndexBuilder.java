package dev.questionbank.catalog.search;

import dev.questionbank.catalog.QuestionId;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Fills an empty index with all published questions: one thread reads, two take texts apart. */
final class SearchIndexBuilder {

    private static final int CHUNK = 500;
    private static final int WRITERS = 2;
    private static final int CHUNKS_WAITING = 4;

    private final SearchRepository questions;
    private final SearchIndex index;

    SearchIndexBuilder(SearchRepository questions, SearchIndex index) {
        this.questions = questions;
        this.index = index;
    }

    /**
     * Fills the index.
     *
     * @param goOn whether to go on; asked from time to time
     * @return how many questions it holds now
     */
    int build(BooleanSupplier goOn) throws InterruptedException {
        AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        Semaphore waiting = new Semaphore(CHUNKS_WAITING);
        int count = 0;
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            QuestionId last = null;
            List<SearchDocument> chunk;
            do {
                chunk = questions.listBehind(last, CHUNK);
                if (!chunk.isEmpty()) {
                    List<SearchDocument> read = chunk;
                    waiting.acquire();
                    writers.execute(() -> {
                        try {
                            index.put(read);
                        } catch (RuntimeException e) {
                            failure.set(e);
                        } finally {
                            waiting.release();
                        }
                    });
                    last = chunk.getLast().id();
                    count += chunk.size();
                }
            } while (chunk.size() == CHUNK && failure.get() == null && goOn.getAsBoolean());
        }
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        if (!goOn.getAsBoolean()) {
            throw new IllegalStateException("stopped while the index was being made");
        }
        return count;
    }
}
