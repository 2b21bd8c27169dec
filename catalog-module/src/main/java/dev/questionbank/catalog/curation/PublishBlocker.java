package dev.questionbank.catalog.curation;

/**
 * Why a question cannot be published as it is.
 *
 * @param field what has to be put right, as the input of {@code updateQuestion} names it
 * @param message a sentence for a person
 */
public record PublishBlocker(String field, String message) {}
