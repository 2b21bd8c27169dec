package dev.questionbank.catalog.duplicate;

import dev.questionbank.catalog.QuestionId;

/**
 * A question that says nearly the same.
 *
 * @param similarity 0 to 1
 * @param revision number of the revision that does
 */
public record Found(QuestionId question, int revision, double similarity) {}
