package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Beside;
import dev.questionbank.testing.RunningApplication;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every filter and every order, against what a look at each single question says. */
@Beside
class QuestionListTests extends RunningApplication {

    private static final List<String> DIFFICULTIES = Arrays.asList("EASY", "MEDIUM", "HARD", null);
    private static final List<String> KINDS =
            Arrays.asList("TECHNICAL", "CODING", "SYSTEM_DESIGN", "BEHAVIORAL", "CASE", null);
    private static final List<String> ORDERS = List.of("POSITION", "PRACTICED", "DIFFICULTY", "PUBLISHED_AT", "TITLE");

    private final Random random = new Random(11);
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final List<String> tags = List.of("a " + run, "b " + run, "c " + run, "d " + run);
    private final List<String> topics = new ArrayList<>();
    private final Map<String, String> topicOf = new HashMap<>();

    /** Four topics of 40 questions, of which a member holds the first two. */
    @BeforeEach
    void loadBanks() {
        for (int topic = 0; topic < 4; topic++) {
            Bank bank = Bank.of(0);
            for (int i = 0; i < 40; i++) {
                List<String> tagged = new ArrayList<>(tags);
                Collections.shuffle(tagged, random);
                bank.question(word() + " " + word() + " " + i, "Prompt " + i, "Answer " + i)
                        .with("difficulty", DIFFICULTIES.get(random.nextInt(4)))
                        .with("kind", KINDS.get(random.nextInt(6)))
                        .with("tags", tagged.subList(0, random.nextInt(3)));
            }
            topics.add(published(bank));
            visitor()
                    .send("TopicPage", Map.of("slug", bank.topic(), "first", 100))
                    .at("/topic/questions/edges")
                    .forEach(edge -> topicOf.put(edge.at("/node/id").stringValue(), bank.topic()));
        }
    }

    private String word() {
        return List.of("alpha", "Beta", "gamma", "Ärger", "что", "数据").get(random.nextInt(6));
    }

    @Test
    void holdsWhatTheFilterSaysInTheOrderAskedFor() {
        for (Api api : List.of(visitor(), memberOf(topics.get(0), topics.get(1)), person("CURATOR"))) {
            List<JsonNode> all = new ArrayList<>();
            for (String topic : topics) {
                api.send("TopicPage", Map.of("slug", topic, "first", 100))
                        .at("/topic/questions/edges")
                        .forEach(edge -> all.add(edge.get("node")));
            }
            assertThat(all).hasSize(160);
            for (int i = 0; i < 25; i++) {
                check(api, all);
            }
        }
    }

    private void check(Api api, List<JsonNode> all) {
        Map<String, Object> filter = filter();
        Map<String, Object> order =
                Map.of("field", ORDERS.get(random.nextInt(5)), "direction", random.nextBoolean() ? "ASC" : "DESC");
        Set<String> expected = new HashSet<>();
        all.stream()
                .filter(question -> admits(filter, question))
                .forEach(question -> expected.add(question.get("id").stringValue()));
        String what = filter + " " + order;

        List<JsonNode> forwards = read(api, filter, order, true, expected.size());
        List<JsonNode> backwards = read(api, filter, order, false, expected.size());

        assertThat(forwards.stream().map(node -> node.get("id").stringValue()))
                .as(what)
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(backwards).as(what).isEqualTo(forwards.reversed());
        assertThat(forwards).as(what).isSortedAccordingTo(comparator(order, all));
    }

    private Map<String, Object> filter() {
        Map<String, Object> filter = new LinkedHashMap<>();
        List<String> some = new ArrayList<>(topics);
        Collections.shuffle(some, random);
        filter.put("topics", some.subList(0, 1 + random.nextInt(4))); // other tests' topics stay out
        if (random.nextInt(3) == 0) {
            filter.put("difficulties", random.nextBoolean() ? List.of("EASY") : List.of("HARD", "MEDIUM"));
        }
        if (random.nextInt(3) == 0) {
            filter.put("kinds", random.nextBoolean() ? List.of("CASE") : List.of("TECHNICAL", "CODING"));
        }
        if (random.nextInt(3) == 0) {
            filter.put("tags", random.nextBoolean() ? List.of(slug(0)) : List.of(slug(1), slug(2)));
        }
        if (random.nextInt(3) == 0) {
            filter.put("access", random.nextBoolean() ? "READABLE" : "LOCKED");
        }
        return filter;
    }

    private String slug(int tag) {
        return tags.get(tag).replace(' ', '-');
    }

    private boolean admits(Map<String, Object> filter, JsonNode question) {
        boolean readable = question.at("/access/prompt/granted").booleanValue();
        return contains(filter.get("topics"), topicOf(question))
                && contains(
                        filter.get("difficulties"), question.get("difficulty").asString(null))
                && contains(filter.get("kinds"), question.get("kind").asString(null))
                && (filter.get("tags") == null
                        || question.get("tags")
                                .valueStream()
                                .anyMatch(tag -> contains(
                                        filter.get("tags"), tag.get("slug").stringValue())))
                && (filter.get("access") == null || filter.get("access").equals(readable ? "READABLE" : "LOCKED"));
    }

    private static boolean contains(@Nullable Object values, @Nullable String value) {
        return values == null || (value != null && ((List<?>) values).contains(value));
    }

    private @Nullable String topicOf(JsonNode question) {
        return topicOf.get(question.get("id").stringValue());
    }

