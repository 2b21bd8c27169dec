package dev.questionbank.catalog.transfer.imports;

import org.jspecify.annotations.Nullable;

/** A row of an import as those see it whose import it is. */
record ImportRow(
        int number,
        int line,
        RowOutcome outcome,
        @Nullable String externalId,
        @Nullable String title,
        @Nullable String message) {}
