package dev.questionbank.practice.queue;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.practice.QueueReason;
import java.time.LocalDate;

/**
 * A question that the member has practised and may practise now.
 *
 * @param topic its topic, of which the member's memories have a copy
 * @param reason why
 * @param dueOn the member's day on which to ask again
 * @param recall expected recall today, 0 to 1
 * @param revision the revision that was practised last
 */
record Remembered(
        QuestionId question, TopicId topic, QueueReason reason, LocalDate dueOn, double recall, int revision) {

    /** Whether the member holds its topic, and so may practise it as long as it is published. */
    boolean isHeld(ReadingRights rights) {
        return rights.grantFor(topic).isPresent();
    }
}
