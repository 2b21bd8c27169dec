package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Imports;
import dev.questionbank.testing.RunningApplication;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The bank as a file: as far as whoever fetches it may read it, and so that it can be brought in again. */
class BankIsExportedTests extends RunningApplication {

    private static final JsonMapper JSON = new JsonMapper();

    private static HttpResponse<String> export(Api api, String parameters) {
        return api.send(api.request("/exports/questions?" + parameters).build(), BodyHandlers.ofString());
    }

    private static List<JsonNode> rows(Api api, String parameters, String topic) {
        HttpResponse<String> response = export(api, parameters);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body()
                .lines()
                .map(JSON::readTree)
                .filter(row -> row.get("topic").stringValue().equals(topic))
                .toList();
    }

    @Test
    void holdsWhatTheReaderMayReadAndNoMore() {
        String canary = "kanarek" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        Bank bank = Bank.of(5).question("Locked " + canary, "Prompt " + canary, "Answer " + canary);
        String topic = published(bank);
        setLockedTitles(topic, "HIDDEN");
        Bank drafts = Bank.of(1).with("title", "Draft " + canary);
        load(false, drafts.file());

        assertThat(export(visitor(), "format=JSONL").statusCode()).isEqualTo(401);
        for (Api without : List.of(person(), memberOf(published(Bank.of(1))))) {
            for (String format : List.of("JSONL", "CSV", "MOODLE_XML")) {
                assertThat(export(without, "format=" + format).body())
                        .contains("Question 5 of " + topic)
                        .doesNotContain(canary);
            }
            List<JsonNode> previews = rows(without, "format=JSONL", topic);
            assertThat(previews).hasSize(5).allSatisfy(row -> {
                assertThat(row.get("prompt").stringValue()).startsWith("Prompt ");
                assertThat(row.has("answer") && !row.get("answer").isNull()).isFalse();
            });
            assertThat(export(without, "format=JSONL&states=DRAFT").statusCode())
                    .isEqualTo(403);
        }
        List<JsonNode> whole = rows(memberOf(topic), "format=JSONL", topic);
        assertThat(whole).hasSize(6);
        assertThat(whole.getLast().get("answer").stringValue()).isEqualTo("Answer " + canary);
        assertThat(rows(person("PUBLISHER"), "format=JSONL", topic)).isEqualTo(whole);
        assertThat(rows(person("CURATOR"), "format=JSONL", drafts.topic())).isEmpty();
        assertThat(rows(person("CURATOR"), "format=JSONL&states=DRAFT,IN_REVIEW", drafts.topic()))
                .hasSize(1);
        assertThat(export(person(), "format=DOC").body()).contains("format must be one of JSONL, CSV, MOODLE_XML");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSONL", "CSV", "MOODLE_XML"})
    void changesNothingWhenItIsBroughtInAgain(String format) throws IOException {
        Path data = Path.of(System.getProperty("questionbank.root", "..")).resolve("../shared/data");
        assumeTrue(Files.isDirectory(data), "the real banks are not beside this checkout");
        load(true, someOf(data));
        Api curator = person("CURATOR");
        String file = export(curator, "format=" + format).body();

        Imports imports = imports(curator);
        JsonNode plan = imports.await(
                imports.sent("format=" + format + "&onError=SKIP", BodyPublishers.ofString(file)),
                Set.of("PLANNED", "FAILED"));

        assertThat(plan.get("state").stringValue()).isEqualTo("PLANNED");
        assertThat(imports.rows(plan, "CREATED", "UPDATED", "INVALID", "DUPLICATE"))
                .isEmpty();
        assertThat(plan.at("/counts/unchanged").intValue()).isGreaterThan(400);
        assertThat(plan.at("/counts/unchanged").intValue())
                .isEqualTo((int) export(curator, "format=JSONL").body().lines().count());
    }

    /** Every fortieth row of all the banks, in topics that no other test knows. */
    private static Path someOf(Path data) throws IOException {
        String run = UUID.randomUUID().toString();
        List<String> rows = new ArrayList<>();
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int line = 0; line < lines.size(); line += 40) {
                    ObjectNode row = (ObjectNode) JSON.readTree(lines.get(line));
                    row.put("topic", row.get("topic").stringValue() + "-" + run);
                    rows.add(row.toString());
                }
            }
        }
        return Files.write(Files.createTempFile("some", ".jsonl"), rows);
    }

    @Test
    void bringsBackWhatWasEditedSince() {
        String topic = published(Bank.of(1));
        Api curator = person("CURATOR");
        String before = rows(curator, "format=JSONL", topic).getFirst().toString();
        JsonNode question = curator.send("TopicPage", Map.of("slug", topic)).at("/topic/questions/edges/0/node");
        curation().publish(question.get("id").stringValue(), "Edited " + topic, "Edited", "Edited");

        JsonNode plan = imports(curator).planned("format=JSONL", before);

        assertThat(plan.at("/counts/updated").intValue()).isEqualTo(1);
    }
}
