package dev.questionbank.catalog;

/**
 * A topic that readers see.
 *
 * @param position place among the topics
 * @param previewSize how many of its first questions have a free prompt
 * @param version counts the changes of the topic
 */
public record Topic(
        TopicId id,
        String slug,
        String title,
        RichText description,
        long position,
        int previewSize,
        LockedTitles lockedTitles,
        int version) {}
