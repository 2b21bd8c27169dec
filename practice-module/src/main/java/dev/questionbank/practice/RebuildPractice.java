package dev.questionbank.practice;

import dev.questionbank.access.AccountId;
import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionPlace;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.practice.MemoryRepository.Kept;
import dev.questionbank.practice.memory.Practiced;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Derives everything anew that follows from the log of reviews: memories, days and counts. It comes out as it was, to the last
 * bit; members go on practising meanwhile.
 */
@Service
public class RebuildPractice {

    /** Of so many members at a time the reviews are in memory. */
    private static final int MEMBERS = 16;

    /** What the database does for one, the other computes. */
    private static final int WORKERS = 2;

    private final ReviewRepository reviews;
    private final MemberRepository members;
    private final MemoryRepository memories;
    private final DayRepository days;
    private final Catalog catalog;
    private final TransactionTemplate transaction;

    RebuildPractice(
            ReviewRepository reviews,
            MemberRepository members,
            MemoryRepository memories,
            DayRepository days,
            Catalog catalog,
            TransactionTemplate transaction) {
        this.reviews = reviews;
        this.members = members;
        this.memories = memories;
        this.days = days;
        this.catalog = catalog;
        this.transaction = transaction;
    }

    /**
     * Rebuilds all.
     *
     * @param progress is told now and then how many reviews were looked at
     * @return how many reviews stand
     */
    public long rebuild(LongConsumer progress) {
        members.insertMissing(PracticeSettings.DEFAULT);
        // where a question stands is asked for once, and not for every member
        Map<QuestionId, QuestionPlace> places = new ConcurrentHashMap<>();
        AtomicLong standing = new AtomicLong();
        AtomicReference<@Nullable AccountId> last = new AtomicReference<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                all.add(workers.submit(() -> work(last, places, done -> progress.accept(standing.addAndGet(done)))));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("not all could be rebuilt; what was is kept", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("not all could be rebuilt; what was is kept", e);
        }
        memories.unsettleAll();
        return standing.get();
    }

    /** Takes one batch of members after the other, which no other worker has, until there are no more. */
    private void work(
            AtomicReference<@Nullable AccountId> last, Map<QuestionId, QuestionPlace> places, LongConsumer progress) {
        while (true) {
            List<AccountId> batch;
            synchronized (last) {
                batch = members.next(last.get(), MEMBERS);
                if (batch.isEmpty()) {
                    return;
                }
                last.set(batch.getLast());
            }
            progress.accept(Objects.requireNonNull(transaction.execute(status -> {
                members.lock(batch);
                return rebuild(batch, places);
            })));
        }
    }

    private long rebuild(Collection<AccountId> accounts, Map<QuestionId, QuestionPlace> places) {
        Map<AccountId, Map<QuestionId, List<Practiced>>> standing = reviews.standing(accounts);
        Map<AccountId, Map<QuestionId, Kept>> before = memories.list(accounts);
        Set<QuestionId> unknown = new HashSet<>();
        standing.values().forEach(of -> unknown.addAll(of.keySet()));
        unknown.removeAll(places.keySet());
        places.putAll(catalog.listPlaces(unknown, ReadingRights.PREVIEWS_ONLY));
        List<Kept> changed = new ArrayList<>();
        long count = 0;
        for (AccountId account : accounts) {
            Map<QuestionId, List<Practiced>> of = standing.getOrDefault(account, new HashMap<>());
            // a log may be older than the bank that it is restored beside; what the bank does not know cannot be
            // practised
            of.keySet().retainAll(places.keySet());
            Map<QuestionId, Kept> old = before.getOrDefault(account, Map.of());
            Set<QuestionId> other = new HashSet<>();
            for (List<Practiced> ofQuestion : of.values()) {
                count += ofQuestion.size();
                Kept kept = ReviewLog.kept(account, ofQuestion, places);
                Kept known = old.get(kept.state().question());
                if (!kept.equals(known)) {
                    changed.add(kept);
                    if (known != null) {
                        other.add(kept.state().question());
                    }
                }
            }
            Set<QuestionId> gone = new HashSet<>(old.keySet());
            gone.removeAll(of.keySet());
            if (!gone.isEmpty()) {
                memories.unsettle(gone);
            }
            gone.addAll(other);
            if (!gone.isEmpty()) {
                memories.delete(account, gone);
            }
        }
        if (!changed.isEmpty()) {
            memories.insert(changed);
        }
        days.replace(
                accounts,
                standing.values().stream()
                        .flatMap(of -> of.values().stream())
                        .flatMap(List::stream)
                        .toList());
        return count;
    }
}
