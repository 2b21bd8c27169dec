package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Desk;
import dev.questionbank.testing.EveryQuery;
import dev.questionbank.testing.RunningApplication;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;
import tools.jackson.databind.JsonNode;

/**
 * Canary words stand in drafts, in what is in review and in what was retired, and nowhere else. Whoever does not keep the bank
 * sees none of them, whatever he holds; and staff sees them at the desk and by id alone, not where readers look.
 */
class NothingUnpublishedLeaksTests extends RunningApplication {

    private final String run = UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    private final Map<String, String> ids = new LinkedHashMap<>();
    private String topic = "";
    private String readable = "";

    @Autowired
    private GraphQlSource source;

    /** A draft, one in review, a retired one, and drafts in both states beside a published question. */
    @BeforeEach
    void plant() {
        topic = published(Bank.of(3));
        Api admin = person("ADMIN");
        readable = publishedId();
        ids.put("draft", marked(admin, "draft").get("id").stringValue());
        ids.put("review", step(admin, "Submit", marked(admin, "review")));
        JsonNode retired = marked(admin, "retired");
        step(admin, "Publish", retired);
        ids.put("retired", retired.get("id").stringValue());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(found(admin, "retired" + run)).isEqualTo(1));
        step(admin, "Retire", retired);
        step(admin, "Publish", marked(admin, "shown"));
        JsonNode edited = admin.send(
                        "UpdateQuestion",
                        Map.of(
                                "input",
                                Map.of(
                                        "id",
                                        readable,
                                        "expectedVersion",
                                        1,
                                        "title",
                                        "First beside" + run,
                                        "tags",
                                        List.of("beside" + run))))
                .at("/updateQuestion/question");
        assertThat(edited.isMissingNode()).isFalse();
        ids.put("beside", readable);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(found(admin, "retired" + run)).isZero();
            assertThat(found(admin, "shown" + run)).isEqualTo(1);
        });
    }

    private JsonNode marked(Api author, String word) {
        String mark = word + run;
        return author.send(
                        "CreateQuestion",
                        Map.of(
                                "input",
                                Map.of(
                                        "topicSlug",
                                        topic,
                                        "title",
                                        "Title " + mark,
                                        "prompt",
                                        "Prompt " + mark,
                                        "answer",
                                        "Answer " + mark,
                                        "difficulty",
                                        "EASY",
                                        "tags",
                                        List.of(mark))))
                .at("/createQuestion/question");
    }

    private static String step(Api who, String operation, JsonNode question) {
        JsonNode payload = who.send(operation, Map.of("input", Map.of("id", question.get("id"))))
                .iterator()
                .next();
        assertThat(payload.get("userErrors")).isEmpty();
        return payload.at("/question/id").stringValue();
    }

    private static int found(Api api, String text) {
        return api.send("Search", Map.of("text", text))
                .at("/searchQuestions/totalCount")
                .intValue();
    }

    private String[] canaries() {
        Set<String> words = new TreeSet<>(ids.keySet());
        return words.stream().map(word -> word + run).toArray(String[]::new);
    }

    @Test
    void readersSeeNothingThatIsNotPublished() {
        Api holder = memberOf(topic);
        new Desk(holder).practise(publishedId(), Map.of());
        for (Map.Entry<String, Api> who : Map.of("visitor", visitor(), "member", person(), "holder", holder)
                .entrySet()) {
            ids.forEach((state, id) -> {
                for (String slug : List.of("title-" + state + run, "first-beside" + run)) {
                    Map<String, String> responses =
                            new EveryQuery(source, topic, id, slug).responses(who.getValue(), "");
                    responses.forEach((query, response) -> assertThat(response)
                            .as(who.getKey() + " " + state + " " + query)
                            .doesNotContain(canaries()));
                }
                assertThat(found(who.getValue(), state + run))
                        .as(who.getKey() + " " + state)
                        .isZero();
            });
            assertThat(forbidden(who.getValue())).as(who.getKey()).doesNotContain(canaries());
        }
    }

    /** What comes back to those who ask for what is staff's. */
    private String forbidden(Api api) {
        StringBuilder answers = new StringBuilder();
        for (String document : List.of(
                "{ curation { questions(first: 100) { edges { node { title } } } } }",
                "{ node(id: \"%s\") { ... on Question { draft { title prompt { markdown } } revisions { edges { node { title } } } publishBlockers { message } version } } }"
                        .formatted(readable),
                "{ node(id: \"%s\") { ... on Question { difference(from: 1, to: 2) { before after } } } }"
                        .formatted(readable))) {
            JsonNode response = api.respond(document, Map.of());
            answers.append(response);
        }
        return answers.toString();
    }

    @Test
    void staffSeesItAtTheDeskAndByIdAlone() {
        for (String role : List.of("CURATOR", "PUBLISHER", "ADMIN")) {
            Api staff = person(role);
            ids.forEach((state, id) -> {
                Map<String, String> responses =
                        new EveryQuery(source, topic, id, "title-" + state + run).responses(staff, "");
                responses.forEach((query, response) -> {
                    if (!query.equals("node")) {
                        assertThat(response)
                                .as(role + " " + state + " " + query)
                                .doesNotContain(canaries());
                    }
                });
                if (!state.equals("beside")) {
                    assertThat(responses.get("node")).as(role + " " + state).contains(state + run);
                }
            });
            String desk = staff.query(
                            "{ curation { questions(first: 100) { edges { node { title prompt { markdown } draft { title } } } } } }",
                            Map.of())
                    .toString();
            assertThat(desk).contains(canaries());
        }
    }

    private String publishedId() {
        return person("CURATOR")
                .send("TopicPage", Map.of("slug", topic))
                .at("/topic/questions/edges/0/node/id")
                .stringValue();
    }
}
