package dev.questionbank.catalog.transfer.format;

import dev.questionbank.db.graphql.InputCheck;
import java.util.HashSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a row must keep to. */
final class RowRules {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int MAX_TOPIC = 100;
    private static final int MAX_TOPIC_TITLE = 200;
    private static final int MAX_TITLE = 300;
    private static final int MAX_TEXT = 200_000;
    private static final int MAX_TAGS = 20;
    private static final int MAX_TAG = 100;
    private static final int MAX_SOURCE = 500;
    private static final int MAX_LICENSE = 200;
    private static final int MAX_EXTERNAL_ID = 200;

    private RowRules() {}

    static void check(BankRow row) throws InvalidRow {
        if (row.topic().length() > MAX_TOPIC || !SLUG.matcher(row.topic()).matches()) {
            throw new InvalidRow("topic must be lower-case letters, digits and single hyphens, at most " + MAX_TOPIC
                    + " characters");
        }
        line("topicTitle", row.topicTitle(), MAX_TOPIC_TITLE);
        line("title", row.title(), MAX_TITLE);
        text("prompt", row.prompt(), MAX_TEXT);
        text("answer", row.answer(), MAX_TEXT);
        line("source", row.source(), MAX_SOURCE);
        line("license", row.license(), MAX_LICENSE);
        line("externalId", row.externalId(), MAX_EXTERNAL_ID);
        if (row.tags().size() > MAX_TAGS) {
            throw new InvalidRow("tags must be at most " + MAX_TAGS);
        }
        for (String tag : row.tags()) {
            line("tags", tag, MAX_TAG);
            if (!tag.equals(tag.strip())) {
                throw new InvalidRow("tags has a tag with spaces around it");
            }
        }
        if (new HashSet<>(row.tags()).size() < row.tags().size()) {
            throw new InvalidRow("tags names one of them twice");
        }
    }

    private static void line(String key, @Nullable String text, int maxLength) throws InvalidRow {
        text(key, text, maxLength);
        if (text != null && (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0)) {
            throw new InvalidRow(key + " must be one line");
        }
    }

    private static void text(String key, @Nullable String text, int maxLength) throws InvalidRow {
        if (text == null) {
            return;
        }
        if (text.isBlank()) {
            throw new InvalidRow(key + " is empty");
        }
        if (text.length() > maxLength) {
            throw new InvalidRow(key + " has more than " + maxLength + " characters");
        }
        if (!InputCheck.isStorable(text)) {
            throw new InvalidRow(key + " holds NUL or broken code points");
        }
    }
}
