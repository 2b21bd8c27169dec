package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.RunningApplication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Search as clients use it; what is found how, the catalog's own tests tell. */
class SearchTests extends RunningApplication {

    /** A word that no other test's questions have. */
    private final String word = "w" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");

    private static JsonNode search(Api api, Map<String, ?> variables) {
        return api.send("Search", variables).get("searchQuestions");
    }

    private void awaitFound(int count) {
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(search(visitor(), Map.of("text", word))
                                .get("totalCount")
                                .intValue())
                        .isEqualTo(count));
    }

    @Test
    void findsPageByPageAndCountsByWhatOtherFiltersLeave() {
        Bank bank = Bank.of(0);
        for (int i = 0; i < 30; i++) {
            bank.question("About " + word + " " + i, "Prompt " + i, "Answer")
                    .with("tags", List.of(i < 10 ? "x" + word : "y" + word));
        }
        published(bank);
        awaitFound(30);

        List<String> ids = new ArrayList<>();
        Map<String, Object> variables = new HashMap<>(Map.of("text", word, "first", 7));
        JsonNode page;
        do {
            page = search(visitor(), variables);
            page.get("edges").forEach(edge -> ids.add(edge.at("/node/id").stringValue()));
            variables.put("after", page.at("/pageInfo/endCursor").stringValue());
        } while (page.at("/pageInfo/hasNextPage").booleanValue());
        assertThat(ids).hasSize(30).doesNotHaveDuplicates();

        JsonNode filtered = search(
                visitor(),
                Map.of("text", word, "filter", Map.of("tags", List.of("x" + word), "difficulties", List.of("EASY"))));
        assertThat(filtered.get("totalCount").intValue()).isEqualTo(4);
        assertThat(filtered.at("/facets/difficulties")
                        .valueStream()
                        .mapToInt(count -> count.get("count").intValue())
                        .sum())
                .isEqualTo(10);
        assertThat(filtered.at("/facets/tags")
                        .valueStream()
                        .mapToInt(count -> count.get("count").intValue())
                        .sum())
                .isEqualTo(10);
        assertThat(filtered.at("/edges/0/highlights/0/field").stringValue()).isEqualTo("TITLE");
        assertThat(filtered.at("/edges/0/highlights/0/fragments/0").stringValue())
                .contains("<mark>" + word + "</mark>");
    }

    @Test
    void refusesTheCursorOfAnotherTextAndTextsThatAreTooLong() {
        published(Bank.of(0).question(word, "Prompt", null).question(word + " again", "Prompt", null));
        awaitFound(2);
        String cursor = search(visitor(), Map.of("text", word, "first", 1))
                .at("/pageInfo/endCursor")
                .stringValue();
        String document =
                "query($text: String!, $after: String) { searchQuestions(text: $text, after: $after) { totalCount } }";

        JsonNode other = visitor().respond(document, Map.of("text", word + " again", "after", cursor));
        JsonNode tooLong = visitor().respond(document, Map.of("text", "x".repeat(10_000)));

        assertThat(other.at("/errors/0/extensions/code").stringValue()).isEqualTo("BAD_USER_INPUT");
        assertThat(other.at("/errors/0/extensions/argument").stringValue()).isEqualTo("after");
        assertThat(tooLong.at("/errors/0/extensions/code").stringValue()).isEqualTo("BAD_USER_INPUT");
        assertThat(tooLong.at("/errors/0/extensions/argument").stringValue()).isEqualTo("text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "+++ --- && ||",
                "\"",
                "\"unbalanced",
                "😀 👩‍💻",
                "\u0001\u0002",
                "what is the",
                "*:*",
                "a AND",
                "[x TO"
            })
    void answersWhateverIsTyped(String text) {
        awaitFound(0);

        assertThat(search(visitor(), Map.of("text", text)).get("totalCount").intValue())
                .isNotNegative();
    }

    @Test
    void showsRelatedQuestionsThatAreNeverTheQuestionItself() {
        String topic = published(Bank.of(0)
                .question(word + " in depth", "Prompt", null)
                .question(word + " for beginners", "Prompt", null)
                .question("Nothing of the kind", "Prompt", null));
        awaitFound(2);
        String slug = visitor()
                .send("TopicPage", Map.of("slug", topic))
                .at("/topic/questions/edges/0/node/slug")
                .stringValue();

        JsonNode related = visitor().send("QuestionPage", Map.of("slug", slug)).at("/question/related");

        assertThat(related.at("/0/title").stringValue()).isEqualTo(word + " for beginners");
        assertThat(new HashSet<>(related.valueStream()
                        .map(node -> node.get("slug").stringValue())
                        .toList()))
                .doesNotContain(slug);
    }

    @Test
    void costsTheSameNumberOfStatementsForOneAndForManyHits() {
        Bank bank = Bank.of(0);
        for (int i = 0; i < 40; i++) {
            bank.question(word + " " + i, "Prompt", "Answer");
        }
        published(bank);
        awaitFound(40);
        Api curator = person("CURATOR");
        curator.send("Me", Map.of());

        List<String> few = statements.during(() -> search(curator, Map.of("text", word, "first", 2)));
        List<String> many = statements.during(() -> search(curator, Map.of("text", word, "first", 40)));

        assertThat(many).hasSameSizeAs(few).hasSizeLessThanOrEqualTo(8);

        String withRelated =
                "query($text: String!, $first: Int) { searchQuestions(text: $text, first: $first) { edges { node { related(first: 3) { title } } } } }";
        assertThat(statements.during(() -> curator.query(withRelated, Map.of("text", word, "first", 40))))
                .hasSameSizeAs(statements.during(() -> curator.query(withRelated, Map.of("text", word, "first", 2))));
    }

    @Test
    void followsEditsAndRetirementsWithinTwoSeconds() {
        String topic = published(Bank.of(0).question(word + " before", "Prompt", "Answer"));
        awaitFound(1);
        JsonNode question = visitor().send("TopicPage", Map.of("slug", topic)).at("/topic/questions/edges/0/node");
        String id = question.get("id").stringValue();
        String renamed = "renamed" + word;

        curation().publish(id, "Now " + renamed, "Another prompt", "Another answer");

        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(search(visitor(), Map.of("text", renamed))
                                .get("totalCount")
                                .intValue())
                        .isEqualTo(1));
        assertThat(search(visitor(), Map.of("text", word + " before"))
                        .at("/edges/0/node/title")
                        .isMissingNode())
                .isTrue();
        JsonNode byOldSlug = visitor()
                .send("QuestionPage", Map.of("slug", question.get("slug").stringValue()))
                .get("question");
        assertThat(byOldSlug.get("slug").stringValue()).isEqualTo("now-" + renamed);
        assertThat(byOldSlug.at("/prompt/html").stringValue()).isEqualTo("<p>Another prompt</p>\n");

        curation().retire(id);

        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(search(visitor(), Map.of("text", renamed))
                                .get("totalCount")
                                .intValue())
                        .isZero());
    }
}
