package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Desk;
import dev.questionbank.testing.RunningApplication;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Questions get other places, and many are changed at once. */
class CuratorArrangesTests extends RunningApplication {

    private static final String BULK =
            " { changed outcomes { question { state draft { tags difficulty } topic { slug } } userErrors { code field } } userErrors { code field } } }";

    private static JsonNode topic(Api api, String slug) {
        return api.query(
                        "query($slug: String!) { topic(slug: $slug) { id version questionCount freePreviewCount"
                                + " questions(first: 10) { edges { node { id access { prompt { granted } } } } } } }",
                        Map.of("slug", slug))
                .get("topic");
    }

    private static JsonNode reorder(Api curator, JsonNode topic, List<String> ids) {
        return curator.send(
                        "Reorder",
                        Map.of(
                                "input",
                                Map.of(
                                        "topicId",
                                        topic.get("id"),
                                        "expectedVersion",
                                        topic.get("version"),
                                        "questionIds",
                                        ids)))
                .get("reorderQuestions");
    }

    @Test
    void arrangesATopicAndItsPreviewsFollow() {
        Api curator = person("CURATOR");
        String slug = published(Bank.of(7));
        JsonNode topic = topic(curator, slug);
        List<String> order = new ArrayList<>(Desk.questions(curator, slug));
        Collections.reverse(order);

        JsonNode done = reorder(curator, topic, order);

        assertThat(done.get("userErrors")).isEmpty();
        assertThat(done.at("/topic/version").intValue())
                .isEqualTo(topic.get("version").intValue() + 1);
        assertThat(Desk.questions(visitor(), slug)).isEqualTo(order);
        JsonNode seen = topic(visitor(), slug);
        assertThat(seen.get("freePreviewCount").intValue()).isEqualTo(5);
        assertThat(seen.at("/questions/edges/0/node/access/prompt/granted").booleanValue())
                .isTrue();
        assertThat(seen.at("/questions/edges/6/node/access/prompt/granted").booleanValue())
                .isFalse();
        assertThat(reorder(curator, topic, order).at("/userErrors/0/code").stringValue())
                .isEqualTo("CONFLICT");
        assertThat(reorder(curator, done.get("topic"), List.of(order.get(0), order.get(0)))
                        .at("/userErrors/0/code")
                        .stringValue())
                .isEqualTo("INVALID");
    }

    @Test
    void movesOneOfFiveThousandWithFewWrites() {
        Api curator = person("CURATOR");
        Bank bank = Bank.of(5_000);
        String slug = published(bank);
        JsonNode topic = topic(curator, slug);
        List<String> front = Desk.questions(curator, slug).subList(0, 20);
        List<String> order = new ArrayList<>(front);
        order.add(0, order.remove(19));

        List<String> sent = statements.during(() -> reorder(curator, topic, order));

        assertThat(sent.stream().filter(statement -> statement.contains("set `catalog_question`.`position`")))
                .hasSize(1);
        assertThat(Desk.questions(visitor(), slug).subList(0, 20)).isEqualTo(order);
    }

    private static Map<String, Object> input(boolean allOrNothing, List<String> ids, Object... more) {
        Map<String, Object> input = new HashMap<>();
        input.put("allOrNothing", allOrNothing);
        input.put("questions", ids.stream().map(id -> Map.of("id", id)).toList());
        for (int i = 0; i < more.length; i += 2) {
            input.put((String) more[i], more[i + 1]);
        }
        return Map.of("input", input);
    }

