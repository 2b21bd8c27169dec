package dev.questionbank.practice.streak;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A day of a member on which something was practised.
 *
 * @param attempts how many reviews of that day stand
 * @param zone the zone in which it was a day: that of its first review
 */
public record PracticedDay(LocalDate day, int attempts, ZoneId zone) {}
