package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.testing.Bank;
import dev.questionbank.testing.RunningApplication;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BadInputTests extends RunningApplication {

    private String slug = "";

    @BeforeEach
    void loadBank() {
        slug = published(Bank.of(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "first: 0 | first",
                "first: -1 | first",
                "first: 101 | first",
                "last: 0 | last",
                "last: 101 | last",
                "first: 1, last: 1 | last",
                "after: \"broken\" | after",
                "after: \"!\" | after",
                "after: \"\" | after",
                "before: \"bm90IG91cnMsIGJ1dCBsb25nIGVub3VnaCB0byBob2xkIGEgaGFzaA\" | before"
            })
    void namesTheArgumentOfAPageThatCannotBe(String arguments, String argument) {
        JsonNode error = visitor()
                .respond(
                        "query($slug: String!) { topic(slug: $slug) { questions(%s) { totalCount } } }"
                                .formatted(arguments),
                        Map.of("slug", slug))
                .at("/errors/0");

        assertThat(error.at("/extensions/code").stringValue()).isEqualTo("BAD_USER_INPUT");
        assertThat(error.at("/extensions/argument").stringValue()).isEqualTo(argument);
        assertThat(error.at("/extensions/correlationId").stringValue()).isNotBlank();
    }

    @Test
    void refusesTheCursorOfAnotherList() {
        String cursor = visitor()
                .send("TopicPage", Map.of("slug", published(Bank.of(2))))
                .at("/topic/questions/edges/0/cursor")
                .stringValue();

        JsonNode error = visitor()
                .respond(
                        "query($slug: String!, $after: String) { topic(slug: $slug) { questions(after: $after) { totalCount } } }",
                        Map.of("slug", slug, "after", cursor))
                .at("/errors/0");

        assertThat(error.at("/extensions/code").stringValue()).isEqualTo("BAD_USER_INPUT");
        assertThat(error.at("/extensions/argument").stringValue()).isEqualTo("after");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "question_",
                "question_AAAAAAAAAAAAAAAAAAAAAA",
                "question_AAAAAAAAAAAAAAAAAAAAAB",
                "topic_AAAAAAAAAAAAAAAAAAAAAA",
                "nothing_AAAAAAAAAAAAAAAAAAAAAA",
                "question_%%%%%%%%%%%%%%%%%%%%%%",
                "'; drop table catalog_question; --",
                "\u0000"
            })
    void findsNothingForIdsThatItNeverGaveOut(String id) {
        assertThat(visitor()
                        .query("query($id: ID!) { node(id: $id) { id } }", Map.of("id", id))
                        .get("node")
                        .isNull())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{ nothing }", "query { topic { slug } }", "mutation { savePlan { plan { id } } }", ""})
    void refusesDocumentsThatCannotBe(String document) {
        JsonNode error = visitor().respond(document, Map.of()).at("/errors/0");

        if (!document.isEmpty()) { // refused before it becomes a GraphQL request
            assertThat(error.at("/extensions/code").stringValue()).isEqualTo("BAD_USER_INPUT");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "query($slug: String!) { topic(slug: $slug) { questions(first: 100) { edges { node { topic { questions(first: 100) { edges { node { id } } } } } } } } }",
                "query($slug: String!) { topic(slug: $slug) { ...T } } fragment T on Topic { questions(last: 100, before: null) { edges { node { topic { ...U } } } } }"
                        + " fragment U on Topic { questions(last: 100) { edges { node { topic { slug } } } } }",
                "query($slug: String!) { topic(slug: $slug) { questions { edges { node { topic { questions { edges { node { topic { questions {"
                        + " edges { node { topic { questions { edges { node { id } } } } } } } } } } } } } } } } }"
            })
    void refusesListsWithinListsThatBringTooMuch(String document) {
        JsonNode error = visitor().respond(document, Map.of("slug", slug)).at("/errors/0");

        assertThat(error.at("/extensions/code").stringValue()).isEqualTo("LIMIT_EXCEEDED");
        assertThat(error.at("/extensions/limit").intValue()).isPositive();
    }

    @Test
    void tellsNothingInternal() {
        String body = visitor()
                .post("{\"query\": \"{ topics(first: 1, after: \\\"\\\\u0000\\r\\n\\\") { totalCount } }\"}")
                .body();

        assertThat(body).doesNotContain("java.", "org.", "select ", "Exception");
    }
}