    /** All pages of nine, and that the counts and the page information say so. */
    private List<JsonNode> read(
            Api api, Map<String, Object> filter, Map<String, Object> order, boolean forward, int expected) {
        List<JsonNode> nodes = new ArrayList<>();
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("filter", filter);
        variables.put("orderBy", order);
        variables.put(forward ? "first" : "last", 9);
        JsonNode page;
        do {
            page = api.send("QuestionList", variables).get("questions");
            assertThat(page.get("totalCount").intValue()).as(filter.toString()).isEqualTo(expected);
            List<JsonNode> ofPage = page.get("edges")
                    .valueStream()
                    .map(edge -> edge.get("node"))
                    .toList();
            nodes.addAll(forward ? ofPage : ofPage.reversed());
            variables.put(
                    forward ? "after" : "before",
                    page.at(forward ? "/pageInfo/endCursor" : "/pageInfo/startCursor")
                            .asString(null));
        } while (page.at(forward ? "/pageInfo/hasNextPage" : "/pageInfo/hasPreviousPage")
                .booleanValue());
        return nodes;
    }

    private Comparator<JsonNode> comparator(Map<String, Object> order, List<JsonNode> all) {
        List<String> positions =
                all.stream().map(node -> node.get("id").stringValue()).toList();
        Comparator<JsonNode> byPosition =
                Comparator.comparingInt(node -> positions.indexOf(node.get("id").stringValue()));
        boolean descending = order.get("direction").equals("DESC");
        return switch (order.get("field").toString()) {
            case "POSITION" -> descending ? byPosition.reversed() : byPosition;
            case "DIFFICULTY" ->
                Comparator.<JsonNode>comparingInt(node -> rank(node, descending))
                        .thenComparing(byPosition);
            case "TITLE" -> {
                Comparator<JsonNode> byLatinTitle = Comparator.comparing(
                        node -> node.get("slug").stringValue().replaceAll("-[0-9a-f]{8,}$", ""));
                yield descending ? byLatinTitle.reversed() : byLatinTitle;
            }
            default -> (one, other) -> 0; // equal here: nobody practised, all published by one load
        };
    }

    private static int rank(JsonNode node, boolean descending) {
        String difficulty = node.get("difficulty").asString(null);
        int rank = DIFFICULTIES.indexOf(difficulty);
        return descending && difficulty != null ? 2 - rank : rank;
    }

    @Test
    void goesOnAtTheSamePlaceWhenQuestionsComeAndGoBetweenPages() {
        String topic = topics.getFirst();
        Map<String, Object> first = Map.of("filter", Map.of("topics", List.of(topic)), "first", 10);
        List<String> before =
                ids(visitor().send("QuestionList", Map.of("filter", Map.of("topics", List.of(topic)), "first", 100)));
        JsonNode page = visitor().send("QuestionList", first);

        curation().retire(before.get(3)); // read already
        curation().retire(before.get(9)); // the cursor's own
        curation().retire(before.get(12)); // to come
        Map<String, Object> next = new HashMap<>(first);
        next.put("after", page.at("/questions/pageInfo/endCursor").stringValue());

        List<String> expected = new ArrayList<>(before.subList(10, 21));
        expected.remove(before.get(12));
        assertThat(ids(visitor().send("QuestionList", next))).isEqualTo(expected);
        assertThat(visitor()
                        .send("QuestionList", first)
                        .at("/questions/totalCount")
                        .intValue())
                .isEqualTo(37);
    }

    private static List<String> ids(JsonNode data) {
        return data.at("/questions/edges")
                .valueStream()
                .map(edge -> edge.at("/node/id").stringValue())
                .toList();
    }

    @Test
    void refusesCursorsOfOtherFiltersAndOrders() {
        Map<String, Object> of = Map.of("topics", List.of(topics.getFirst()));
        String cursor = visitor()
                .send("QuestionList", Map.of("filter", of, "first", 1))
                .at("/questions/pageInfo/endCursor")
                .stringValue();

        for (Map<String, Object> other : List.<Map<String, Object>>of(
                Map.of("after", cursor),
                Map.of("filter", Map.of("topics", List.of(topics.get(1))), "after", cursor),
                Map.of("filter", of, "orderBy", Map.of("field", "TITLE", "direction", "ASC"), "after", cursor),
                Map.of("filter", of, "orderBy", Map.of("field", "POSITION", "direction", "DESC"), "after", cursor))) {
            JsonNode error = visitor()
                    .respond(
                            "query($filter: QuestionFilter, $orderBy: QuestionOrder, $after: String) {"
                                    + " questions(filter: $filter, orderBy: $orderBy, after: $after) { totalCount } }",
                            other)
                    .at("/errors/0/extensions");
            assertThat(error.get("code").asString("")).as(other.toString()).isEqualTo("BAD_USER_INPUT");
            assertThat(error.get("argument").asString("")).isEqualTo("after");
        }
    }

    @Test
    void findsNothingForUnknownSlugsAndRefusesTooManyValues() {
        JsonNode none = visitor()
                .send("QuestionList", Map.of("filter", Map.of("topics", List.of("no-such-topic"))))
                .get("questions");
        assertThat(none.get("totalCount").intValue()).isZero();
        assertThat(none.get("edges")).isEmpty();
        assertThat(visitor()
                        .send("QuestionList", Map.of("filter", Map.of("tags", List.of("no-such-tag"))))
                        .at("/questions/totalCount")
                        .intValue())
                .isZero();

        JsonNode error = visitor()
                .respond(
                        "query($filter: QuestionFilter) { questions(filter: $filter) { totalCount } }",
                        Map.of("filter", Map.of("tags", Collections.nCopies(10_000, "x"))))
                .at("/errors/0/extensions");
        assertThat(error.get("code").asString("")).isEqualTo("BAD_USER_INPUT");
        assertThat(error.get("argument").asString("")).isEqualTo("filter.tags");
    }
}
