package dev.questionbank.catalog.transfer.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A bank as JSON Lines: one question a line, its keys as {@link BankRow} has them. Blank lines are passed over. */
final class JsonLinesReader implements RowReader {

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

    @Override
    public void read(InputStream in, RowDefaults defaults, RowSink sink) throws IOException, InterruptedException {
        TextInput text = new TextInput(in, defaults.encoding());
        BufferedReader lines = new BufferedReader(text);
        boolean first = true;
        int number = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                if (first) {
                    refuseOther(number, line.strip());
                    first = false;
                }
                read(number, line, defaults, sink);
            }
            text.nextItem(++number);
        }
    }

    /** Other formats would be a problem in every line; one says more. */
    private static void refuseOther(int number, String line) throws FileRefused {
        if (line.startsWith("[")) {
            throw new FileRefused(number, "the file is one JSON array; JSON Lines has an object in every line");
        }
        if (line.equals("{")) {
            throw new FileRefused(
                    number, "the file is one JSON object over many lines; JSON Lines has one in every line");
        }
        if (!line.startsWith("{")) {
            throw new FileRefused(number, "the file is no JSON Lines: they begin with {");
        }
    }

    private static void read(int number, String line, RowDefaults defaults, RowSink sink) throws InterruptedException {
        JsonNode json;
        try {
            json = JSON.readTree(line);
        } catch (JacksonException e) {
            String reason = e.getOriginalMessage().lines().findFirst().orElse("");
            sink.problem(number, null, null, "no JSON: " + reason);
            return;
        }
        RawRow row;
        try {
            row = row(json);
        } catch (InvalidRow e) {
            sink.problem(number, textOrNull(json, "externalId"), textOrNull(json, "title"), e.getMessage());
            return;
        }
        row.into(sink, number, defaults, List.of());
    }

    private static RawRow row(JsonNode json) throws InvalidRow {
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
        return new RawRow(
                text(json, "topic"),
                text(json, "topicTitle"),
                text(json, "title"),
                text(json, "prompt"),
                text(json, "answer"),
                text(json, "difficulty"),
                text(json, "kind"),
                tags(json),
                text(json, "source"),
                text(json, "license"),
                text(json, "externalId"));
    }

    private static @Nullable String text(JsonNode json, String key) throws InvalidRow {
        JsonNode value = json.get(key);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new InvalidRow(key + " is not a text");
        }
        return value.stringValue();
    }

    /** What may be told of a row that is none. */
    private static @Nullable String textOrNull(JsonNode json, String key) {
        JsonNode value = json.get(key);
        return value != null && value.isString() ? value.stringValue() : null;
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
}
