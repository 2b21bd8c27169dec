package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Desk;
import dev.questionbank.testing.EveryQuery;
import dev.questionbank.testing.RunningApplication;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;
import tools.jackson.databind.JsonNode;

/**
 * Canary words stand in locked prompts, answers and titles and nowhere else. Nobody without the rights may see one, nor tell by
 * anything that there is one: a search for a canary must answer as a search for a word that is nowhere does.
 */
class NothingLockedLeaksTests extends RunningApplication {

    private final String run = UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    private final String inPrompt = "kanarek" + run;
    private final String inAnswer = "kanarie" + run;
    private final String inTitle = "sittich" + run;
    private final String[] canaries = {inPrompt, inAnswer, inTitle};
    private final String nowhere = "kanelbulle" + run;
    private String topic = "";
    private String other = "";
    private String lockedId = "";
    private String lockedSlug = "";

    @Autowired
    private GraphQlSource source;

    @BeforeEach
    void plant() {
        Bank bank = Bank.of(6); // the first five are previews: their prompts are free, their answers are not
        topic = published(bank);
        setLockedTitles(topic, "HIDDEN"); // before there is a canary: none was ever shown
        bank.question("Locked " + inTitle + " question", "About " + inPrompt + " and more", "It is " + inAnswer);
        bank.question("Locked " + inTitle, "Again " + inPrompt + " " + inPrompt, "Again " + inAnswer);
        published(bank);
        other = published(Bank.of(7));
        Api staff = person("CURATOR");
        JsonNode node = staff.send("TopicPage", Map.of("slug", topic)).at("/topic/questions/edges/6/node");
        lockedId = node.get("id").stringValue();
        lockedSlug = node.get("slug").stringValue();
        assertThat(lockedSlug).contains(inTitle);
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(() -> found(staff, inPrompt) == 2 && found(staff, inAnswer) == 2 && found(staff, inTitle) == 2);
    }

    private static int found(Api api, String text) {
        return api.send("Search", Map.of("text", text))
                .at("/searchQuestions/totalCount")
                .intValue();
    }

    private Api lapsedMemberOf(String slug) {
        Api member = person();
        String entitlement = grant(member, slug);
        Desk desk = new Desk(member);
        desk.practise(lockedId, Map.of());
        desk.done("setBookmark", "question { id }", Map.of("questionId", lockedId, "bookmarked", true));
        desk.done(
                "reportQuestion",
                "report { id }",
                Map.of("questionId", lockedId, "reason", "TYPO", "idempotencyKey", "one"));
        desk.done("saveNote", "question { id }", Map.of("questionId", lockedId, "note", "mine"));
        desk.done("startSession", "session { id }", Map.of("topics", List.of(slug), "size", 20, "minutes", 30));
        String list = desk.done("createPracticeList", "list { id }", Map.of("name", "mine"))
                .at("/list/id")
                .stringValue();
        desk.done("addToPracticeList", "list { id }", Map.of("listId", list, "questionIds", List.of(lockedId)));
        person("ADMIN").send("Revoke", Map.of("input", Map.of("entitlementId", entitlement, "reason", "a test")));
        return member;
    }

    @Test
    void neitherASearchNorAListNorAPageShowsOrTellsWhatIsLocked() {
        Map<String, Api> without = Map.of(
                "visitor",
                visitor(),
                "lapsed member",
                lapsedMemberOf(topic),
                "member of another topic",
                memberOf(other));
        without.forEach((who, api) -> {
            for (String canary : canaries) {
                for (String text : List.of(
                        canary, '"' + canary + '"', canary.substring(0, 10), typo(canary), "locked " + canary)) {
                    String bland = text.replace(canary, nowhere)
                            .replace(typo(canary), typo(nowhere))
                            .replace(canary.substring(0, 10), nowhere.substring(0, 12));
                    assertThat(answer(api, text)).as(who + " " + text).isEqualTo(answer(api, bland));
                }
            }
            Map<String, String> responses = everyQuery(api);
            responses.forEach((field, response) ->
                    assertThat(response).as(who + " " + field).doesNotContain(canaries));
            assertThat(responses.get("question")).as("as of no question").isEqualTo("{\"question\":null}");
            assertThat(kept(api)).as(who).doesNotContain(canaries);
            assertThat(mistakes(api)).as(who).doesNotContain(canaries);
        });
    }

    /** What lists and sessions show that hold locked questions by now. */
    private static String kept(Api api) {
        String question =
                "{ id slug title prompt { markdown html } answer { markdown html } related(first: 2) { title } }";
        return Stream.of(
                        "lists { questions(first: 20) { edges { cursor node " + question + " } } }",
                        "currentSession { questions " + question + " }",
                        "currentSession { result { questions { question " + question + " } } }")
                .map(part -> api.query("{ viewer { practice { " + part + " } } }", Map.of())
                        .toString())
                .collect(Collectors.joining());
    }

