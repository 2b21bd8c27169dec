package dev.questionbank.practice.streak;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Days of practice that follow one another. A function of the days, so it can be derived again at any time.
 *
 * @param current how many days it has now
 * @param longest how many the longest one had
 * @param atRiskUntil until when something must be practised for it to go on; null when it is not at risk today
 * @param freezesLeft missed days that it would survive
 */
public record Streak(int current, int longest, @Nullable Instant atRiskUntil, int freezesLeft) {

    /** A freeze is earned by so many days of practice in one streak. */
    static final int DAYS_FOR_FREEZE = 7;

    /** More freezes than these cannot be held. */
    static final int MAX_FREEZES = 2;

    private static final Duration WHOLE_DAY = Duration.ofDays(1);

    /**
     * A missed day ends the streak unless a freeze is left, the service was out on it, or it was none: where the member
     * changed the time zone, only as many days count as missed as whole days went by.
     *
     * @param days in order, none twice
     * @param outages days on which the service, and not the member, failed
     * @param today the member's day now
     * @param zone the member's zone now
     */
    public static Streak of(List<PracticedDay> days, Set<LocalDate> outages, LocalDate today, ZoneId zone) {
        int run = 0;
        int longest = 0;
        int freezes = 0;
        @Nullable PracticedDay last = null;
        for (PracticedDay day : days) {
            if (last != null) {
                int missed = missed(last, day.day(), day.zone(), outages);
                if (missed > freezes) {
                    run = 0;
                    freezes = 0;
                } else {
                    freezes -= missed;
                }
            }
            run++;
            longest = Math.max(longest, run);
            freezes = run % DAYS_FOR_FREEZE == 0 ? Math.min(MAX_FREEZES, freezes + 1) : freezes;
            last = day;
        }
        if (last == null) {
            return new Streak(0, 0, null, 0);
        }
        boolean isPracticedToday = !last.day().isBefore(today);
        int missed = isPracticedToday ? 0 : missed(last, today, zone, outages);
        if (missed > freezes) {
            return new Streak(0, longest, null, 0);
        }
        return new Streak(
                run, longest, isPracticedToday ? null : MemberDay.start(today.plusDays(1), zone), freezes - missed);
    }

    private static int missed(PracticedDay last, LocalDate next, ZoneId zone, Set<LocalDate> outages) {
        int missed = (int) ChronoUnit.DAYS.between(last.day(), next) - 1;
        if (missed <= 0) {
            return 0;
        }
        if (!zone.equals(last.lastZone())) {
            Duration between = Duration.between(
                    MemberDay.start(last.day().plusDays(1), last.lastZone()), MemberDay.start(next, zone));
            missed = Math.clamp(between.dividedBy(WHOLE_DAY), 0, missed);
        }
        return missed
                - (int) Math.min(
                        missed,
                        last.day()
                                .plusDays(1)
                                .datesUntil(next)
                                .filter(outages::contains)
                                .count());
    }
}
