package dev.questionbank.practice.signal;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.practice.signal.PracticedRepository.Counts;
import dev.questionbank.practice.signal.PracticedRepository.Revision;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps signals up with the reviews. Now and then, and not while somebody practises, as a question's signals take all its
 * reviews to be read. One node at a time does it, for all of them.
 */
@Component
class DeriveSignals {

    private static final int QUESTIONS = 200;

    /** No request takes so long, and no two clocks differ by so much: what was recorded earlier is all there. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private final SignalRepository signals;
    private final PracticedRepository practiced;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DeriveSignals(
            SignalRepository signals,
            PracticedRepository practiced,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.signals = signals;
        this.practiced = practiced;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${questionbank.practice.signals-every:PT5M}")
    void follow() {
        transaction.executeWithoutResult(status -> mark());
        boolean more;
        do {
            more = transaction.execute(status -> deriveNext());
        } while (more);
    }

    private void mark() {
        Instant until = clock.instant().minus(SETTLED).truncatedTo(ChronoUnit.MICROS);
        Instant since = signals.lock();
        // null: another node is at it
        if (since != null && since.isBefore(until)) {
            practiced.markRecorded(since, until);
            signals.advance(until);
        }
    }

    private boolean deriveNext() {
        if (signals.lock() == null) {
            return false;
        }
        Map<Long, QuestionId> stale = signals.stale(QUESTIONS);
        if (!stale.isEmpty()) {
            Set<QuestionId> questions = Set.copyOf(stale.values());
            signals.replace(questions, derive(questions), clock.instant());
            signals.deleteStale(stale.keySet());
            events.publishEvent(new SignalsDerived(questions));
        }
        return stale.size() == QUESTIONS;
    }

    private Map<QuestionId, List<PracticeSignal>> derive(Set<QuestionId> questions) {
        Map<Revision, Durations> durations = practiced.durations(questions, PracticeSignal.MAX_SECONDS);
        Map<QuestionId, Integer> leeches = practiced.leeches(questions);
        Map<QuestionId, List<PracticeSignal>> derived = new HashMap<>();
        for (Counts counts : practiced.counts(questions, PracticeSignal.MIN_MEMBERS)) {
            QuestionId question = counts.of().question();
            Durations times = durations.get(counts.of());
            derived.computeIfAbsent(question, id -> new ArrayList<>())
                    .add(new PracticeSignal(
                            counts.of().number(),
                            counts.members(),
                            counts.reviews(),
                            counts.again(),
                            times == null ? null : times.median(),
                            leeches.getOrDefault(question, 0)));
        }
        return derived;
    }
}
