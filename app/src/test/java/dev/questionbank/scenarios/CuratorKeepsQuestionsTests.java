package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.RunningApplication;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The life of a question, as curators and publishers lead it with the contract's documents. */
class CuratorKeepsQuestionsTests extends RunningApplication {

    private static final String DESK =
            "query($first: Int, $after: String, $states: [QuestionState!]) { curation { questions(states: $states, first: $first, after: $after)"
                    + " { totalCount edges { node { id } } pageInfo { hasNextPage endCursor } } } }";

    private Api curator = visitor();
    private Api publisher = visitor();
    private String topic = "";

    @BeforeEach
    void begin() {
        curator = person("CURATOR");
        publisher = person("PUBLISHER");
        topic = published(Bank.of(6));
    }

    private static Map<String, Object> input(Object... namesAndValues) {
        Map<String, Object> input = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            input.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return Map.of("input", input);
    }

    private JsonNode created(Object... more) {
        Map<String, Object> input =
                new HashMap<>(Map.of("topicSlug", topic, "title", "Why " + UUID.randomUUID() + "?"));
        for (int i = 0; i < more.length; i += 2) {
            input.put((String) more[i], more[i + 1]);
        }
        JsonNode payload =
                curator.send("CreateQuestion", Map.of("input", input)).get("createQuestion");
        assertThat(payload.get("userErrors")).isEmpty();
        return payload.get("question");
    }

    private JsonNode complete(Object... more) {
        List<Object> all =
                new ArrayList<>(List.of("prompt", "The prompt", "answer", "The answer", "difficulty", "EASY"));
        all.addAll(List.of(more));
        return created(all.toArray());
    }

    private static JsonNode step(Api who, String operation, JsonNode question, Object... more) {
        List<Object> all =
                new ArrayList<>(List.of("id", question.get("id"), "expectedVersion", question.get("version")));
        all.addAll(List.of(more));
        return who.send(operation, input(all.toArray())).iterator().next();
    }

    private static JsonNode done(Api who, String operation, JsonNode question, Object... more) {
        JsonNode payload = step(who, operation, question, more);
        assertThat(payload.get("userErrors")).isEmpty();
        return payload.get("question");
    }

    private static List<String> problems(JsonNode payload) {
        return payload.get("userErrors")
                .valueStream()
                .map(error -> error.get("code").stringValue() + " "
                        + error.at("/field/1").stringValue())
                .toList();
    }

    private JsonNode publishedQuestion() {
        return done(publisher, "Publish", done(curator, "Submit", complete()));
    }

    private JsonNode asVisitor(JsonNode question) {
        return visitor()
                .query(
                        "query($id: ID!) { node(id: $id) { ... on Question { slug title difficulty tags { name } updatedAt } } }",
                        Map.of("id", question.get("id")))
                .get("node");
    }

    @Test
    void aDraftIsSubmittedAndPublished() {
        JsonNode draft = created("tags", List.of("alpha", "beta"), "externalId", "ext-" + topic);

        assertThat(draft.get("state").stringValue()).isEqualTo("DRAFT");
        assertThat(draft.get("publishBlockers")
                        .valueStream()
                        .map(blocker -> blocker.get("field").stringValue()))
                .containsExactly("prompt", "difficulty");
        assertThat(draft.at("/draft/number").intValue()).isEqualTo(1);
        assertThat(draft.at("/draft/author/id").stringValue())
                .isEqualTo(curator.send("Me", Map.of()).at("/viewer/id").stringValue());
        assertThat(asVisitor(draft).isNull()).isTrue();

        JsonNode broken = step(curator, "UpdateQuestion", draft, "prompt", "See ![it](img/it.png)")
                .get("question");
        assertThat(broken.at("/publishBlockers/1/field").stringValue()).isEqualTo("prompt");
        assertThat(broken.at("/publishBlockers/1/message").stringValue()).contains("img/it.png");
        JsonNode written = done(curator, "UpdateQuestion", broken, "prompt", "What is **it**?", "difficulty", "HARD");
        assertThat(written.at("/draft/number").intValue()).isEqualTo(3);
        assertThat(written.at("/draft/title").stringValue())
                .isEqualTo(draft.at("/draft/title").stringValue());
        assertThat(written.get("publishBlockers")).isEmpty();
        assertThat(problems(step(publisher, "Publish", written))).containsExactly("BLOCKED id");

        JsonNode submitted = done(curator, "Submit", written);
        assertThat(submitted.get("state").stringValue()).isEqualTo("IN_REVIEW");
        JsonNode question = done(publisher, "Publish", submitted);

        assertThat(question.get("state").stringValue()).isEqualTo("PUBLISHED");
        assertThat(question.get("draft").isNull()).isTrue();
        JsonNode seen = asVisitor(question);
        assertThat(seen.get("title").stringValue()).isEqualTo(draft.get("title").stringValue());
        assertThat(seen.at("/tags/1/name").stringValue()).isEqualTo("beta");
        assertThat(visitor()
                        .send("TopicPage", Map.of("slug", topic))
                        .at("/topic/questionCount")
                        .intValue())
                .isEqualTo(7);
        await().untilAsserted(() -> assertThat(visitor()
                        .send("Search", Map.of("text", draft.get("title").stringValue()))
                        .at("/searchQuestions/edges/0/node/id"))
                .isEqualTo(question.get("id")));
    }

