package dev.questionbank.practice;

/**
 * How a member wants to practise.
 *
 * @param targetRecall share of questions that the member wants to recall, 0.80 to 0.97
 * @param newPerDay questions offered a day that the member has not practised before
 * @param reviewsPerDay questions offered a day that the member has
 */
public record PracticeSettings(double targetRecall, int newPerDay, int reviewsPerDay) {

    /** Of one who has not said so. */
    public static final PracticeSettings DEFAULT = new PracticeSettings(0.90, 10, 100);

    static final double MIN_RECALL = 0.80;
    static final double MAX_RECALL = 0.97;
    static final int MAX_PER_DAY = 1_000;
}
