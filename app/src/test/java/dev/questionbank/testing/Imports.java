package dev.questionbank.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Brings banks in over HTTP and the API, as one person. */
public record Imports(Api curator) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Sends a file; the response. */
    public HttpResponse<String> post(String parameters, BodyPublisher file) {
        return curator.send(
                curator.request("/imports?" + parameters)
                        .header("Content-Type", "application/x-www-form-urlencoded") // as curl does
                        .POST(file)
                        .build(),
                BodyHandlers.ofString());
    }

    /** Sends a file that is taken; the id of the import. */
    public String sent(String parameters, BodyPublisher file) {
        HttpResponse<String> response = post(parameters, file);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        return JSON.readTree(response.body()).get("id").stringValue();
    }

    /** Sends a file that is taken; the import once it is planned, or has failed. */
    public JsonNode planned(String parameters, String file) {
        return await(sent(parameters, BodyPublishers.ofString(file)), Set.of("PLANNED", "FAILED"));
    }

    /** The import of a bank once it is planned. */
    public JsonNode planned(Bank bank) {
        return await(sent("format=JSONL", file(bank.file())), Set.of("PLANNED"));
    }

    /** The import of a bank, applied. */
    public JsonNode applied(Bank bank) {
        return applied(planned(bank));
    }

    /** The import once its plan is applied. */
    public JsonNode applied(JsonNode planned) {
        JsonNode payload = apply(planned);
        assertThat(payload.get("userErrors")).isEmpty();
        return await(planned.get("id").stringValue(), Set.of("APPLIED"));
    }

    /** What applying the plan answers. */
    public JsonNode apply(JsonNode planned) {
        return curator.send("ApplyImport", Map.of("input", Map.of("planToken", planned.get("planToken"))))
                .get("applyImport");
    }

    /** What undoing the import answers. */
    public JsonNode undo(JsonNode applied) {
        return curator.send("UndoImport", Map.of("input", Map.of("importId", applied.get("id"))))
                .get("undoImport");
    }

    /** The import as it is. */
    public JsonNode get(String id) {
        return curator.send("ImportPlan", Map.of("id", id)).get("node");
    }

    /** The import once it is in one of these states. */
    public JsonNode await(String id, Set<String> states) {
        Predicate<JsonNode> reached =
                found -> states.contains(found.get("state").stringValue());
        return org.awaitility.Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> get(id), reached);
    }

    /** All rows with these outcomes. */
    public List<JsonNode> rows(JsonNode of, String... outcomes) {
        Map<String, Object> variables = new HashMap<>(Map.of("id", of.get("id"), "outcomes", outcomes));
        return curator.query(
                        "query($id: ID!, $outcomes: [ImportRowOutcome!]) { node(id: $id) { ... on Import {"
                                + " rows(first: 100, outcomes: $outcomes) { edges { node { line outcome externalId title message } } } } } }",
                        variables)
                .at("/node/rows/edges")
                .valueStream()
                .map(edge -> edge.get("node"))
                .toList();
    }

    private static BodyPublisher file(Path path) {
        try {
            return BodyPublishers.ofFile(path);
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException(e);
        }
    }
}