    @Test
    void readersSeeNothingOfAnEditUntilItIsPublished() {
        JsonNode question = publishedQuestion();
        String before = asVisitor(question).toString();

        JsonNode edited = done(
                curator,
                "UpdateQuestion",
                question,
                "title",
                "Another title " + topic,
                "tags",
                List.of("gamma"),
                "difficulty",
                "HARD");
        assertThat(edited.get("state").stringValue()).isEqualTo("PUBLISHED");
        assertThat(asVisitor(question).toString()).isEqualTo(before);
        JsonNode submitted = done(curator, "Submit", edited);
        assertThat(asVisitor(question).toString()).isEqualTo(before);
        JsonNode publishedAnew = done(publisher, "Publish", submitted);

        JsonNode seen = asVisitor(question);
        assertThat(seen.get("title").stringValue()).isEqualTo("Another title " + topic);
        assertThat(seen.get("difficulty").stringValue()).isEqualTo("HARD");
        assertThat(seen.at("/tags/0/name").stringValue()).isEqualTo("gamma");
        assertThat(visitor()
                        .query(
                                "query($slug: String!) { question(slug: $slug) { id } }",
                                Map.of("slug", question.get("slug")))
                        .at("/question/id"))
                .as("the old slug goes on finding it")
                .isEqualTo(publishedAnew.get("id"));
    }

    @Test
    void whoeverWroteARevisionDoesNotPublishIt() {
        Api both = person("CURATOR", "PUBLISHER");
        JsonNode draft = done(both, "UpdateQuestion", complete(), "answer", "Better");
        JsonNode submitted = done(both, "Submit", draft);

        assertThat(problems(step(both, "Publish", submitted))).containsExactly("FORBIDDEN id");
        assertThat(done(publisher, "Publish", submitted).get("state").stringValue())
                .isEqualTo("PUBLISHED");

        Api admin = person("ADMIN");
        JsonNode own = done(admin, "UpdateQuestion", complete(), "answer", "Mine");
        assertThat(done(admin, "Publish", own).get("state").stringValue())
                .as("an admin decides alone")
                .isEqualTo("PUBLISHED");
    }

    @Test
    void whatIsSentBackIsADraftAgainAndSoIsWhatIsEditedInReview() {
        JsonNode submitted = done(curator, "Submit", complete());
        JsonNode returned = done(publisher, "SendBack", submitted, "comment", "Too short.");
        assertThat(returned.get("state").stringValue()).isEqualTo("DRAFT");
        assertThat(curator.query(
                                "query($id: ID!) { node(id: $id) { ... on Question { comments(first: 1) { edges { node { kind text } } } } } }",
                                Map.of("id", returned.get("id")))
                        .at("/node/comments/edges/0/node")
                        .toString())
                .isEqualTo("{\"kind\":\"RETURNED\",\"text\":\"Too short.\"}");
        assertThat(problems(step(publisher, "SendBack", returned))).containsExactly("BLOCKED id");

        JsonNode again = done(curator, "Submit", returned);
        JsonNode edited = done(curator, "UpdateQuestion", again, "answer", "Longer");
        assertThat(edited.get("state").stringValue()).isEqualTo("DRAFT");
        assertThat(problems(step(publisher, "Publish", edited))).containsExactly("BLOCKED id");
    }

    @Test
    void aConflictCarriesTheQuestionAsItIs() {
        JsonNode draft = complete();
        JsonNode other = done(curator, "UpdateQuestion", draft, "answer", "From the other");

        JsonNode late = step(curator, "UpdateQuestion", draft, "answer", "Too late");

        assertThat(problems(late)).containsExactly("CONFLICT expectedVersion");
        assertThat(late.get("question").isNull()).isTrue();
        assertThat(late.at("/current/version")).isEqualTo(other.get("version"));
        assertThat(done(curator, "UpdateQuestion", other, "difficulty", "HARD")
                        .at("/draft/answer/markdown")
                        .stringValue())
                .as("what was not sent stays")
                .isEqualTo("From the other");
    }

