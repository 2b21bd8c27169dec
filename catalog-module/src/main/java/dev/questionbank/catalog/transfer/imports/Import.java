package dev.questionbank.catalog.transfer.imports;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bank that somebody brings in.
 *
 * @param account whose it is
 * @param isStaged whether the whole file came in
 * @param publishes whether readers see at once what it brings
 * @param message why it failed
 * @param plan names what it would do, or did; null while that is not known
 * @param total rows of the file, so far
 * @param done rows that the step in which it is has done
 */
record Import(
        ImportId id,
        UUID account,
        ImportState state,
        boolean isStaged,
        OnError onError,
        boolean publishes,
        @Nullable String message,
        @Nullable PlanToken plan,
        int total,
        int done,
        ImportCounts counts,
        Instant createdAt,
        @Nullable Instant appliedAt) {

    /** For so long it can be taken back. */
    private static final Duration UNDOABLE = Duration.ofDays(30);

    /** Until when it can be taken back; null when it was not applied. */
    @Nullable
    Instant undoableUntil() {
        return appliedAt == null ? null : appliedAt.plus(UNDOABLE);
    }

    /** Whether rows that cannot become questions keep the others from being applied. */
    boolean isStoppedByInvalidRows() {
        return onError == OnError.STOP && counts.invalid() > 0;
    }
}
