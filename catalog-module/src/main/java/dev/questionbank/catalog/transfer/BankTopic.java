package dev.questionbank.catalog.transfer;

import dev.questionbank.catalog.LockedTitles;
import dev.questionbank.catalog.transfer.format.BankRow;

/**
 * A topic as a bank brings it.
 *
 * @param description Markdown
 * @param previewSize how many of its first questions have a free prompt
 * @param lockedTitles what is shown of those whose prompt is locked
 */
public record BankTopic(String slug, String title, String description, int previewSize, LockedTitles lockedTitles) {

    /** What a topic has that only its questions name. */
    static final int DEFAULT_PREVIEW_SIZE = 5;

    /** A topic of which nothing else is known. */
    public static BankTopic named(String slug, String title) {
        return new BankTopic(slug, title, "", DEFAULT_PREVIEW_SIZE, LockedTitles.SHOWN);
    }

    static BankTopic namedBy(BankRow row) {
        return named(row.topic(), row.topicTitle());
    }
}
