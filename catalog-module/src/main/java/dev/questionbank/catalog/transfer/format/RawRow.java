package dev.questionbank.catalog.transfer.format;

import dev.questionbank.catalog.Difficulty;
import dev.questionbank.catalog.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a file says of a question, before anybody looked whether it is enough. */
record RawRow(
        @Nullable String topic,
        @Nullable String topicTitle,
        @Nullable String title,
        @Nullable String prompt,
        @Nullable String answer,
        @Nullable String difficulty,
        @Nullable String kind,
        List<String> tags,
        @Nullable String source,
        @Nullable String license,
        @Nullable String externalId) {

    /** The same, its topic called by its slug where it has no title: fine for a topic that is there, and a start for a new one. */
    RawRow withTopicNamedBySlug(RowDefaults defaults) {
        String slug = topic == null ? defaults.topic() : topic;
        if (topicTitle != null || slug == null || slug.isEmpty()) {
            return this;
        }
        String words = slug.replace('-', ' ');
        String name = slug.equals(defaults.topic()) && defaults.topicTitle() != null
                ? defaults.topicTitle()
                : Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return new RawRow(slug, name, title, prompt, answer, difficulty, kind, tags, source, license, externalId);
    }

    /** The row, or why it is none. */
    BankRow checked(RowDefaults defaults) throws InvalidRow {
        String slug = present("topic", topic == null ? defaults.topic() : topic);
        String titleOfTopic = topicTitle == null && slug.equals(defaults.topic()) ? defaults.topicTitle() : topicTitle;
        BankRow row = new BankRow(
                slug,
                present("topicTitle", titleOfTopic),
                present("title", title),
                present("prompt", prompt),
                answer,
                constant("difficulty", difficulty, Difficulty.class),
                constant("kind", kind, Kind.class),
                tags,
                source,
                license,
                externalId);
        RowRules.check(row);
        return row;
    }

    /** Hands the row over, or why it is none. */
    void into(RowSink sink, int line, RowDefaults defaults, List<String> losses) throws InterruptedException {
        BankRow row;
        try {
            row = checked(defaults);
        } catch (InvalidRow e) {
            sink.problem(line, externalId, title, e.getMessage());
            return;
        }
        sink.row(line, row, losses);
    }

    private static String present(String key, @Nullable String text) throws InvalidRow {
        if (text == null) {
            throw new InvalidRow(key + " is missing");
        }
        return text;
    }

    private static <E extends Enum<E>> @Nullable E constant(String key, @Nullable String text, Class<E> type)
            throws InvalidRow {
        if (text == null) {
            return null;
        }
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        throw new InvalidRow(key + " is none of "
                + Arrays.stream(type.getEnumConstants())
                        .map(Enum::name)
                        .sorted()
                        .collect(Collectors.joining(", ")));
    }
}
