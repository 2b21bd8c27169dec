package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.questionbank.catalog.duplicate.NearDuplicates;
import dev.questionbank.catalog.duplicate.Wording;
import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.RunningApplication;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class CuratorSeesNearDuplicatesTests extends RunningApplication {

    private static final String FOUND =
            "query($id: ID!) { node(id: $id) { ... on Question { publishBlockers { field } nearDuplicates { similarity decided question { id title slug } } } } }";

    @Autowired
    private NearDuplicates duplicates;

    private final String word = UUID.randomUUID().toString().replaceAll("[^a-f]", "x");
    private final String title = "Explain how the " + word + " scheduler picks the next coroutine to run";
    private Api curator = visitor();
    private String topic = "";

    @BeforeEach
    void begin() {
        curator = person("CURATOR");
        topic = published(Bank.of(1).question(title, title, "It does."));
    }

    private String draft(String text, String... tags) {
        Map<String, Object> input = new HashMap<>(
                Map.of("topicSlug", topic, "title", text, "prompt", text, "difficulty", "EASY", "tags", List.of(tags)));
        JsonNode payload =
                curator.send("CreateQuestion", Map.of("input", input)).get("createQuestion");
        assertThat(payload.get("userErrors")).isEmpty();
        return payload.at("/question/id").stringValue();
    }

    private JsonNode found(String id) {
        return curator.query(FOUND, Map.of("id", id)).get("node");
    }

    private JsonNode awaitFound(String id, int number) {
        return await().until(() -> found(id), node -> node.get("nearDuplicates").size() == number);
    }

    @Test
    void aDraftThatSaysNearlyTheSameWaitsForADecision() {
        String draft = draft("Describe how the " + word + " scheduler picks the next coroutine to run");

        JsonNode node = awaitFound(draft, 1);
        assertThat(node.at("/nearDuplicates/0/question/title").stringValue()).isEqualTo(title);
        assertThat(node.at("/nearDuplicates/0/similarity").doubleValue()).isBetween(0.81, 0.99);
        assertThat(node.at("/nearDuplicates/0/decided").booleanValue()).isFalse();
        assertThat(node.at("/publishBlockers/0/field").stringValue()).isEqualTo("nearDuplicates");
        assertThat(publish(draft)).contains("BLOCKED");
        assertThat(visitor()
                        .respond(FOUND, Map.of("id", node.at("/nearDuplicates/0/question/id")))
                        .toString())
                .contains("UNAUTHENTICATED")
                .doesNotContain("similarity");

        Map<String, Object> decision = Map.of(
                "questionId", draft, "otherId", node.at("/nearDuplicates/0/question/id"), "reason", "one describes");
        assertThat(curator.query(
                                "mutation($input: DismissNearDuplicateInput!) { dismissNearDuplicate(input: $input) { question { id } userErrors { code } } }",
                                Map.of("input", decision))
                        .at("/dismissNearDuplicate/userErrors"))
                .isEmpty();
        assertThat(found(draft).get("publishBlockers")).isEmpty();
        assertThat(found(draft).at("/nearDuplicates/0/decided").booleanValue()).isTrue();

        update(draft, "Outline how the " + word + " scheduler picks the next coroutine to run", "COSMETIC");
        assertThat(awaitFound(draft, 1).at("/nearDuplicates/0/decided").booleanValue())
                .isTrue();
        update(draft, "Show how the " + word + " scheduler picks the next coroutine to run", "MATERIAL");
        assertThat(awaitFound(draft, 1).at("/nearDuplicates/0/decided").booleanValue())
                .isFalse();
    }

    private void update(String id, String text, String significance) {
        int version = curator.query(
                        "query($id: ID!) { node(id: $id) { ... on Question { version } } }", Map.of("id", id))
                .at("/node/version")
                .intValue();
        JsonNode done = curator.send(
                        "UpdateQuestion",
                        Map.of(
                                "input",
                                Map.of(
                                        "id",
                                        id,
                                        "expectedVersion",
                                        version,
                                        "title",
                                        text,
                                        "prompt",
                                        text,
                                        "significance",
                                        significance)))
                .get("updateQuestion");
        assertThat(done.get("userErrors")).isEmpty();
    }

    private String publish(String id) {
        curator.send("Submit", Map.of("input", Map.of("id", id)));
        return person("PUBLISHER")
                .send("Publish", Map.of("input", Map.of("id", id)))
                .toString();
    }

    @Test
    void draftsFindEachOtherAndTranslationsDoNot() {
        String one = draft("How does " + word + " avoid torn writes on a crash of the host");
        String other = draft("How does " + word + " prevent torn writes on a crash of the host");
        String translated = draft("How does " + word + " avoid torn writes on a crash of the host", "lang:de");

        assertThat(awaitFound(one, 1).at("/nearDuplicates/0/question/id").stringValue())
                .isEqualTo(other);
        assertThat(awaitFound(other, 1).at("/nearDuplicates/0/question/id").stringValue())
                .isEqualTo(one);
        assertThat(found(translated).get("nearDuplicates")).isEmpty();
    }

    @Test
    void manyTextsAreLookedUpAtOnce() {
        List<Wording> wordings = List.of(
                Wording.of("Something else " + word, "Entirely about other matters", List.of()),
                Wording.of(title + "?", title + "?", List.of()));
        await().untilAsserted(() -> assertThat(duplicates.mostAlike(wordings))
                .satisfiesExactly(
                        found -> assertThat(found).isEmpty(),
                        found -> assertThat(found).isPresent()));
    }
}
