package dev.questionbank.catalog;

/** Where a question stands in its life. Readers see PUBLISHED alone. */
public enum QuestionState {
    DRAFT,
    IN_REVIEW,
    PUBLISHED,
    RETIRED
}
