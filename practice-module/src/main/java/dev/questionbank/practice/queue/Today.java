package dev.questionbank.practice.queue;

import dev.questionbank.catalog.TopicId;
import dev.questionbank.practice.PracticeSettings;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a member stands today.
 *
 * @param day the member's day
 * @param newOnes how many questions were practised today for the first time
 * @param repeated how many others were practised today
 * @param interview the day of the interview that the member prepares for; null without one, or when it is past
 * @param interviewTopics its topics; empty for all
 * @param practicedForInterview how many questions of these the member has practised; 0 without an interview
 */
record Today(
        LocalDate day,
        PracticeSettings settings,
        int newOnes,
        int repeated,
        @Nullable LocalDate interview,
        Set<TopicId> interviewTopics,
        int practicedForInterview) {

    /** On the last day before an interview, and on its own, no more than so many are offered. */
    private static final int LIGHT = 20;

    /** A day can be made so full by an interview, and no fuller. */
    private static final int MOST_NEW = 100;

    /** How many questions more that the member remembers shall be offered today. */
    int reviewsLeft() {
        int cap = isLight() ? Math.min(LIGHT, settings.reviewsPerDay()) : settings.reviewsPerDay();
        return Math.max(0, cap - repeated);
    }

    /**
     * How many new ones shall be offered today: more than the member chose where the interview would come too early.
     *
     * @param readable how many questions of the interview's topics the member may practise
     */
    int newLeft(int readable) {
        if (isLight()) {
            return 0;
        }
        int cap = settings.newPerDay();
        if (interview != null) {
            int unpracticed = Math.max(0, readable - practicedForInterview);
            int needed = Math.ceilDiv(unpracticed + newOnes, Math.max(1, daysLeft() - 1));
            cap = Math.max(cap, Math.min(needed, MOST_NEW));
        }
        return Math.max(0, cap - newOnes);
    }

    /**
     * Questions that are due until this day are due: two days before an interview also those of the two days after, which
     * shall be light.
     */
    LocalDate dueUntil() {
        return interview != null && daysLeft() == 2 ? interview : day;
    }

    private boolean isLight() {
        return interview != null && daysLeft() <= 1;
    }

    private int daysLeft() {
        return interview == null ? Integer.MAX_VALUE : (int) ChronoUnit.DAYS.between(day, interview);
    }
}
