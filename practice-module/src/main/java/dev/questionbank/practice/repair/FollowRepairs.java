package dev.questionbank.practice.repair;

import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.ChangedQuestions;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.upkeep.QuestionCondition;
import dev.questionbank.catalog.upkeep.Upkeep;
import dev.questionbank.practice.repair.RepairRepository.Followed;
import dev.questionbank.practice.report.ReportsChanged;
import dev.questionbank.practice.signal.SignalsDerived;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the queue up with all that it is derived from: the catalog's changes, reports, signals, and time, which lets answers
 * grow old. One node at a time does it, for all of them; what changed just now goes before looking at everything.
 */
@Component
class FollowRepairs {

    private static final int CHANGES = 1_000;
    private static final int QUESTIONS = 500;

    /** To find what fell due takes as long as the bank is large. */
    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

    private final RepairRepository repairs;
    private final List<FindingSource> sources;
    private final Catalog catalog;
    private final Upkeep upkeep;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FollowRepairs(
            RepairRepository repairs,
            List<FindingSource> sources,
            Catalog catalog,
            Upkeep upkeep,
            TransactionTemplate transaction,
            Clock clock) {
        this.repairs = repairs;
        this.sources = List.copyOf(sources);
        this.catalog = catalog;
        this.upkeep = upkeep;
        this.transaction = transaction;
        this.clock = clock;
    }

    @EventListener
    void on(ReportsChanged changed) {
        repairs.mark(List.of(changed.question()));
    }

    @EventListener
    void on(SignalsDerived derived) {
        repairs.mark(derived.questions());
    }

    /** Often enough that a report is in the queue within seconds, and on as long as there is more. */
    @Scheduled(fixedDelayString = "PT0.5S")
    void follow() {
        boolean more;
        do {
            more = transaction.execute(status -> followNext());
        } while (more);
    }

    private boolean followNext() {
        Followed followed = repairs.lock();
        return followed != null // otherwise another node is at it
                && (followChanges(followed) || deriveMarked() || markFallenDue(followed) || deriveAll(followed));
    }

    private boolean followChanges(Followed followed) {
        ChangedQuestions changed = catalog.listChanged(followed.change(), CHANGES);
        if (changed.upTo() == followed.change()) {
            return false;
        }
        if (changed.isComplete()) {
            derive(changed.questions());
        } else {
            repairs.markAll();
            repairs.startFull();
        }
        repairs.advance(changed.upTo());
        return true;
    }

    private boolean deriveMarked() {
        Map<Long, QuestionId> marked = repairs.marked(QUESTIONS);
        if (marked.isEmpty()) {
            return false;
        }
        derive(Set.copyOf(marked.values()));
        repairs.deleteMarks(marked.keySet());
        return true;
    }

    private boolean markFallenDue(Followed followed) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (followed.fullAfter() != null
                || followed.dueUntil().plus(BETWEEN_SWEEPS).isAfter(now)) {
            return false;
        }
        repairs.mark(upkeep.listFallenDue(followed.dueUntil(), now));
        repairs.setDueUntil(now);
        return true;
    }

    private boolean deriveAll(Followed followed) {
        if (followed.fullAfter() == null) {
            return false;
        }
        List<QuestionId> questions = upkeep.listAfter(followed.fullAfter(), QUESTIONS);
        derive(questions);
        repairs.setFullAfter(questions.isEmpty() ? null : questions.getLast());
        return true;
    }

    private void derive(Collection<QuestionId> questions) {
        Map<QuestionId, QuestionCondition> published = upkeep.list(questions);
        Map<QuestionId, List<Finding>> found = new HashMap<>();
        for (FindingSource source : sources) {
            source.find(published)
                    .forEach((question, findings) -> found.computeIfAbsent(question, id -> new ArrayList<>())
                            .addAll(findings));
        }
        List<RepairEntry> entries = new ArrayList<>();
        found.forEach((question, findings) -> entries.add(RepairEntry.of(question, findings)));
        repairs.replace(questions, entries, clock.instant());
    }
}
