package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.RunningApplication;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Where a topic hides the titles of what is locked, title and slug are as locked as the prompt. */
class TopicHidesTitlesTests extends RunningApplication {

    /** A word that no other test's questions have. */
    private final String word = "w" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");

    private final Bank bank = Bank.of(0);
    private String topic = "";

    /** Five previews and five locked questions, whose titles stand in another order than they do. */
    @BeforeEach
    void loadBank() {
        for (int i = 0; i < 10; i++) {
            bank.question("Title " + (char) ('a' + i * 7 % 10) + " " + word, "Prompt " + i, "Answer " + i);
        }
        topic = published(bank);
        setLockedTitles(topic, "HIDDEN");
    }

    private static List<JsonNode> questions(Api api, String topic) {
        return api.send("TopicPage", Map.of("slug", topic))
                .at("/topic/questions/edges")
                .valueStream()
                .map(edge -> edge.get("node"))
                .toList();
    }

    private static List<Boolean> titled(Api api, String topic) {
        List<JsonNode> questions = questions(api, topic);
        assertThat(questions)
                .allSatisfy(question -> assertThat(question.get("title").isNull())
                        .isEqualTo(question.get("slug").isNull()));
        return questions.stream()
                .map(question -> !question.get("title").isNull())
                .toList();
    }

    private static List<Boolean> previewsAnd(int previews, int others, boolean titled) {
        List<Boolean> all = new ArrayList<>();
        for (int i = 0; i < previews + others; i++) {
            all.add(i < previews || titled);
        }
        return all;
    }

    @Test
    void titleAndSlugAreNullWhereThePromptIsLockedAndNowhereElse() {
        String other = published(Bank.of(7));

        for (Api api : List.of(visitor(), person(), memberOf(other))) {
            assertThat(titled(api, topic)).isEqualTo(previewsAnd(5, 5, false));
            assertThat(titled(api, other)).isEqualTo(previewsAnd(5, 2, true));
        }
        for (Api api : List.of(memberOf(topic), person("CURATOR"), person("PUBLISHER"), person("ADMIN"))) {
            assertThat(titled(api, topic)).isEqualTo(previewsAnd(5, 5, true));
        }
        setLockedTitles(topic, "SHOWN");
        assertThat(titled(visitor(), topic)).isEqualTo(previewsAnd(5, 5, true));
    }

