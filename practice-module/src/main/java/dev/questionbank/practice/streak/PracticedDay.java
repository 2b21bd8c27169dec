package dev.questionbank.practice.streak;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A day of a member on which something was practised.
 *
 * @param attempts how many reviews of that day stand
 * @param zone the member's zone at its first review
 * @param lastZone the member's zone at its last review, in which it ended
 * @param evidence the review that earned it: the first of that day
 */
public record PracticedDay(LocalDate day, int attempts, ZoneId zone, ZoneId lastZone, UUID evidence) {}
