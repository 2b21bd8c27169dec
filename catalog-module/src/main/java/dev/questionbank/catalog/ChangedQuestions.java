package dev.questionbank.catalog;

import java.util.List;

/**
 * Questions to look at again.
 *
 * @param upTo number of the last change that is told with this
 * @param questions each once
 * @param isComplete whether no change before these was forgotten already; otherwise all questions are to be looked at
 */
public record ChangedQuestions(long upTo, List<QuestionId> questions, boolean isComplete) {}
