package dev.questionbank.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes banks of any size out of real ones: each question is put together from two of the same language, half of each text.
 * So words are as frequent, texts as long and topics as large as they are in real banks. The same seed gives the same bank.
 */
final class Mixture {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MAX_TITLE = 200;

    /** How hard questions are; a third is not rated. */
    private static final List<@Nullable String> DIFFICULTIES =
            Arrays.asList("EASY", "MEDIUM", "MEDIUM", "HARD", null, null);

    private final List<JsonNode> rows = new ArrayList<>();
    private final Map<String, List<JsonNode>> byLanguage;
    private final Random random;

    Mixture(Path folder, long seed) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList()) {
                Files.readAllLines(file).forEach(line -> rows.add(JSON.readTree(line)));
            }
        }
        byLanguage = rows.stream().collect(Collectors.groupingBy(Mixture::language));
        random = new Random(seed);
    }

    private static String language(JsonNode row) {
        return row.get("tags")
                .valueStream()
                .map(JsonNode::stringValue)
                .filter(tag -> tag.startsWith("lang:"))
                .findFirst()
                .orElse("lang:en");
    }

    /** Writes so many questions into files of at most this size. */
    List<Path> write(Path folder, int questions, int perFile) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        for (int written = 0; written < questions; ) {
            Path file = folder.resolve("mixture-%03d.jsonl".formatted(files.size()));
            try (BufferedWriter lines = Files.newBufferedWriter(file)) {
                for (int i = 0; i < perFile && written < questions; i++, written++) {
                    lines.write(JSON.writeValueAsString(question()));
                    lines.write('\n');
                }
            }
            files.add(file);
        }
        return files;
    }

    private Map<String, @Nullable Object> question() {
        JsonNode one = rows.get(random.nextInt(rows.size()));
        List<JsonNode> alike = byLanguage.get(language(one));
        JsonNode other = alike.get(random.nextInt(alike.size()));
        Map<String, @Nullable Object> question = new LinkedHashMap<>();
        question.put("topic", one.get("topic").stringValue());
        question.put("topicTitle", one.get("topicTitle").stringValue());
        String title = mix(one, other, "title").replace('\n', ' ');
        question.put(
                "title", title.substring(0, Math.min(title.length(), MAX_TITLE)).strip());
        question.put("prompt", mix(one, other, "prompt"));
        question.put("answer", one.get("answer").isNull() ? null : mix(one, other, "answer"));
        question.put("difficulty", DIFFICULTIES.get(random.nextInt(DIFFICULTIES.size())));
        question.put("kind", one.get("kind").asString(null));
        question.put(
                "tags", one.get("tags").valueStream().map(JsonNode::stringValue).toList());
        question.put("source", "mixed");
        question.put("license", null);
        return question;
    }

    private String mix(JsonNode one, JsonNode other, String key) {
        String first = one.get(key).asString("");
        String second = other.get(key).asString("");
        String mixed = (part(first) + " " + part(second)).strip();
        return mixed.isEmpty() ? "x" : mixed;
    }

    /** About half of a text, from anywhere in it, without breaking words where there are spaces. */
    private String part(String text) {
        int length = text.length() / 2 + 1;
        int start = text.isEmpty() ? 0 : random.nextInt(text.length() - Math.min(length, text.length()) + 1);
        int end = Math.min(text.length(), start + length);
        int from = start == 0 ? 0 : Math.max(start, Math.min(text.indexOf(' ', start) + 1, end));
        String part = text.substring(from, end);
        // no halves of surrogate pairs
        part = !part.isEmpty() && Character.isLowSurrogate(part.charAt(0)) ? part.substring(1) : part;
        return !part.isEmpty() && Character.isHighSurrogate(part.charAt(part.length() - 1))
                ? part.substring(0, part.length() - 1)
                : part;
    }
}
