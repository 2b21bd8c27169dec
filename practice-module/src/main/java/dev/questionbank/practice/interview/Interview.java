package dev.questionbank.practice.interview;

import dev.questionbank.catalog.TopicId;
import java.time.LocalDate;
import java.util.Set;

/**
 * An interview that a member prepares for.
 *
 * @param date the member's day of it
 * @param topics what it is about; empty for all topics that the member may read
 */
record Interview(LocalDate date, Set<TopicId> topics) {}
