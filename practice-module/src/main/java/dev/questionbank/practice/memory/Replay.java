package dev.questionbank.practice.memory;

import dev.questionbank.access.AccountId;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.practice.Grade;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Derives memory states from reviews: the same reviews give the same state, to the last bit, whenever and wherever. */
public final class Replay {

    /** The order in which reviews count, whenever they arrived. */
    public static final Comparator<Practiced> IN_ORDER =
            Comparator.comparing(Practiced::practicedAt).thenComparing(Practiced::id);

    private Replay() {}

    /** The state after all these reviews of one question by one member; empty without any. */
    public static Optional<MemoryState> of(Collection<Practiced> reviews) {
        List<Practiced> ordered = reviews.stream().sorted(IN_ORDER).toList();
        MemoryState state = null;
        for (int i = 0; i < ordered.size(); i++) {
            Practiced review = ordered.get(i);
            // when to ask again follows from the last one alone, and is most of the work
            state = i == ordered.size() - 1 ? next(state, review) : step(state, review, review.practicedOn());
        }
        return Optional.ofNullable(state);
    }

    /** The state after one review more, made later than the last one. */
    public static MemoryState next(@Nullable MemoryState before, Practiced review) {
        int days = before == null ? 0 : days(before.practicedOn(), review.practicedOn());
        int interval = intervals(before, review.account(), review.question(), days, review.targetRecall())[
                review.grade().ordinal()];
        return step(before, review, review.practicedOn().plusDays(interval));
    }

    private static MemoryState step(@Nullable MemoryState before, Practiced review, LocalDate dueOn) {
        Memory known = before == null ? null : before.memory();
        int days = before == null ? 0 : days(before.practicedOn(), review.practicedOn());
        return new MemoryState(
                review.question(),
                before == null ? 1 : before.reviews() + 1,
                before == null || review.grade().isRecalled() ? lapses(before) : lapses(before) + 1,
                before == null ? review.practicedOn() : before.firstOn(),
                review.grade(),
                review.practicedAt(),
                review.practicedOn(),
                review.revision(),
                Fsrs.BY_DAYS.review(known, days, review.grade()),
                dueOn,
                null);
    }

    private static int lapses(@Nullable MemoryState before) {
        return before == null ? 0 : before.lapses();
    }

    /** Whether a review comes after all that the state knows, so that {@link #next} may be used. */
    public static boolean isLast(@Nullable MemoryState before, Practiced review) {
        return before == null || before.practicedAt().isBefore(review.practicedAt());
    }

    /** Whole days of the member between two reviews; a later review on an earlier day, after a change of zone, counts as the same day. */
    public static int days(LocalDate from, LocalDate to) {
        return Math.clamp(ChronoUnit.DAYS.between(from, to), 0, Fsrs.MAX_DAYS);
    }

    /** Days until the next review for each grade that the member could give now, in the order of {@link Grade}. */
    public static int[] intervals(
            @Nullable MemoryState before, AccountId account, QuestionId question, int days, double targetRecall) {
        int[] intervals = Fsrs.BY_DAYS.intervals(before == null ? null : before.memory(), days, targetRecall);
        long seed = account.value().getLeastSignificantBits() * 31
                + question.value().getLeastSignificantBits() * 17
                + (before == null ? 0 : before.reviews());
        double share = new SplittableRandom(seed).nextDouble();
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = spread(intervals[i], share);
            intervals[i] = i == 0 ? intervals[i] : Math.max(intervals[i], intervals[i - 1] + 1);
        }
        return intervals;
    }

    /**
     * The interval, moved a little, so that what was practised on one day does not come back on one day for ever. By how much
     * follows from member, question and number of the review alone, so that it can be told before. The ranges are those of
     * ts-fsrs 5.4.2.
     *
     * @param share where in its range, 0 to 1
     */
    private static int spread(int interval, double share) {
        if (interval < 3) {
            return interval;
        }
        double delta = 1
                + 0.15 * (Math.min(interval, 7) - 2.5)
                + 0.1 * Math.max(0, Math.min(interval, 20) - 7)
                + 0.05 * Math.max(0, interval - 20);
        long least = Math.max(2, Math.round(interval - delta));
        long most = Math.min(Fsrs.MAX_DAYS, Math.round(interval + delta));
        return (int) (least + (long) (share * (most - least + 1)));
    }
}