    /** What comes back when there is something wrong with the request. */
    private String mistakes(Api api) {
        Map<String, Object> practice =
                Map.of("questionId", lockedId, "grade", "GOOD", "idempotencyKey", UUID.randomUUID());
        return Stream.of(
                                "{ node(id: \"%s\") { id ... on Question { slug title related(first: 99) { id } } } }"
                                        .formatted(lockedId),
                                "{ question(slug: \"%s\") { related(first: 99) { id } } }".formatted(lockedSlug),
                                "{ questions(filter: {topics: [\"%s\"]}, first: 999) { totalCount } }".formatted(topic))
                        .map(document -> api.respond(document, Map.of()).toString())
                        .collect(Collectors.joining())
                + api.respond(
                        "mutation($input: RecordPracticeInput!) { recordPractice(input: $input) { question { slug title } userErrors { code message } } }",
                        Map.of("input", practice));
    }

    @Test
    void thoseWhoHoldTheTopicFindIt() {
        Api member = memberOf(topic);

        assertThat(found(member, inPrompt)).isEqualTo(2);
        assertThat(found(member, inTitle)).isEqualTo(2);
        assertThat(found(member, typo(inTitle))).isEqualTo(2);
        JsonNode edge = member.send("Search", Map.of("text", inAnswer)).at("/searchQuestions/edges/0");
        assertThat(edge.get("highlights").toString()).contains("<mark>" + inAnswer + "</mark>");
        assertThat(member.send("Search", Map.of("text", inTitle))
                        .at("/searchQuestions/edges/0/highlights")
                        .toString())
                .contains("<mark>" + inTitle + "</mark>");
        for (Api holder : List.of(member, person("CURATOR"))) {
            Map<String, String> responses = everyQuery(holder);
            for (String field : List.of("node", "question", "topic", "questions", "searchQuestions")) {
                assertThat(responses.get(field)).as(field).contains(canaries);
            }
        }
    }

    @Test
    void aPreviewShowsCuratorsWhatTheOthersSeeAndNoMore() {
        Api curator = person("CURATOR");
        Api holder = memberOf(other);
        String plan =
                holder.send("Me", Map.of()).at("/viewer/entitlements/0/plan/id").stringValue();
        assertThat(everyQuery(curator).toString()).contains(inPrompt, inAnswer);
        Map.of(
                        "@previewAs(who: VISITOR)",
                        visitor(),
                        "@previewAs(who: MEMBER)",
                        person(),
                        "@previewAs(who: MEMBER, planId: \"" + plan + "\")",
                        holder)
                .forEach((preview, real) -> assertThat(whoever(everyQuery(curator, "query " + preview)))
                        .as(preview)
                        .isEqualTo(whoever(everyQuery(real))));
    }

    /** Responses without the one thing in which members differ who hold the same. */
    private static Map<String, String> whoever(Map<String, String> responses) {
        return responses.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        response -> response.getValue().replaceAll("account_[\\w-]{22}", "account")));
    }

    private static String typo(String word) {
        return word.substring(0, 4) + word.substring(5);
    }

    /** All that a search says, but for the cursors, which carry the text that was searched. */
    private static String answer(Api api, String text) {
        JsonNode found = api.send("Search", Map.of("text", text)).get("searchQuestions");
        return found.get("totalCount") + " " + found.get("facets") + " "
                + found.get("edges")
                        .valueStream()
                        .map(edge -> edge.at("/node/id") + " " + edge.get("highlights"))
                        .collect(Collectors.joining(" "));
    }

    private Map<String, String> everyQuery(Api api) {
        return everyQuery(api, "");
    }

    private Map<String, String> everyQuery(Api api, String operation) {
        return new EveryQuery(source, topic, lockedId, lockedSlug).responses(api, operation);
    }

    @Test
    void everyFieldOfAQuestionIsAmongThoseThatAreAskedFor() {
        Set<String> withText = new TreeSet<>();
        GraphQLObjectType question = (GraphQLObjectType) source.schema().getType("Question");
        for (GraphQLFieldDefinition field : Objects.requireNonNull(question).getFieldDefinitions()) {
            String type = GraphQLTypeUtil.unwrapAll(field.getType()).getName();
            boolean isForReaders = field.getAppliedDirective("allow") == null;
            if (isForReaders && Set.of("String", "RichText", "Question").contains(type)) {
                withText.add(field.getName());
            }
        }
        assertThat(withText)
                .as("a new text needs its place in the query above")
                .containsExactly("answer", "prompt", "related", "slug", "title");
        assertThat(question.getFieldDefinition("related").getArguments())
                .extracting(GraphQLArgument::getName)
                .containsExactly("first");
    }
}
