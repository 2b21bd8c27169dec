package dev.questionbank.catalog.duplicate;

import dev.questionbank.catalog.QuestionId;

/**
 * A revision of a question, as the index takes it in: the one that readers see, or the newest one.
 *
 * @param isDraft whether it is the newest, and readers do not see it
 */
record Indexed(QuestionId question, int revision, boolean isDraft, Wording wording) {}
