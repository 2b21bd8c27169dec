package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.questionbank.app.LoadCommand;
import dev.questionbank.catalog.transfer.LoadResult;
import dev.questionbank.db.Database;
import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.RunningApplication;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class BankIsLoadedTests extends RunningApplication {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private Database database;

    @Autowired
    private DSLContext sql;

    @Test
    void loadsTheSameRowsOnce() {
        Path file = Bank.of(3).file();

        assertThat(load(true, file)).isEqualTo(new LoadResult(3, 0, 0, 0, 1));
        assertThat(load(true, file)).isEqualTo(new LoadResult(0, 0, 0, 3, 0));
    }

    @Test
    void publishesDraftsThatWereLoadedBefore() {
        Bank bank = Bank.of(3);

        assertThat(load(false, bank.file())).isEqualTo(new LoadResult(3, 0, 0, 0, 1));
        assertThat(load(true, bank.file())).isEqualTo(new LoadResult(0, 0, 3, 0, 0));
        assertThat(visitor()
                        .send("TopicPage", Map.of("slug", bank.topic()))
                        .at("/topic/freePreviewCount")
                        .intValue())
                .isEqualTo(3);
    }

    @Test
    void keepsQuestionsOfEqualTitleApart() {
        Bank bank = Bank.of(0);
        for (int i = 0; i < 30; i++) {
            bank.question("What's the output?", "The same prompt", "Answer " + i);
        }

        JsonNode edges = visitor()
                .send("TopicPage", Map.of("slug", published(bank), "first", 100))
                .at("/topic/questions/edges");

        assertThat(edges.valueStream()
                        .map(edge -> edge.at("/node/slug").stringValue())
                        .distinct())
                .hasSize(30);
        assertThat(edges.at("/0/node/slug").stringValue()).startsWith("what-s-the-output");
    }

    @Test
    void givesTitlesOfAnyScriptAName() {
        Bank bank = Bank.of(0)
                .question("什么是闭包？ " + System.nanoTime(), "p", null)
                .question("C++ or C#, .NET and F#? " + System.nanoTime(), "p", null)
                .question("🦄", "p", null);

        assertThat(visitor()
                        .send("TopicPage", Map.of("slug", published(bank)))
                        .at("/topic/questions/edges")
                        .valueStream()
                        .map(edge -> edge.at("/node/slug").stringValue()))
                .satisfiesExactly(
                        slug -> assertThat(slug)
                                .startsWith("shen-me-shi-bi-bao")
                                .doesNotContain("--"),
                        slug -> assertThat(slug).startsWith("cpp-or-csharp-dotnet-and-fsharp"),
                        slug -> assertThat(slug).isNotEmpty());
    }

    @Test
    void namesWhatIsWrongByFileAndLineAndLoadsNothingOfTheFile(CapturedOutput output) throws IOException {
        Bank good = Bank.of(2);
        Bank bad = Bank.of(1_200).question("Bad", "p", null).with("difficulty", "TRICKY");
        Path file = bad.file();
        Files.writeString(file, Files.readString(file) + "{broken\n\n[]\n{\"topic\": \"x\", \"topic\": \"y\"}\n");

        int code = command(good.file().toString(), file.toString(), "--publish");

        assertThat(code).isEqualTo(1);
        assertThat(output.getErr())
                .contains(
                        file + ":1201: difficulty is none of EASY, HARD, MEDIUM",
                        file + ":1202: no JSON",
                        file + ":1204: not an object",
                        file + ":1205: no JSON: Duplicate",
                        "Nothing of this file was loaded.");
        await().atMost(Duration.ofSeconds(2)) // what another process loads is soon seen
                .untilAsserted(() -> assertThat(visitor()
                                .send("TopicPage", Map.of("slug", good.topic()))
                                .at("/topic/questionCount")
                                .asInt(0))
                        .isEqualTo(2));
        assertThat(topics(bad)).isZero();
    }

    @Test
    void refusesRowsThatCannotBeQuestions(CapturedOutput output) throws IOException {
        Map<String, Bank> banks = new TreeMap<>();
        banks.put("unknown key \"titel\"", Bank.of(1).with("titel", "x"));
        banks.put("prompt is empty", Bank.of(1).with("prompt", "  "));
        banks.put("prompt is missing", Bank.of(1).with("prompt", null));
        banks.put("title is not a text", Bank.of(1).with("title", 7));
        banks.put("title must be one line", Bank.of(1).with("title", "a\nb"));
        banks.put("title has more than 300 characters", Bank.of(1).with("title", "x".repeat(301)));
        banks.put("answer holds NUL", Bank.of(1).with("answer", "a\u0000b"));
        banks.put("topic must be lower-case", Bank.of(1).with("topic", "No Slug"));
        banks.put("tags names one of them twice", Bank.of(1).with("tags", List.of("a", "a")));
        banks.put("tags has a tag with spaces around it", Bank.of(1).with("tags", List.of("a ")));
        banks.put("tags is not a list of texts", Bank.of(1).with("tags", "a"));
        banks.put("is called", Bank.of(2).with("topicTitle", "Another title"));

        for (Map.Entry<String, Bank> bank : banks.entrySet()) {
            assertThat(command(bank.getValue().file().toString()))
                    .as(bank.getKey())
                    .isEqualTo(1);
            assertThat(output.getErr()).contains(bank.getKey());
            assertThat(topics(bank.getValue())).isZero();
        }
        Path notUtf8 = Files.write(
                Files.createTempFile("bank", ".jsonl"), "{\"topic\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(command(notUtf8.toString())).isEqualTo(1);
        assertThat(output.getErr()).contains(":1: the line is not UTF-8");
    }

    @Test
    void tellsHowItIsCalled(CapturedOutput output) {
        assertThat(command("--publish")).isEqualTo(2);
        assertThat(command("no-such-file.jsonl")).isEqualTo(2);
        assertThat(output.getErr()).contains("load FILE...", "no-such-file.jsonl is no file that can be read");
    }

    /** The real banks, where they are at hand: nothing is lost and nothing that differs is merged. */
    @Test
    void takesRealBanksWhole(CapturedOutput output) throws IOException {
        Path data = Path.of(System.getProperty("questionbank.root", "..")).resolve("../shared/data");
        assumeTrue(Files.isDirectory(data), "the real banks are not beside this checkout");
        List<String> files;
        try (Stream<Path> all = Files.list(data)) {
            files = all.map(Path::toString)
                    .filter(name -> name.endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
        List<String> arguments = new ArrayList<>(files);
        arguments.add("--publish");

        assertThat(command(arguments.toArray(String[]::new))).isZero();
        assertThat(output.getOut()).contains("loaded 16748 rows", "16748 created");
        assertThat(command(arguments.toArray(String[]::new))).isZero();
        assertThat(output.getOut()).contains("0 created, 0 published, 16748 unchanged; 0 new topics");

        Map<String, Integer> expected = new HashMap<>();
        for (String file : files) {
            for (String line : Files.readAllLines(Path.of(file))) {
                JsonNode row = JSON.readTree(line);
                expected.merge(
                        fingerprint(row, row.get("topic"), row.get("prompt"), row.get("answer"), row.get("tags")),
                        1,
                        Integer::sum);
            }
        }
        Map<String, Integer> found = everythingOf(expected);
        found.keySet().retainAll(expected.keySet()); // other tests may have filled the same topics
        assertThat(found).isEqualTo(expected);
        assertThat(expected.keySet().stream().map(BankIsLoadedTests::topicOf).distinct())
                .hasSize(77);
    }

    private Map<String, Integer> everythingOf(Map<String, Integer> expected) {
        Map<String, Integer> found = new HashMap<>();
        Api curator = person("CURATOR");
        for (String topic : expected.keySet().stream()
                .map(BankIsLoadedTests::topicOf)
                .distinct()
                .toList()) {
            String after = null;
            JsonNode page;
            do {
                Map<String, Object> variables = new HashMap<>(Map.of("topic", topic));
                variables.put("after", after);
                page = curator.query("""
                                query($topic: String!, $after: String) { topic(slug: $topic) { questions(first: 100, after: $after) {
                                  edges { node { title difficulty kind tags { name } prompt { markdown } answer { markdown } } }
                                  pageInfo { hasNextPage endCursor } } } }""", variables).at("/topic/questions");
                for (JsonNode edge : page.get("edges")) {
                    JsonNode node = edge.get("node");
                    JsonNode tags = JSON.valueToTree(node.get("tags")
                            .valueStream()
                            .map(tag -> tag.get("name").stringValue())
                            .toList());
                    found.merge(
                            fingerprint(
                                    node,
                                    JSON.valueToTree(topic),
                                    node.at("/prompt/markdown"),
                                    node.get("answer").isNull() ? node.get("answer") : node.at("/answer/markdown"),
                                    tags),
                            1,
                            Integer::sum);
                }
                after = page.at("/pageInfo/endCursor").stringValue();
            } while (page.at("/pageInfo/hasNextPage").booleanValue());
        }
        return found;
    }

    private static String topicOf(String fingerprint) {
        return fingerprint.substring(1, fingerprint.indexOf('"', 1));
    }

    private static String fingerprint(JsonNode node, JsonNode topic, JsonNode prompt, JsonNode answer, JsonNode tags) {
        return String.join(
                "|",
                topic.toString(),
                node.get("title").toString(),
                node.get("difficulty").toString(),
                node.get("kind").toString(),
                tags.toString(),
                prompt.toString(),
                answer.toString());
    }

    private int topics(Bank bank) {
        return sql.fetchCount(
                DSL.table("catalog_topic"), DSL.field("slug", String.class).eq(bank.topic()));
    }

    /** The command as it is called, on the database of the running application. */
    private int command(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--spring.datasource.url=" + database.getJdbcUrl());
        all.add("--spring.datasource.username=" + database.getUsername());
        all.add("--spring.datasource.password=" + database.getPassword());
        return LoadCommand.main(all.toArray(String[]::new));
    }
}
