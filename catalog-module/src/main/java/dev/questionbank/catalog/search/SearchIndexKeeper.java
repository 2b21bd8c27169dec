package dev.questionbank.catalog.search;

import dev.questionbank.catalog.CatalogFollower;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.change.Change;
import dev.questionbank.catalog.change.ChangeRepository;
import dev.questionbank.db.CannotStart;
import dev.questionbank.db.DatabaseSettings;
import dev.questionbank.db.Secrets;
import dev.questionbank.db.graphql.NotAvailable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Keeps this node's index: takes up the one that is there or makes it anew, and follows the catalog's changes from where the
 * index stands. One thread does all of it, and is never interrupted, since that would close the index's files. Until there
 * is an index, those who search are told so.
 */
@Component
@EnableConfigurationProperties(SearchSettings.class)
class SearchIndexKeeper implements CatalogFollower, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SearchIndexKeeper.class);

    /** Changes that searches see at once: more than the largest topics have questions, so that none is seen half changed. */
    private static final int CHANGES = 10_000;

    private static final int CHUNK = 1_000;
    private static final long COMMIT_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long RETRY_MILLIS = 1_000;

    private final SearchRepository questions;
    private final ChangeRepository changes;
    private final Secrets secrets;
    private final Path folder;
    private final Semaphore work = new Semaphore(0);

    private @Nullable Thread thread;
    private volatile boolean running;

    /** The index that is searched and written; null while there is none. */
    private volatile @Nullable SearchIndex index;

    /** The change up to which the index is complete; what it has committed may lie behind that. */
    private long applied;

    private long committedAt = System.nanoTime();

    SearchIndexKeeper(
            SearchRepository questions,
            ChangeRepository changes,
            Secrets secrets,
            SearchSettings settings,
            DatabaseSettings database) {
        this.questions = questions;
        this.changes = changes;
        this.secrets = secrets;
        this.folder = settings.folder(database);
    }

    /** The index. @throws NotAvailable while there is none */
    SearchIndex get() {
        SearchIndex open = index;
        if (open == null) {
            throw new NotAvailable("The search index is being made; search again in a little while.");
        }
        return open;
    }

    /** Whether there is an index to search. */
    boolean isReady() {
        return index != null;
    }

    @Override
    public void catalogChanged(long change) {
        work.release();
    }

    @Override
    public void start() {
        running = true;
        index = takeUp();
        thread = Thread.ofPlatform().name("search-index").start(this::keep);
    }

    /** The index that is there, if it is one of this catalog and the changes since are still known. */
    private @Nullable SearchIndex takeUp() {
        try {
            return switch (SearchIndex.open(folder)) {
                case Opening.Unusable unusable -> {
                    log.info("The search index in {} is made anew. {}", folder, unusable.reason());
                    yield null;
                }
                case Opening.Opened opened -> {
                    SearchIndex found = opened.index();
                    if (found.catalog().equals(catalog())
                            && found.change() <= changes.newest()
                            && found.change() >= changes.oldest() - 1) {
                        applied = found.change();
                        yield found;
                    }
                    found.close();
                    log.info("The search index in {} is made anew. It is too old, or of another bank.", folder);
                    yield null;
                }
            };
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof LockObtainFailedException) {
                throw new CannotStart(
                        "The search index in " + folder + " is in use by another running Question Bank. Name another"
                                + " folder with questionbank.search.directory.",
                        e);
            }
            throw e;
        }
    }

    /** A fingerprint of the installation, since the numbers of its changes mean nothing in another. */
    private String catalog() {
        return HexFormat.of().formatHex(secrets.get("search"));
    }

    private void keep() {
        while (running) {
            try {
                SearchIndex open = index;
                if (open == null) {
                    open = build();
                    index = open;
                }
                follow(open);
                boolean ignored = work.tryAcquire(COMMIT_NANOS, TimeUnit.NANOSECONDS);
                work.drainPermits();
            } catch (InterruptedException e) {
                log.error("Somebody interrupted the thread that keeps the search index", e);
                return;
            } catch (DataAccessException e) {
                log.warn("The search index waits for the database: {}", e.getMessage());
                pause();
            } catch (RuntimeException e) {
                log.error("The search index in {} failed and is made anew", folder, e);
                letGo();
                pause();
            }
        }
    }

    private SearchIndex build() throws InterruptedException {
        long start = System.nanoTime();
        SearchIndex fresh = SearchIndex.create(folder, catalog());
        try {
            long from = changes.newest(); // what changes from now on may come in twice
            int count = new SearchIndexBuilder(questions, fresh).build(() -> running);
            fresh.refresh();
            fresh.commit(from);
            applied = from;
            log.info(
                    "The search index holds {} questions; making it took {} s",
                    count,
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
            return fresh;
        } catch (RuntimeException e) {
            fresh.close();
            throw e;
        }
    }

    private void follow(SearchIndex open) {
        List<Change> news;
        do {
            news = changes.list(applied, CHANGES);
            List<QuestionId> changed = news.stream()
                    .flatMap(change -> Stream.ofNullable(change.question()))
                    .distinct()
                    .toList();
            for (int from = 0; from < changed.size(); from += CHUNK) {
                take(changed.subList(from, Math.min(changed.size(), from + CHUNK)), open);
            }
            if (!changed.isEmpty()) {
                open.refresh();
            }
            applied = news.isEmpty() ? applied : news.getLast().number();
        } while (running && news.size() == CHANGES);
        if (applied > open.change() && System.nanoTime() - committedAt > COMMIT_NANOS) {
            open.commit(applied);
            committedAt = System.nanoTime();
        }
    }

    private void take(List<QuestionId> changed, SearchIndex open) {
        List<SearchDocument> visible = questions.list(changed);
        open.put(visible);
        Set<QuestionId> gone = new HashSet<>(changed);
        visible.forEach(question -> gone.remove(question.id()));
        open.remove(gone);
    }

    private void letGo() {
        SearchIndex failed = index;
        index = null;
        if (failed != null) {
            try {
                failed.close();
            } catch (RuntimeException e) {
                log.warn("The failed search index could not be closed", e);
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        work.release();
        try {
            Objects.requireNonNull(thread).join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        SearchIndex open = index;
        if (open != null) {
            open.commit(applied);
            letGo();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