    @Test
    void manyAreFiledRatedSubmittedAndPublished() {
        Api curator = person("CURATOR");
        Api publisher = person("PUBLISHER");
        String slug = published(Bank.of(8));
        List<String> ids = Desk.questions(curator, slug);

        JsonNode edited = curator.query(
                        "mutation($input: EditQuestionsInput!) { editQuestions(input: $input)" + BULK,
                        input(true, ids, "addTags", List.of("new"), "removeTags", List.of("one"), "difficulty", "HARD"))
                .get("editQuestions");

        assertThat(edited.get("changed").intValue()).isEqualTo(8);
        assertThat(edited.at("/outcomes/0/question/draft").toString())
                .isEqualTo("{\"tags\":[\"two\",\"new\"],\"difficulty\":\"HARD\"}");
        curator.query(
                "mutation($input: ChangeQuestionsInput!) { submitQuestions(input: $input)" + BULK, input(true, ids));
        JsonNode shown = publisher
                .query(
                        "mutation($input: ChangeQuestionsInput!) { publishQuestions(input: $input)" + BULK,
                        input(true, ids))
                .get("publishQuestions");
        assertThat(shown.get("changed").intValue()).isEqualTo(8);
        assertThat(visitor()
                        .query(
                                "query($slug: String!) { questions(filter: {topics: [$slug], difficulties: [HARD], tags: [\"new\"]}) { totalCount } }",
                                Map.of("slug", slug))
                        .at("/questions/totalCount")
                        .intValue())
                .isEqualTo(8);
    }

    @Test
    void allOrNothingOrEachThatCan() {
        Api curator = person("CURATOR");
        String slug = published(Bank.of(4));
        String other = published(Bank.of(1));
        List<String> ids = new ArrayList<>(Desk.questions(curator, slug));
        String retire = "mutation($input: ChangeQuestionsInput!) { retireQuestions(input: $input)" + BULK;
        curator.query(retire, input(true, ids.subList(0, 1)));

        JsonNode none = curator.query(retire, input(true, ids)).get("retireQuestions");
        assertThat(none.at("/userErrors/0/code").stringValue()).isEqualTo("BLOCKED");
        assertThat(none.at("/outcomes/0/userErrors/0/code").stringValue()).isEqualTo("BLOCKED");
        assertThat(topic(visitor(), slug).get("questionCount").intValue()).isEqualTo(3);

        JsonNode some = curator.query(retire, input(false, ids.subList(0, 2))).get("retireQuestions");
        assertThat(some.get("changed").intValue()).isEqualTo(1);
        assertThat(topic(visitor(), slug).get("questionCount").intValue()).isEqualTo(2);

        JsonNode moved = curator.query(
                        "mutation($input: MoveQuestionsInput!) { moveQuestions(input: $input)" + BULK,
                        input(true, ids.subList(2, 4), "topicSlug", other))
                .get("moveQuestions");
        assertThat(moved.get("changed").intValue()).isEqualTo(2);
        assertThat(topic(visitor(), slug).get("questionCount").intValue()).isZero();
        assertThat(topic(visitor(), other).get("questionCount").intValue()).isEqualTo(3);
        assertThat(Desk.questions(visitor(), other).subList(1, 3)).isEqualTo(ids.subList(2, 4));
    }

    @Test
    void aTopicAppearsWithItsFirstPublishedQuestion() {
        Api admin = person("ADMIN");
        JsonNode topic = admin.send(
                        "CreateTopic",
                        Map.of(
                                "input",
                                Map.of("title", "Topic of " + System.nanoTime(), "description", "Some *words*")))
                .at("/createTopic/topic");
        String slug = topic.get("slug").stringValue();
        assertThat(visitor()
                        .send("TopicPage", Map.of("slug", slug))
                        .get("topic")
                        .isNull())
                .isTrue();
        JsonNode question = admin.send(
                        "CreateQuestion",
                        Map.of("input", Map.of("topicSlug", slug, "title", "One", "prompt", "P", "difficulty", "EASY")))
                .at("/createQuestion/question");

        admin.send("Publish", Map.of("input", Map.of("id", question.get("id"))));

        assertThat(topic(visitor(), slug).get("questionCount").intValue()).isEqualTo(1);
        assertThat(admin.send("CreateTopic", Map.of("input", Map.of("title", "Another", "slug", slug)))
                        .at("/createTopic/userErrors/0/code")
                        .stringValue())
                .isEqualTo("ALREADY_EXISTS");
        JsonNode now = topic(admin, slug);
        admin.send(
                "UpdateTopic",
                Map.of("input", Map.of("id", now.get("id"), "expectedVersion", now.get("version"), "previewSize", 0)));
        assertThat(topic(visitor(), slug).get("freePreviewCount").intValue()).isZero();
    }
}