    @Test
    void fiftyEditorsAtOnceLoseNothing() throws Exception {
        JsonNode draft = complete("answer", "start");
        String document =
                "query($id: ID!) { node(id: $id) { ... on Question { version draft { answer { markdown } } } } }";
        try (ExecutorService editors = Executors.newFixedThreadPool(50)) {
            List<Callable<Void>> edits = IntStream.range(0, 50)
                    .<Callable<Void>>mapToObj(number -> () -> {
                        while (true) {
                            JsonNode now = curator.query(document, Map.of("id", draft.get("id")))
                                    .get("node");
                            JsonNode payload = curator.send(
                                            "UpdateQuestion",
                                            input(
                                                    "id",
                                                    draft.get("id"),
                                                    "expectedVersion",
                                                    now.get("version"),
                                                    "answer",
                                                    now.at("/draft/answer/markdown")
                                                                    .stringValue() + " " + number + "."))
                                    .get("updateQuestion");
                            if (payload.get("userErrors").isEmpty()) {
                                return null;
                            }
                            assertThat(problems(payload)).containsExactly("CONFLICT expectedVersion");
                        }
                    })
                    .toList();
            for (var edit : editors.invokeAll(edits)) {
                edit.get();
            }
        }
        JsonNode now = curator.query(document, Map.of("id", draft.get("id"))).get("node");

        String answer = now.at("/draft/answer/markdown").stringValue();
        assertThat(IntStream.range(0, 50))
                .allSatisfy(number -> assertThat(answer).contains(" " + number + "."));
        assertThat(now.get("version").intValue()).isEqualTo(51);
        JsonNode revisions = curator.send("Revisions", Map.of("id", draft.get("id"), "first", 100))
                .at("/node/revisions/edges");
        assertThat(revisions).hasSize(51);
        assertThat(revisions.at("/0/node/number").intValue()).isEqualTo(51);
    }

    @Test
    void anEarlierRevisionComesBackAsANewOne() {
        JsonNode question = publishedQuestion();
        JsonNode edited =
                done(curator, "UpdateQuestion", question, "prompt", "Another prompt", "answer", "One two three");

        JsonNode restored = done(curator, "RestoreRevision", edited, "number", 1);

        assertThat(restored.at("/draft/number").intValue()).isEqualTo(3);
        assertThat(restored.at("/draft/prompt/markdown").stringValue()).isEqualTo("The prompt");
        assertThat(problems(step(curator, "RestoreRevision", restored, "number", 9)))
                .containsExactly("NOT_FOUND number");
        JsonNode states = curator.send("Revisions", Map.of("id", question.get("id"), "first", 3))
                .at("/node/revisions/edges");
        assertThat(states.valueStream().map(edge -> edge.at("/node/state").stringValue()))
                .containsExactly("DRAFT", "DRAFT", "PUBLISHED");
        JsonNode difference = curator.query(
                        "query($id: ID!) { node(id: $id) { ... on Question { difference(from: 1, to: 2) { field before after words { change text } } } } }",
                        Map.of("id", question.get("id")))
                .at("/node/difference");
        assertThat(difference.valueStream().map(field -> field.get("field").stringValue()))
                .containsExactly("prompt", "answer");
        assertThat(difference.at("/0/words").toString())
                .isEqualTo("[{\"change\":\"REMOVED\",\"text\":\"The\"},{\"change\":\"ADDED\",\"text\":\"Another\"},"
                        + "{\"change\":\"KEPT\",\"text\":\" prompt\"}]");
    }

    @Test
    void theRetiredLeaveReadersAndComeBack() {
        JsonNode question = publishedQuestion();
        Api member = memberOf(topic);

        JsonNode retired = done(publisher, "Retire", question);

        assertThat(retired.get("state").stringValue()).isEqualTo("RETIRED");
        assertThat(asVisitor(question).isNull()).isTrue();
        assertThat(member.query(
                                "query($slug: String!) { question(slug: $slug) { id } }",
                                Map.of("slug", question.get("slug")))
                        .get("question")
                        .isNull())
                .isTrue();
        assertThat(problems(step(publisher, "Retire", retired))).containsExactly("BLOCKED id");
        JsonNode back = done(publisher, "Publish", retired);
        assertThat(back.get("state").stringValue()).isEqualTo("PUBLISHED");
        assertThat(asVisitor(question).isNull()).isFalse();
    }

