package dev.questionbank.catalog.transfer;

import dev.questionbank.catalog.Difficulty;
import dev.questionbank.catalog.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A bank as JSON Lines in UTF-8: one question a line, its keys as {@link BankRow} has them. Blank lines are passed over. */
record JsonLinesFile(Path path) {

    private static final int MAX_LINE_BYTES = 1 << 20;
    private static final Set<String> KEYS = Set.of(
            "topic",
            "topicTitle",
            "title",
            "prompt",
            "answer",
            "difficulty",
            "kind",
            "tags",
            "source",
            "license",
            "externalId");
    private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    /** Takes the rows of a file in their order. */
    interface Reader {

        void row(int line, BankRow row) throws InterruptedException;

        /** A line that is no row, and why. */
        void problem(int line, String message);
    }

    void read(Reader reader) throws IOException, InterruptedException {
        try (Lines lines = new Lines(Files.newInputStream(path))) {
            int number = 1;
            for (byte[] line = lines.next(); line != null; line = lines.next(), number++) {
                if (line.length > MAX_LINE_BYTES) {
                    reader.problem(number, "the line is longer than " + MAX_LINE_BYTES + " bytes");
                    continue;
                }
                try {
                    String text = decode(line, number);
                    if (!text.isBlank()) {
                        reader.row(number, row(JSON.readTree(text)));
                    }
                } catch (CharacterCodingException e) {
                    reader.problem(number, "the line is not UTF-8");
                } catch (JacksonException e) {
                    reader.problem(
                            number,
                            "no JSON: "
                                    + e.getOriginalMessage().lines().findFirst().orElse(""));
                } catch (InvalidRow e) {
                    reader.problem(number, e.getMessage());
                }
            }
        }
    }

    private static String decode(byte[] line, int number) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(line))
                .toString();
        return number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static BankRow row(JsonNode json) throws InvalidRow {
        if (!json.isObject()) {
            throw new InvalidRow("not an object");
        }
        List<String> unknown = json.propertyNames().stream()
                .filter(key -> !KEYS.contains(key))
                .map(key -> '"' + key + '"')
                .toList();
        if (!unknown.isEmpty()) {
            throw new InvalidRow("unknown key " + String.join(", ", unknown));
        }
        BankRow row = new BankRow(
                text(json, "topic"),
                text(json, "topicTitle"),
                text(json, "title"),
                text(json, "prompt"),
                optionalText(json, "answer"),
                optionalEnum(json, "difficulty", Difficulty.class),
                optionalEnum(json, "kind", Kind.class),
                tags(json),
                optionalText(json, "source"),
                optionalText(json, "license"),
                optionalText(json, "externalId"));
        RowRules.check(row);
        return row;
    }

    private static String text(JsonNode json, String key) throws InvalidRow {
        String text = optionalText(json, key);
        if (text == null) {
            throw new InvalidRow(key + " is missing");
        }
        return text;
    }

    private static @Nullable String optionalText(JsonNode json, String key) throws InvalidRow {
        JsonNode value = json.get(key);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new InvalidRow(key + " is not a text");
        }
        return value.stringValue();
    }

    private static <E extends Enum<E>> @Nullable E optionalEnum(JsonNode json, String key, Class<E> type)
            throws InvalidRow {
        String text = optionalText(json, key);
        if (text == null) {
            return null;
        }
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        throw new InvalidRow(key + " is none of "
                + Set.of(type.getEnumConstants()).stream()
                        .map(Enum::name)
                        .sorted()
                        .collect(Collectors.joining(", ")));
    }

    private static List<String> tags(JsonNode json) throws InvalidRow {
        JsonNode value = json.get("tags");
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (!value.isArray() || !value.valueStream().allMatch(JsonNode::isString)) {
            throw new InvalidRow("tags is not a list of texts");
        }
        return value.valueStream().map(JsonNode::stringValue).toList();
    }

    /** The lines of a file, as bytes: whether they are UTF-8 is not known yet. */
    private static final class Lines implements AutoCloseable {

        private final InputStream in;
        private final byte[] buffer = new byte[1 << 16];
        private int start;
        private int end;

        Lines(InputStream in) {
            this.in = in;
        }

        /** The next line, of which no more is kept than tells that it is too long; null at the end. */
        byte @Nullable [] next() throws IOException {
            if (!fill()) {
                return null;
            }
            ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
            do {
                int stop = start;
                while (stop < end && buffer[stop] != '\n') {
                    stop++;
                }
                if (line.size() <= MAX_LINE_BYTES) {
                    line.write(buffer, start, stop - start);
                }
                start = stop;
            } while (start == end && fill());
            start++; // past the line's end
            return line.toByteArray();
        }

        /** Whether there are bytes to read. */
        private boolean fill() throws IOException {
            if (start >= end) {
                start = 0;
                end = in.read(buffer);
            }
            return end > 0;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