    @Test
    void countsAndFiltersStayAsTheyAre() {
        Map<String, Object> locked =
                Map.of("filter", Map.of("topics", List.of(topic), "access", "LOCKED", "difficulties", List.of("HARD")));
        JsonNode page = visitor().send("TopicPage", Map.of("slug", topic)).get("topic");

        assertThat(page.get("questionCount").intValue()).isEqualTo(10);
        assertThat(page.get("freePreviewCount").intValue()).isEqualTo(5);
        assertThat(visitor()
                        .send("QuestionList", locked)
                        .at("/questions/totalCount")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    void aSlugThatIsLockedIsAsOneThatThereIsNot() {
        JsonNode question = questions(person("CURATOR"), topic).get(7);
        String old = question.get("slug").stringValue();
        String slug = curation().publish(question.get("id").stringValue(), "Now " + word, "Prompt", "Answer");

        for (Api api : List.of(visitor(), person())) {
            for (String each : List.of(old, slug, "no-" + word)) {
                assertThat(api.respond("query($slug: String!) { question(slug: $slug) { id } }", Map.of("slug", each))
                                .toString())
                        .isEqualTo("{\"data\":{\"question\":null}}");
            }
        }
        for (Api api : List.of(memberOf(topic), person("CURATOR"))) {
            for (String each : List.of(old, slug)) {
                assertThat(api.send("QuestionPage", Map.of("slug", each))
                                .at("/question/slug")
                                .stringValue())
                        .isEqualTo(slug);
            }
        }
    }

    /** All questions of the topic by title, read by threes: the titles, and what is to be read in the cursors. */
    private List<String> byTitle(Api api, String direction, List<String> cursors) {
        List<String> titles = new ArrayList<>();
        Map<String, Object> variables = new HashMap<>(Map.of(
                "filter",
                Map.of("topics", List.of(topic)),
                "orderBy",
                Map.of("field", "TITLE", "direction", direction),
                "first",
                3));
        JsonNode page;
        do {
            page = api.send("QuestionList", variables).get("questions");
            page.get("edges").forEach(edge -> {
                titles.add(edge.at("/node/title").asString("-"));
                byte[] cursor = Base64.getUrlDecoder().decode(edge.get("cursor").stringValue());
                cursors.add(new String(cursor, 16, cursor.length - 16, StandardCharsets.UTF_8));
            });
            variables.put("after", page.at("/pageInfo/endCursor").stringValue());
        } while (page.at("/pageInfo/hasNextPage").booleanValue());
        return titles;
    }

    @Test
    void theOrderByTitleTellsNothingOfThoseThatAreHidden() {
        List<String> previews = List.of("a", "b", "e", "h", "i").stream()
                .map(letter -> "Title " + letter.charAt(0) + " " + word)
                .toList();
        List<String> expected = new ArrayList<>(List.of("-", "-", "-", "-", "-"));
        expected.addAll(previews);
        List<String> cursors = new ArrayList<>();

        assertThat(byTitle(visitor(), "ASC", cursors)).isEqualTo(expected);
        assertThat(byTitle(visitor(), "DESC", new ArrayList<>())).isEqualTo(expected.reversed());
        assertThat(cursors.subList(0, 5)).as("by id").isSorted().noneMatch(cursor -> cursor.contains(word));

        List<String> asHolder = new ArrayList<>();
        byTitle(memberOf(topic), "ASC", asHolder);
        assertThat(asHolder).as("one order for all").isEqualTo(cursors);

        setLockedTitles(topic, "SHOWN");
        assertThat(byTitle(visitor(), "ASC", new ArrayList<>())).hasSize(10).isSorted();
    }

    @Test
    void aTopicThatIsLoadedAgainKeepsItsSettingForWhatIsNew() {
        curation().retire(questions(visitor(), topic).getFirst().get("id").stringValue());
        bank.question("Brand new " + word, "New prompt", "New answer");
        published(bank);

        assertThat(titled(visitor(), topic))
                .as("the sixth has moved up to the previews")
                .isEqualTo(previewsAnd(5, 5, false));
        List<String> cursors = new ArrayList<>();
        assertThat(byTitle(visitor(), "ASC", cursors).subList(0, 5)).containsOnly("-");
        assertThat(cursors.subList(0, 5)).noneMatch(cursor -> cursor.contains(word));
        assertThat(cursors.subList(5, 10)).as("by title").isSorted().allMatch(cursor -> cursor.contains(word));
        assertThat(titled(memberOf(topic), topic)).hasSize(10).containsOnly(true);
    }

    private int found(Api api) {
        return api.send("Search", Map.of("text", word))
                .at("/searchQuestions/totalCount")
                .intValue();
    }

    @Test
    void aSearchFindsAHiddenTitleForThoseAloneWhoMayReadIt() {
        Api member = memberOf(topic);
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(() -> found(member) == 10 && found(visitor()) == 5);
        assertThat(member.send("Search", Map.of("text", word))
                        .at("/searchQuestions/edges")
                        .valueStream())
                .allSatisfy(edge ->
                        assertThat(edge.at("/highlights/0/field").asString("")).isEqualTo("TITLE"));

        setLockedTitles(topic, "SHOWN");
        await().atMost(Duration.ofSeconds(2)).until(() -> found(visitor()) == 10);

        setLockedTitles(topic, "HIDDEN");
        await().atMost(Duration.ofSeconds(2)).until(() -> found(visitor()) == 5);
        assertThat(found(member)).isEqualTo(10);
    }
}
