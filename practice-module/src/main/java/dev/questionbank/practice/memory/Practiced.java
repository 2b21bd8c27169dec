package dev.questionbank.practice.memory;

import dev.questionbank.access.AccountId;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.practice.Grade;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A review, as far as anything follows from it.
 *
 * @param id puts reviews of the same moment in order
 * @param practicedOn the member's day
 * @param zone the time zone in which it was that day
 * @param targetRecall share of questions that the member wanted to recall, 0.80 to 0.97
 */
public record Practiced(
        UUID id,
        AccountId account,
        QuestionId question,
        int revision,
        Grade grade,
        Instant practicedAt,
        LocalDate practicedOn,
        ZoneId zone,
        double targetRecall) {}
