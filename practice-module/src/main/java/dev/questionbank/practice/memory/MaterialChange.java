package dev.questionbank.practice.memory;

import java.time.LocalDate;

/**
 * A change after which a question is no longer quite what was practised.
 *
 * @param revision the first revision that has it
 * @param on the day, by UTC, on which readers saw it first
 */
public record MaterialChange(int revision, LocalDate on) {}
