package dev.questionbank.practice.recall;

import dev.questionbank.catalog.QuestionPlace;
import dev.questionbank.practice.memory.Fsrs;
import dev.questionbank.practice.memory.Memory;
import dev.questionbank.practice.memory.Replay;
import java.time.LocalDate;
import java.util.Collection;

/**
 * What a member remembers of a published question.
 *
 * @param place where the question stands now
 * @param memory what the last review left
 * @param practicedOn the member's day of that
 */
public record Recollection(QuestionPlace place, Memory memory, LocalDate practicedOn) {

    /** Recall that is expected on a day of the member, 0 to 1, if nothing more is practised. */
    public double recallOn(LocalDate day) {
        return Fsrs.BY_DAYS.recall(memory, Replay.days(practicedOn, day));
    }

    /**
     * Expected share of questions that is recalled on a day, 0 to 1.
     *
     * @param of those that were practised
     * @param questions how many questions there are with those that were not
     */
    public static double share(Collection<Recollection> of, LocalDate day, int questions) {
        double recalled = of.stream().mapToDouble(each -> each.recallOn(day)).sum();
        // counts may be a moment older than places: a share is none of more than all
        return of.isEmpty() ? 0 : recalled / Math.max(of.size(), questions);
    }
}
