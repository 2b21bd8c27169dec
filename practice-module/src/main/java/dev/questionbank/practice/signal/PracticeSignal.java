package dev.questionbank.practice.signal;

import org.jspecify.annotations.Nullable;

/**
 * What the practice of one revision of a question tells. Of standing reviews alone, all of them: who forgot a question twice
 * counts twice.
 *
 * @param revision the revision that was practised
 * @param members who practised it, at least {@link #MIN_MEMBERS}
 * @param reviews how often they did
 * @param again in how many of those it was not recalled
 * @param medianSeconds time taken, the one in the middle, of reviews that tell it; none counts for more than ten minutes.
 *     Null when none tells it
 * @param leeches members who forgot the question so often that it is a leech to them, whatever its revision
 */
public record PracticeSignal(
        int revision,
        int members,
        int reviews,
        int again,
        @Nullable Integer medianSeconds,
        int leeches) {

    /** What fewer members do says more of them than of the question, and is neither kept nor told. */
    public static final int MIN_MEMBERS = 10;

    /** Whoever takes longer has gone away. */
    static final int MAX_SECONDS = 600;

    /** Share of reviews in which it was not recalled. */
    public AgainRate againRate() {
        return AgainRate.of(again, reviews);
    }
}
