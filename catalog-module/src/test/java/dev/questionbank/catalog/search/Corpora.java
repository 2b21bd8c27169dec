package dev.questionbank.catalog.search;

import dev.questionbank.catalog.Difficulty;
import dev.questionbank.catalog.Kind;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.Tag;
import dev.questionbank.catalog.TopicId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public question banks beside the project, where they are there: all rows, nothing of them open to everybody. */
public final class Corpora {

    /** Where they are. */
    public static final Path FOLDER = Path.of(System.getProperty("questionbank.root", ".."))
            .resolve("../shared/data")
            .normalize();

    private static final JsonMapper JSON = JsonMapper.shared();

    private Corpora() {}

    /** All their questions. */
    public static List<SearchDocument> questions() {
        List<SearchDocument> questions = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList()) {
                try (Stream<String> lines = Files.lines(file)) {
                    lines.forEach(line -> questions.add(question(JSON.readTree(line), questions.size())));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return questions;
    }

    /** Where these questions stand, in the same order: file and line, e.g. {@code react-sudheerj:12}. */
    public static List<String> places() {
        List<String> places = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString().replace(".jsonl", "");
                int lines = Files.readAllLines(file).size();
                IntStream.rangeClosed(1, lines).forEach(line -> places.add(name + ":" + line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return places;
    }

    private static SearchDocument question(JsonNode row, int number) {
        String topic = row.get("topic").asString();
        List<Tag> tags = new ArrayList<>();
        row.get("tags")
                .forEach(tag -> tags.add(new Tag(
                        tag.asString().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-"), tag.asString())));
        return new SearchDocument(
                new QuestionId(new UUID(number, number)),
                new TopicId(UUID.nameUUIDFromBytes(topic.getBytes(StandardCharsets.UTF_8))),
                topic,
                row.get("topicTitle").asString(),
                row.get("title").asString(),
                textOf(row, "difficulty") instanceof String difficulty ? Difficulty.valueOf(difficulty) : null,
                textOf(row, "kind") instanceof String kind ? Kind.valueOf(kind) : null,
                false,
                false,
                false,
                tags,
                row.get("prompt").asString(),
                textOf(row, "answer"));
    }

    private static @Nullable String textOf(JsonNode row, String key) {
        return row.get(key).isNull() ? null : row.get(key).asString();
    }
}
