package dev.questionbank.catalog.change;

import dev.questionbank.catalog.QuestionId;
import org.jspecify.annotations.Nullable;

/**
 * A change that is visible.
 *
 * @param number its place in the order of changes; there may be gaps
 * @param question the question to look at again; null when the topics have to be
 */
public record Change(long number, @Nullable QuestionId question) {}
