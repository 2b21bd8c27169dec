package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.testing.Bank;
import dev.questionbank.testing.RunningApplication;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class VisitorReadsTopicTests extends RunningApplication {

    @Test
    void readsTheFirstPromptsAndNothingElse() {
        String slug = published(Bank.of(7));

        JsonNode topic = visitor().send("TopicPage", Map.of("slug", slug)).get("topic");

        assertThat(topic.get("questionCount").intValue()).isEqualTo(7);
        assertThat(topic.get("freePreviewCount").intValue()).isEqualTo(5);
        assertThat(topic.at("/questions/totalCount").intValue()).isEqualTo(7);
        assertThat(topic.at("/questions/edges")
                        .valueStream()
                        .map(edge -> edge.at("/node/prompt/markdown").asString("")))
                .containsExactly("Prompt 1", "Prompt 2", "Prompt 3", "Prompt 4", "Prompt 5", "", "");
        assertThat(reasons(topic, "prompt"))
                .containsExactly(
                        "FREE_PREVIEW",
                        "FREE_PREVIEW",
                        "FREE_PREVIEW",
                        "FREE_PREVIEW",
                        "FREE_PREVIEW",
                        "LOCKED",
                        "LOCKED");
        assertThat(reasons(topic, "answer")).containsOnly("LOCKED");
        assertThat(topic.at("/difficultyCounts/0/difficulty").stringValue()).isEqualTo("EASY");
        assertThat(topic.at("/difficultyCounts/0/count").intValue()).isEqualTo(3);
    }

    private static List<String> reasons(JsonNode topic, String text) {
        return topic.at("/questions/edges")
                .valueStream()
                .map(edge -> edge.at("/node/access/" + text + "/reason").stringValue())
                .toList();
    }

    @Test
    void findsNoTopicWhereThereIsNone() {
        assertThat(visitor()
                        .send("TopicPage", Map.of("slug", "no-such-topic"))
                        .get("topic")
                        .isNull())
                .isTrue();
    }

    @Test
    void readsAQuestionBySlugAndAgainById() {
        String slug = published(Bank.of(1));
        JsonNode question = visitor().send("TopicPage", Map.of("slug", slug)).at("/topic/questions/edges/0/node");

        JsonNode page = visitor()
                .query("""
                        query($slug: String!) { question(slug: $slug) {
                          id hasAnswer publishedAt updatedAt answer { html } topic { slug } } }""", Map.of("slug", question.get("slug").stringValue()))
                .get("question");
        assertThat(page.get("id")).isEqualTo(question.get("id"));
        assertThat(page.get("hasAnswer").booleanValue()).isTrue();
        assertThat(page.get("answer").isNull()).isTrue();
        assertThat(page.at("/topic/slug").stringValue()).isEqualTo(slug);

        JsonNode again =
                visitor().send("Refetch", Map.of("id", question.get("id").stringValue()));
        assertThat(again.get("node")).isEqualTo(question);
    }

    @Test
    void listsTopicsPageByPageInBothDirections() {
        String first = published(Bank.of(1));
        String second = published(Bank.of(2));

        JsonNode last = visitor()
                .query(
                        "{ topics(last: 2) { totalCount edges { cursor node { slug questionCount } } pageInfo { hasPreviousPage hasNextPage } } }",
                        Map.of())
                .get("topics");

        assertThat(last.at("/edges/0/node/slug").stringValue()).isEqualTo(first);
        assertThat(last.at("/edges/1/node/slug").stringValue()).isEqualTo(second);
        assertThat(last.at("/edges/1/node/questionCount").intValue()).isEqualTo(2);
        assertThat(last.at("/pageInfo/hasNextPage").booleanValue()).isFalse();
        JsonNode after = visitor()
                .send(
                        "TopicList",
                        Map.of("first", 5, "after", last.at("/edges/0/cursor").stringValue()))
                .get("topics");
        assertThat(after.at("/edges/0/node/slug").stringValue()).isEqualTo(second);
        assertThat(after.get("totalCount")).isEqualTo(last.get("totalCount"));
    }

    @Test
    void seesNoDrafts() {
        Bank bank = Bank.of(3);
        load(false, bank.file());

        assertThat(visitor()
                        .send("TopicPage", Map.of("slug", bank.topic()))
                        .get("topic")
                        .isNull())
                .isTrue();
    }

    @Test
    void getsMarkdownAsHarmlessHtml() {
        String slug = published(Bank.of(0).question("Unsafe", """
                        **bold** <script>alert(1)</script> [x](javascript:alert(1)) [ok](https://example.org)

                        | a | b |
                        |---|--:|
                        | 1 | 2 |

                        ```java
                        int i = 1;
                        ```
                        """, null));

        String html = visitor()
                .send("TopicPage", Map.of("slug", slug))
                .at("/topic/questions/edges/0/node/prompt/html")
                .stringValue();

        assertThat(html)
                .contains(
                        "<strong>bold</strong>",
                        "<table>",
                        "<code class=\"language-java\">",
                        "href=\"https://example.org\"")
                .doesNotContain("<script", "javascript:");
    }
}
