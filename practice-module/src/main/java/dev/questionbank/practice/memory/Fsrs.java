package dev.questionbank.practice.memory;

import dev.questionbank.practice.Grade;
import org.jspecify.annotations.Nullable;

/**
 * FSRS-6, by whole days, with the default parameters that its makers trained. Formulas and parameters after
 * open-spaced-repetition's fsrs-rs 6.6.1 ({@code src/model.rs}) and ts-fsrs 5.4.2; {@code FsrsTests} holds this against the
 * latter's results. {@link StrictMath}, so that the same reviews give the same bits everywhere.
 */
public final class Fsrs {

    /** For practice: every answer leads to another day, and a second review on one day teaches nothing of forgetting. */
    public static final Fsrs BY_DAYS = new Fsrs(false);

    /** As {@link #BY_DAYS}, but a second review on one day strengthens by the model's formula for that. */
    static final Fsrs WITHIN_DAYS = new Fsrs(true);

    /** The longest interval, in days, and the greatest stability: a hundred years. */
    public static final int MAX_DAYS = 36_500;

    private static final double[] W = {
        0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
        1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542
    };
    /** Exponent of the forgetting curve. */
    public static final double DECAY = -W[20];
    /** What the days since a review are weighed with, so that recall is nine tenths after as many as the stability. */
    public static final double FACTOR = StrictMath.pow(0.9, 1 / DECAY) - 1;

    private static final double MIN_STABILITY = 0.001;

    private final boolean learnsWithinDays;

    private Fsrs(boolean learnsWithinDays) {
        this.learnsWithinDays = learnsWithinDays;
    }

    /**
     * The memory after a review.
     *
     * @param before the memory left by the review before; null for the first one
     * @param days whole days since then, 0 on the same day
     */
    public Memory review(@Nullable Memory before, int days, Grade grade) {
        int g = grade.ordinal() + 1;
        if (before == null) {
            return new Memory(stability(W[g - 1]), clamp(firstDifficulty(g), 1, 10));
        }
        return new Memory(stability(nextStability(before, days, g)), nextDifficulty(before.difficulty(), g));
    }

    /** Expected share of correct answers, 0 to 1, so many days after a review that left this memory. */
    public double recall(Memory memory, int days) {
        return StrictMath.pow(1 + FACTOR * days / memory.stability(), DECAY);
    }

    /** Days until recall has fallen to this share, at least 1, at most {@link #MAX_DAYS}. */
    public int interval(Memory memory, double targetRecall) {
        double days = memory.stability() / FACTOR * (StrictMath.pow(targetRecall, 1 / DECAY) - 1);
        return (int) clamp(StrictMath.round(days), 1, MAX_DAYS);
    }

    /**
     * Days until the next review for each grade that could be given now, in the order of {@link Grade}: each longer than the
     * one before.
     */
    public int[] intervals(@Nullable Memory before, int days, double targetRecall) {
        int[] next = new int[Grade.values().length];
        for (Grade grade : Grade.values()) {
            next[grade.ordinal()] = interval(review(before, days, grade), targetRecall);
        }
        next[0] = Math.min(next[0], next[1]);
        for (int i = 1; i < next.length; i++) {
            next[i] = Math.max(next[i], next[i - 1] + 1);
        }
        return next;
    }

    private double nextStability(Memory before, int days, int g) {
        double s = before.stability();
        if (days == 0 && learnsWithinDays) {
            double increase = StrictMath.exp(W[17] * (g - 3 + W[18])) * StrictMath.pow(s, -W[19]);
            return s * (g >= 2 ? Math.max(increase, 1) : increase);
        }
        double d = before.difficulty();
        double forgotten = 1 - recall(before, days);
        if (g == 1) {
            double lapsed = W[11]
                    * StrictMath.pow(d, -W[12])
                    * (StrictMath.pow(s + 1, W[13]) - 1)
                    * StrictMath.exp(W[14] * forgotten);
            return Math.min(lapsed, learnsWithinDays ? s / StrictMath.exp(W[17] * W[18]) : s);
        }
        double growth = StrictMath.exp(W[8])
                * (11 - d)
                * StrictMath.pow(s, -W[9])
                * (StrictMath.exp(W[10] * forgotten) - 1)
                * (g == 2 ? W[15] : 1)
                * (g == 4 ? W[16] : 1);
        return s * (1 + growth);
    }

    private static double nextDifficulty(double d, int g) {
        double moved = d - W[6] * (g - 3) * (10 - d) / 9;
        return clamp(W[7] * firstDifficulty(4) + (1 - W[7]) * moved, 1, 10);
    }

    private static double firstDifficulty(int g) {
        return W[4] - StrictMath.exp(W[5] * (g - 1)) + 1;
    }

    private static double stability(double days) {
        return clamp(days, MIN_STABILITY, MAX_DAYS);
    }

    private static double clamp(double value, double min, double max) {
        return Math.min(Math.max(value, min), max);
    }
}
