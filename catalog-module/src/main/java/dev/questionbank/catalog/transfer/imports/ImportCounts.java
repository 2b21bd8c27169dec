package dev.questionbank.catalog.transfer.imports;

import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** How many rows have which outcome; and how many of them undoing left as they were. */
record ImportCounts(int created, int updated, int unchanged, int duplicate, int invalid, int kept) {

    static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0, 0);

    static ImportCounts of(List<RowOutcome> outcomes) {
        return new ImportCounts(
                count(outcomes, RowOutcome.CREATED),
                count(outcomes, RowOutcome.UPDATED),
                count(outcomes, RowOutcome.UNCHANGED),
                count(outcomes, RowOutcome.DUPLICATE),
                count(outcomes, RowOutcome.INVALID),
                0);
    }

    private static int count(Collection<RowOutcome> outcomes, RowOutcome which) {
        return Collections.frequency(outcomes, which);
    }
}
