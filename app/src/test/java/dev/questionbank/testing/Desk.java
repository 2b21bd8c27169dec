package dev.questionbank.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a member does at the own desk, and what stands there. */
public final class Desk {

    private final Api member;

    /** The desk of this member. */
    public Desk(Api member) {
        this.member = member;
    }

    /** Sends a mutation with this input; its payload. */
    public JsonNode change(String mutation, String selection, Map<String, ?> input) {
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
        return member.query(
                        "mutation($input: %s!) { %s(input: $input) { %s userErrors { code field message } } }"
                                .formatted(type, mutation, selection),
                        Map.of("input", input))
                .get(mutation);
    }

    /** Does the same, which has to succeed. */
    public JsonNode done(String mutation, String selection, Map<String, ?> input) {
        JsonNode payload = change(mutation, selection, input);
        assertThat(payload.get("userErrors")).isEmpty();
        return payload;
    }

    /** What is wrong with it: code and input field of each problem, e.g. {@code INVALID note}. */
    public List<String> problems(String mutation, String selection, Map<String, ?> input) {
        return change(mutation, selection, input)
                .get("userErrors")
                .valueStream()
                .map(problem -> problem.get("code").stringValue() + " "
                        + String.join(
                                ".",
                                problem.get("field")
                                        .valueStream()
                                        .skip(1)
                                        .map(JsonNode::stringValue)
                                        .toList()))
                .toList();
    }

    /** Something of {@code viewer.practice}. */
    public JsonNode read(String selection) {
        return member.query("{ viewer { practice { " + selection + " } } }", Map.of())
                .at("/viewer/practice");
    }

    /** A page of a connection there, e.g. {@code bookmarks}: arguments, nodes' selection. */
    public JsonNode page(String connection, String arguments, String node) {
        return read("page: %s(%s) { edges { cursor node { %s } } pageInfo { hasNextPage hasPreviousPage endCursor } }"
                        .formatted(connection, arguments, node))
                .get("page");
    }

    /** All ids of a connection, read forward in pages of that size, which are all full but for the last. */
    public List<String> walk(String connection, int size) {
        List<String> ids = new ArrayList<>();
        String after = "";
        while (true) {
            JsonNode page = page(connection, "first: " + size + after, "id");
            ids.addAll(ids(page));
            if (!page.at("/pageInfo/hasNextPage").booleanValue()) {
                return ids;
            }
            assertThat(page.get("edges")).hasSize(size);
            after = ", after: \"" + page.at("/pageInfo/endCursor").stringValue() + "\"";
        }
    }

    /** The ids of a page. */
    public static List<String> ids(JsonNode page) {
        return page.get("edges")
                .valueStream()
                .map(edge -> edge.at("/node/id").stringValue())
                .toList();
    }

    /** Writes down that the member practised a question; the attempt. */
    public String practise(String question, Map<String, ?> more) {
        Map<String, @Nullable Object> input = new HashMap<>(Map.of(
                "questionId",
                question,
                "grade",
                "GOOD",
                "idempotencyKey",
                UUID.randomUUID().toString()));
        input.putAll(more);
        return done("recordPractice", "attempt { id }", input).at("/attempt/id").stringValue();
    }

    /** The ids of a topic's questions in the curators' order, as anybody may know them. */
    public static List<String> questions(Api api, String topic) {
        return api.send("TopicPage", Map.of("slug", topic, "first", 100))
                .at("/topic/questions/edges")
                .valueStream()
                .map(edge -> edge.at("/node/id").stringValue())
                .toList();
    }
}
