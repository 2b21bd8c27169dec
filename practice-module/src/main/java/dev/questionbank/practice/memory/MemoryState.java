package dev.questionbank.practice.memory;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.practice.Grade;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What a member remembers of a question, and when to ask again: a replay of the member's standing reviews of it.
 *
 * @param reviews how many they are
 * @param lapses how many of those after the first were AGAIN
 * @param grade of the last one
 * @param practicedAt when that was
 * @param practicedOn the member's day of it
 * @param revision the question's revision that was practised then
 * @param dueOn the member's day on which to ask again
 */
public record MemoryState(
        QuestionId question,
        int reviews,
        int lapses,
        Grade grade,
        Instant practicedAt,
        LocalDate practicedOn,
        int revision,
        Memory memory,
        LocalDate dueOn) {}
