package dev.questionbank.practice.queue;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.practice.QueueReason;
import java.time.LocalDate;

/**
 * A question that the member has practised and may practise now.
 *
 * @param reason why
 * @param dueOn the member's day on which to ask again
 * @param recall expected recall today, 0 to 1
 * @param revision the revision that was practised last
 */
record Remembered(QuestionId question, QueueReason reason, LocalDate dueOn, double recall, int revision) {}
