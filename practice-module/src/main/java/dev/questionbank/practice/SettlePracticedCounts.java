package dev.questionbank.practice;

import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.QuestionId;
import java.util.Map;
import java.util.Set;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the catalog, which sorts by them, how many members have practised what. Not while somebody practises: many members
 * at one question would then wait for one another at its row.
 */
@Component
class SettlePracticedCounts {

    private static final int QUESTIONS = 500;

    private final MemoryRepository memories;
    private final Catalog catalog;
    private final TransactionTemplate transaction;

    SettlePracticedCounts(MemoryRepository memories, Catalog catalog, TransactionTemplate transaction) {
        this.memories = memories;
        this.catalog = catalog;
        this.transaction = transaction;
    }

    /** Often enough that lists are right two seconds after the last review, and on as long as there are more. */
    @Scheduled(fixedDelayString = "PT0.5S")
    void settle() {
        int settled;
        do {
            settled = transaction.execute(status -> settleNext());
        } while (settled == QUESTIONS);
    }

    private int settleNext() {
        Map<Long, QuestionId> unsettled = memories.lockUnsettled(QUESTIONS);
        if (!unsettled.isEmpty()) {
            Set<QuestionId> questions = Set.copyOf(unsettled.values());
            catalog.settlePracticedCounts(questions, () -> memories.practicedCounts(questions));
            memories.deleteUnsettled(unsettled.keySet());
        }
        return unsettled.size();
    }
}
