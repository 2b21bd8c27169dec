package dev.questionbank.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes banks for tests. Each has a topic of its own, so that tests do not meet in one database. */
public final class Bank {

    private static final JsonMapper JSON = new JsonMapper();

    private final String topic = "topic-" + UUID.randomUUID();
    private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();

    /** Slug of the bank's topic. */
    public String topic() {
        return topic;
    }

    /** A bank of so many questions, titled {@code Question 1 of …} and so on, each with prompt and answer. */
    public static Bank of(int questions) {
        Bank bank = new Bank();
        for (int number = 1; number <= questions; number++) {
            bank.question("Question " + number + " of " + bank.topic, "Prompt " + number, "Answer " + number);
        }
        return bank;
    }

    /** Adds a question. */
    public Bank question(String title, String prompt, @Nullable String answer) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("topic", topic);
        row.put("topicTitle", "The topic " + topic);
        row.put("title", title);
        row.put("prompt", prompt);
        row.put("answer", answer);
        row.put("difficulty", List.of("EASY", "MEDIUM", "HARD").get(rows.size() % 3));
        row.put("kind", "TECHNICAL");
        row.put("tags", List.of("one", "two"));
        row.put("source", "a test");
        row.put("license", null);
        rows.add(row);
        return this;
    }

    /** Changes a key of the last question. */
    public Bank with(String key, @Nullable Object value) {
        rows.getLast().put(key, value);
        return this;
    }

    /** The bank as JSON Lines. */
    public String text() {
        return rows.stream().map(JSON::writeValueAsString).collect(Collectors.joining("\n"));
    }

    /** The bank as a JSON Lines file. */
    public Path file() {
        try {
            Path file = Files.createTempFile("bank", ".jsonl");
            file.toFile().deleteOnExit();
            return Files.write(file, rows.stream().map(JSON::writeValueAsString).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
