package dev.questionbank.access;

import dev.questionbank.catalog.TopicId;
import java.util.Set;

/**
 * What a plan lets its holders read.
 *
 * @param isEverything whether that is all topics, now and later
 * @param topics what it is otherwise
 */
record Coverage(boolean isEverything, Set<TopicId> topics) {

    Coverage {
        topics = Set.copyOf(topics);
    }
}
