package dev.questionbank.catalog.transfer.imports;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a row.
 *
 * @param question that it is about; null when there is none
 * @param version of that question
 */
record PlannedRow(
        int number,
        RowOutcome outcome,
        @Nullable String message,
        @Nullable UUID question,
        @Nullable Integer version) {}
