package dev.questionbank.catalog.duplicate;

import dev.questionbank.catalog.CatalogFollower;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.change.Change;
import dev.questionbank.catalog.change.ChangeRepository;
import dev.questionbank.catalog.search.SearchSettings;
import dev.questionbank.db.CannotStart;
import dev.questionbank.db.DatabaseSettings;
import dev.questionbank.db.Secrets;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
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
 * Keeps this node's index of what questions say. What readers see is followed by the log of changes; what is being worked on
 * is in no log, as nobody may tell by one that something is coming, and so few that all of it is looked at now and then. One
 * thread does all of it.
 */
@Component
@EnableConfigurationProperties(SearchSettings.class)
class DuplicateIndexKeeper implements CatalogFollower, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DuplicateIndexKeeper.class);
    private static final int CHUNK = 1_000;

    /** How often drafts are looked at. */
    private static final long DRAFTS_MILLIS = 1_000;

    private static final long COMMIT_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final WordingRepository questions;
    private final ChangeRepository changes;
    private final Secrets secrets;
    private final Path folder;
    private final Semaphore work = new Semaphore(0);

    private @Nullable Thread thread;
    private volatile boolean running;
    private volatile @Nullable DuplicateIndex index;

    /** The change up to which the index is complete, and the drafts that it holds. */
    private long applied;

    private Map<QuestionId, Integer> drafts = new HashMap<>();
    private boolean isUncommitted;
    private long committedAt = System.nanoTime();

    DuplicateIndexKeeper(
            WordingRepository questions,
            ChangeRepository changes,
            Secrets secrets,
            SearchSettings settings,
            DatabaseSettings database) {
        this.questions = questions;
        this.changes = changes;
        this.secrets = secrets;
        this.folder = settings.folder(database).resolve("duplicates");
    }

    /** Looks questions up; empty while the index is being made. */
    <T> Optional<T> look(Function<Lookup, T> looking) {
        DuplicateIndex open = index;
        return open == null ? Optional.empty() : Optional.of(open.look(looking::apply));
    }

    @Override
    public void catalogChanged(long change) {
        work.release();
    }

    @Override
    public void start() {
        running = true;
        index = takeUp();
        thread = Thread.ofPlatform().name("search-index-duplicates").start(this::keep);
    }

    /** The index that is there, if it is one of this catalog and the changes since are still known. */
    private @Nullable DuplicateIndex takeUp() {
        try {
            DuplicateIndex found = DuplicateIndex.open(folder, catalog()).orElse(null);
            if (found == null) {
                return null;
            }
            if (found.change() <= changes.newest() && found.change() >= changes.oldest() - 1) {
                applied = found.change();
                drafts = found.drafts();
                return found;
            }
            found.close();
            return null;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof LockObtainFailedException) {
                throw new CannotStart(
                        "The index in " + folder + " is in use by another running Question Bank. Name another"
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
                DuplicateIndex open = index;
                if (open == null) {
                    open = build();
                    index = open;
                }
                follow(open);
                boolean ignored = work.tryAcquire(DRAFTS_MILLIS, TimeUnit.MILLISECONDS);
                work.drainPermits();
            } catch (InterruptedException e) {
                log.error("Somebody interrupted the thread that keeps the index of duplicates", e);
                return;
            } catch (DataAccessException e) {
                log.warn("The index of duplicates waits for the database: {}", e.getMessage());
                pause();
            } catch (RuntimeException e) {
                if (running) {
                    log.error("The index of duplicates in {} failed and is made anew", folder, e);
                }
                letGo();
                pause();
            }
        }
    }

    private DuplicateIndex build() {
        long start = System.nanoTime();
        DuplicateIndex fresh = DuplicateIndex.create(folder, catalog());
        try {
            long from = changes.newest(); // what changes from now on may come in twice
            int count = 0;
            QuestionId last = null;
            List<Indexed> chunk;
            do {
                chunk = questions.publishedBehind(last, CHUNK);
                if (!running) {
                    throw new IllegalStateException("stopped while the index was being made");
                }
                if (!chunk.isEmpty()) {
                    fresh.put(chunk);
                    last = chunk.getLast().question();
                    count += chunk.size();
                }
            } while (chunk.size() == CHUNK);
            applied = from;
            drafts = new HashMap<>();
            takeDrafts(fresh);
            fresh.refresh();
            fresh.commit(from);
            isUncommitted = false;
            log.info(
                    "The index of duplicates holds {} questions; making it took {} s",
                    count + drafts.size(),
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
            return fresh;
        } catch (RuntimeException e) {
            fresh.close();
            throw e;
        }
    }

    private void follow(DuplicateIndex open) {
        List<Change> news;
        boolean isChanged = false;
        do {
            news = changes.list(applied, CHUNK);
            List<QuestionId> changed = news.stream()
                    .flatMap(change -> Stream.ofNullable(change.question()))
                    .distinct()
                    .toList();
            if (!changed.isEmpty()) {
                take(changed, questions.published(changed), open, false);
                isChanged = true;
            }
            applied = news.isEmpty() ? applied : news.getLast().number();
            isUncommitted |= !news.isEmpty();
        } while (running && news.size() == CHUNK);
        isChanged |= takeDrafts(open);
        if (isChanged) {
            open.refresh();
            isUncommitted = true;
        }
        if (isUncommitted && System.nanoTime() - committedAt > COMMIT_NANOS) {
            open.commit(applied);
            isUncommitted = false;
            committedAt = System.nanoTime();
        }
    }

    /** Looks at all that is being worked on; whether something of it is new, or is not worked on any more. */
    private boolean takeDrafts(DuplicateIndex open) {
        Map<QuestionId, Integer> now = questions.drafts();
        Set<QuestionId> changed = new HashSet<>(drafts.keySet());
        changed.addAll(now.keySet());
        changed.removeIf(question -> Objects.equals(drafts.get(question), now.get(question)));
        List<QuestionId> all = List.copyOf(changed);
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<QuestionId> chunk = all.subList(from, Math.min(all.size(), from + CHUNK));
            take(chunk, questions.drafts(chunk), open, true);
        }
        drafts = now;
        return !changed.isEmpty();
    }

    private static void take(
            Collection<QuestionId> changed, List<Indexed> there, DuplicateIndex open, boolean areDrafts) {
        open.put(there);
        Set<QuestionId> gone = new HashSet<>(changed);
        there.forEach(revision -> gone.remove(revision.question()));
        open.remove(gone, areDrafts);
    }

    private void letGo() {
        DuplicateIndex failed = index;
        index = null;
        if (failed != null) {
            try {
                failed.close();
            } catch (RuntimeException e) {
                log.warn("The failed index of duplicates could not be closed", e);
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(DRAFTS_MILLIS);
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
        DuplicateIndex open = index;
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
