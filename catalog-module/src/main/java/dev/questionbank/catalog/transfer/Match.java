package dev.questionbank.catalog.transfer;

import dev.questionbank.catalog.Significance;
import org.jspecify.annotations.Nullable;

/**
 * What a row means for the bank.
 *
 * @param question that the row is about; null when there is none yet
 * @param revision of which significance the revision is that the row adds; null when it adds none to the question
 * @param shows whether readers are to see the newest revision, which they do not yet
 * @param moves whether the row puts the question into another topic
 */
public record Match(
        PreparedRow row,
        Effect effect,
        @Nullable KnownQuestion question,
        @Nullable Significance revision,
        boolean shows,
        boolean moves) {

    /** What is to be done. */
    public enum Effect {
        /** Make a question. */
        CREATE,
        /** Change the question. */
        CHANGE,
        /** Leave the question as it is: it says what the row says, or did when it was loaded. */
        KEEP,
        /** Leave it: the question was taken from its readers, and no file brings it back. */
        KEEP_RETIRED,
        /** Pass over the row: one before it is about the same. */
        REPEAT
    }

    /** Whether a draft becomes visible as it is, and nothing else happens. */
    public boolean isPublicationAlone() {
        return effect == Effect.CHANGE && revision == null && shows && !moves;
    }

    static Match create(PreparedRow row) {
        return new Match(row, Effect.CREATE, null, null, false, false);
    }

    static Match keep(PreparedRow row, KnownQuestion question) {
        return new Match(row, Effect.KEEP, question, null, false, false);
    }

    /** The same row, passed over. */
    Match asRepeat() {
        return new Match(row, Effect.REPEAT, question, null, false, false);
    }
}
