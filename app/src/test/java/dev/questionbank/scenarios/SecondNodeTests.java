package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.questionbank.db.Database;
import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Beside;
import dev.questionbank.testing.Issuer;
import dev.questionbank.testing.Node;
import dev.questionbank.testing.RunningApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Another node on the same database, which knows nothing of the first. */
@Beside
class SecondNodeTests extends RunningApplication {

    private static final Duration EVERYWHERE = Duration.ofSeconds(2);

    @Autowired
    private Database database;

    private final String word = "w" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");

    private Node start(Path folder) {
        return Node.start(
                database,
                folder,
                "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri="
                        + Issuer.get().jwkSetUri());
    }

    private int found(Api api) {
        return api.send("Search", Map.of("text", word))
                .at("/searchQuestions/totalCount")
                .intValue();
    }

    @Test
    void showsWhatChangedElsewhereWithinTwoSeconds(@TempDir Path folder) {
        String topic = published(Bank.of(0).question(word + " one", "First prompt", "Answer"));
        try (Node node = start(folder)) {
            await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> found(node.api()) == 1);
            JsonNode before =
                    node.api().send("TopicPage", Map.of("slug", topic)).at("/topic/questions/edges/0/node");
            assertThat(before.at("/prompt/markdown").stringValue()).isEqualTo("First prompt");

            curation().publish(before.get("id").stringValue(), word + " edited", "Second prompt", "Answer");
            String other = published(Bank.of(0).question(word + " two", "Prompt", "Answer"));

            await().atMost(EVERYWHERE).untilAsserted(() -> {
                JsonNode page =
                        node.api().send("TopicPage", Map.of("slug", topic)).get("topic");
                assertThat(page.at("/questions/edges/0/node/title").stringValue())
                        .isEqualTo(word + " edited");
                assertThat(page.at("/questions/edges/0/node/prompt/markdown").stringValue())
                        .isEqualTo("Second prompt");
                assertThat(node.api()
                                .send("TopicPage", Map.of("slug", other))
                                .at("/topic/questionCount")
                                .asInt(0))
                        .isEqualTo(1);
                assertThat(found(node.api())).isEqualTo(2);
            });
        }
    }

    @Test
    void hidesTitlesThatWereHiddenElsewhereWithinTwoSeconds(@TempDir Path index) {
        Bank bank = Bank.of(5).question(word + " locked", "Prompt", "Answer");
        String topic = published(bank);
        try (Node node = start(index)) {
            await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> found(node.api()) == 1);

            setLockedTitles(topic, "HIDDEN");

            await().atMost(EVERYWHERE).untilAsserted(() -> {
                JsonNode page = node.api().send("TopicPage", Map.of("slug", topic));
                assertThat(page.at("/topic/questions/edges/5/node/title").isNull())
                        .isTrue();
                assertThat(node.api()
                                .query("{ topic(slug: \"%s\") { lockedTitles } }".formatted(topic), Map.of())
                                .at("/topic/lockedTitles")
                                .stringValue())
                        .isEqualTo("HIDDEN");
                assertThat(found(node.api())).isZero();
            });
        }
    }

    @Test
    void takesUpTheIndexThatItLeftAndMakesABrokenOneAnew(@TempDir Path folder) throws IOException {
        Path index = folder.resolve("search");
        published(Bank.of(0).question(word + " one", "Prompt", "Answer"));
        try (Node node = start(folder)) {
            await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> found(node.api()) == 1);
        }
        List<String> left = files(index);
        published(Bank.of(0).question(word + " two", "Prompt", "Answer"));

        try (Node node = start(folder)) {
            assertThat(found(node.api())).as("there from the first request on").isPositive();
            assertThat(files(index)).as("what it left is still in use").containsAnyElementsOf(segments(left));
            await().atMost(EVERYWHERE).until(() -> found(node.api()) == 2);
        }

        for (Path file : paths(index)) {
            if (!file.endsWith("write.lock")) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        try (Node node = start(folder)) {
            assertThat(node.api().send("Plans", Map.of()).has("plans")).isTrue();
            await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> found(node.api()) == 2);
        }
    }

    private static List<String> segments(List<String> names) {
        return names.stream()
                .filter(name -> name.endsWith(".cfs") || name.endsWith(".fdt"))
                .toList();
    }

    private static List<String> files(Path index) throws IOException {
        return paths(index).stream().map(path -> path.getFileName().toString()).toList();
    }

    private static List<Path> paths(Path index) throws IOException {
        try (Stream<Path> files = Files.list(index)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
