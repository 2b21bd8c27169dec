package dev.questionbank.catalog.transfer.format;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file besides what it says itself.
 *
 * @param topic slug of the topic of rows that name none; null when they must name one
 * @param topicTitle title of that topic
 * @param encoding in which the file is said to be
 */
public record RowDefaults(@Nullable String topic, @Nullable String topicTitle, Charset encoding) {

    /** Nothing is known, and UTF-8 is what files are in. */
    public static final RowDefaults NONE = new RowDefaults(null, null, StandardCharsets.UTF_8);
}
