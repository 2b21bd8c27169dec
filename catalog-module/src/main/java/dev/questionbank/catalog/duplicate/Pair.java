package dev.questionbank.catalog.duplicate;

import dev.questionbank.catalog.QuestionId;
import java.util.UUID;

/** Two questions, the one with the lower id first, as the database orders them. */
record Pair(QuestionId question, QuestionId other) {

    static Pair of(QuestionId one, QuestionId other) {
        return isBefore(one.value(), other.value()) ? new Pair(one, other) : new Pair(other, one);
    }

    private static boolean isBefore(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high < 0
                || high == 0
                        && Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits()) < 0;
    }
}