    @Test
    void publishesByItselfWhenItIsTime() {
        JsonNode submitted = done(curator, "Submit", complete());
        assertThat(problems(step(
                        publisher,
                        "Publish",
                        submitted,
                        "publishAt",
                        Instant.now().minusSeconds(5).toString())))
                .containsExactly("INVALID publishAt");

        JsonNode scheduled = done(
                publisher,
                "Publish",
                submitted,
                "publishAt",
                Instant.now().plusSeconds(2).toString());
        assertThat(scheduled.get("state").stringValue()).isEqualTo("IN_REVIEW");
        assertThat(asVisitor(submitted).isNull()).isTrue();

        await().untilAsserted(() -> assertThat(asVisitor(submitted).isNull()).isFalse());

        JsonNode other = done(curator, "Submit", complete());
        JsonNode waits = done(
                publisher,
                "Publish",
                other,
                "publishAt",
                Instant.now().plusSeconds(60).toString());
        JsonNode edited = done(curator, "UpdateQuestion", waits, "answer", "On second thought");
        assertThat(curator.query(
                                "query($id: ID!) { node(id: $id) { ... on Question { publishAt } } }",
                                Map.of("id", edited.get("id")))
                        .at("/node/publishAt")
                        .isNull())
                .as("an edit takes it off the calendar")
                .isTrue();
    }

    @Test
    void theDeskShowsWhatStandsWhere() {
        JsonNode draft = complete();
        JsonNode beside =
                done(curator, "Submit", done(curator, "UpdateQuestion", publishedQuestion(), "answer", "New"));

        assertThat(desk("DRAFT"))
                .contains(draft.get("id").stringValue())
                .doesNotContain(beside.get("id").stringValue());
        assertThat(desk("IN_REVIEW")).contains(beside.get("id").stringValue());
        assertThat(desk("PUBLISHED")).contains(beside.get("id").stringValue());
        assertThat(desk("RETIRED")).doesNotContain(draft.get("id").stringValue());

        int total = curator.query("{ curation { questions(states: [DRAFT, IN_REVIEW]) { totalCount } } }", Map.of())
                .at("/curation/questions/totalCount")
                .intValue();
        List<String> walked = new ArrayList<>();
        Map<String, Object> next = new HashMap<>(Map.of("first", 2, "states", List.of("DRAFT", "IN_REVIEW")));
        JsonNode page;
        do {
            page = curator.query(DESK, next).at("/curation/questions");
            page.get("edges")
                    .valueStream()
                    .forEach(edge -> walked.add(edge.at("/node/id").stringValue()));
            next.put("after", page.at("/pageInfo/endCursor").stringValue());
        } while (page.at("/pageInfo/hasNextPage").booleanValue());
        assertThat(walked).doesNotHaveDuplicates().hasSize(total);
    }

    private List<String> desk(String state) {
        return curator.query(
                        "query($states: [QuestionState!]) { curation { questions(first: 100, states: $states) { edges { node { id } } } } }",
                        Map.of("states", List.of(state)))
                .at("/curation/questions/edges")
                .valueStream()
                .map(edge -> edge.at("/node/id").stringValue())
                .toList();
    }

    @Test
    void refusesWhatIsOutOfBounds() {
        assertThat(problems(curator.send(
                                "CreateQuestion",
                                input("topicSlug", "no-such-topic", "title", "a\nb", "tags", List.of("x", "x")))
                        .get("createQuestion")))
                .containsExactlyInAnyOrder("NOT_FOUND topicSlug", "INVALID title", "INVALID tags");
        String externalId = "ext-" + UUID.randomUUID();
        complete("externalId", externalId);
        assertThat(problems(curator.send(
                                "CreateQuestion", input("topicSlug", topic, "title", "T", "externalId", externalId))
                        .get("createQuestion")))
                .containsExactly("ALREADY_EXISTS externalId");
        JsonNode draft = complete();
        assertThat(problems(step(curator, "UpdateQuestion", draft, "title", " ")))
                .containsExactly("INVALID title");
    }

    @Test
    void anAnswerIsGivenAway() {
        JsonNode question = publishedQuestion();
        String document = "mutation($input: SetSampleAnswerInput!) { setSampleAnswer(input: $input)"
                + " { question { isSampleAnswer } userErrors { code } } }";

        assertThat(curator.query(
                                document,
                                input(
                                        "id",
                                        question.get("id"),
                                        "expectedVersion",
                                        question.get("version"),
                                        "isSampleAnswer",
                                        true))
                        .at("/setSampleAnswer/question/isSampleAnswer")
                        .booleanValue())
                .isTrue();
        assertThat(visitor()
                        .query(
                                "query($id: ID!) { node(id: $id) { ... on Question { answer { markdown } prompt { markdown } } } }",
                                Map.of("id", question.get("id")))
                        .get("node")
                        .toString())
                .isEqualTo("{\"answer\":{\"markdown\":\"The answer\"},\"prompt\":null}");
    }
}
