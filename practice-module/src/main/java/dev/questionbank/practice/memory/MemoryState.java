package dev.questionbank.practice.memory;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.practice.Grade;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a member remembers of a question, and when to ask again: a replay of the member's standing reviews of it.
 *
 * @param reviews how many they are
 * @param lapses how many of those after the first were AGAIN
 * @param firstOn the member's day of the first one
 * @param grade of the last one
 * @param practicedAt when that was
 * @param practicedOn the member's day of it
 * @param revision the question's revision that was practised then
 * @param dueOn the member's day on which to ask again
 * @param changed the material change of the question since then, which made it due; null without one
 */
public record MemoryState(
        QuestionId question,
        int reviews,
        int lapses,
        LocalDate firstOn,
        Grade grade,
        Instant practicedAt,
        LocalDate practicedOn,
        int revision,
        Memory memory,
        LocalDate dueOn,
        @Nullable MaterialChange changed) {

    /** Forgotten so often, a question is a leech: it takes more than it gives. As many as in Anki. */
    public static final int LEECH_LAPSES = 8;

    /** Whether the question is a leech. */
    public boolean isLeech() {
        return lapses >= LEECH_LAPSES;
    }

    /** Recall that is expected on a day of the member, 0 to 1. */
    public double recallOn(LocalDate day) {
        return Fsrs.BY_DAYS.recall(memory, Replay.days(practicedOn, day));
    }

    /** The state of one whose question was changed so: due at the latest on the day of the change, if it was not practised since. */
    public MemoryState after(@Nullable MaterialChange change) {
        if (change == null || change.revision() <= revision) {
            return this;
        }
        LocalDate due = change.on().isBefore(dueOn) ? change.on() : dueOn;
        return new MemoryState(
                question, reviews, lapses, firstOn, grade, practicedAt, practicedOn, revision, memory, due, change);
    }
}
