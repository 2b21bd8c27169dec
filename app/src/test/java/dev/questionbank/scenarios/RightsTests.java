package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.db.graphql.NodeId;
import dev.questionbank.db.graphql.NodeSource;
import dev.questionbank.testing.Api;
import dev.questionbank.testing.Beside;
import dev.questionbank.testing.People;
import dev.questionbank.testing.ReviewedTable;
import dev.questionbank.testing.RootFields;
import dev.questionbank.testing.RunningApplication;
import dev.questionbank.testing.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who gets what is what {@code rights.tsv} says, and whoever does not get it learns nothing by asking. */
@Beside
class RightsTests extends RunningApplication {

    private static final Map<String, String> RIGHTS = ReviewedTable.read("rights.tsv");

    @Autowired
    private List<NodeSource> nodes;

    @Test
    void everyFieldWasDecidedUpon() {
        Set<String> undecided = new TreeSet<>(fields());
        undecided.removeAll(RIGHTS.keySet());
        Set<String> gone = new TreeSet<>(RIGHTS.keySet());
        gone.removeAll(fields());

        assertThat(undecided)
                .as("decide who gets these fields, and give each a line in rights.tsv: type.field, a tab, who")
                .isEmpty();
        assertThat(gone)
                .as("these fields are gone: take their lines out of rights.tsv")
                .isEmpty();
    }

    /** The fields of all object types, as a client is told of them. */
    private Set<String> fields() {
        Set<String> fields = new TreeSet<>();
        visitor()
                .query("{ __schema { types { name kind fields(includeDeprecated: true) { name } } } }", Map.of())
                .at("/__schema/types")
                .valueStream()
                .filter(type -> type.get("kind").stringValue().equals("OBJECT"))
                .filter(type -> !type.get("name").stringValue().startsWith("__"))
                .forEach(type -> type.get("fields")
                        .valueStream()
                        .forEach(field -> fields.add(type.get("name").stringValue() + "."
                                + field.get("name").stringValue())));
        return fields;
    }

    @TestFactory
    Stream<DynamicTest> rootFieldsAreForThoseOfTheTable() {
        return fields().stream()
                .filter(field -> field.startsWith("Query.") || field.startsWith("Mutation."))
                .map(field -> DynamicTest.dynamicTest(field, () -> isForThoseOfTheTable(field)));
    }

    private void isForThoseOfTheTable(String field) {
        String document = RootFields.documents().get(field);
        assertThat(document)
                .as("a new field of Query or Mutation needs its line in root-fields.graphql")
                .isNotNull();
        World world = world();
        for (People who : People.values()) {
            Api api = who == People.VISITOR ? visitor() : person(who.roles());
            if (who.may(RIGHTS.get(field))) {
                assertThat(codes(api.respond(world.unknown().fill(document), Map.of())))
                        .as(who.name())
                        .doesNotContain("UNAUTHENTICATED", "FORBIDDEN");
            } else {
                api.send("Me", Map.of()); // the account appears at the first request
                isRefused(who, api, world.fill(document), world.unknown().fill(document));
            }
        }
    }

    /** What exists is refused in the same words as what does not, and nothing is written. */
    private void isRefused(People who, Api api, String known, String unknown) {
        List<JsonNode> responses = new ArrayList<>();
        List<String> sent = statements.during(() -> {
            responses.add(api.respond(known, Map.of()));
            responses.add(api.respond(unknown, Map.of()));
            return null;
        });

        assertThat(codes(responses.getFirst()))
                .as(who.name())
                .containsExactly(who == People.VISITOR ? "UNAUTHENTICATED" : "FORBIDDEN");
        assertThat(responses.getFirst().get("data").toString()).matches("null|\\{\"\\w+\":null}");
        assertThat(withoutCorrelation(responses.getFirst())).isEqualTo(withoutCorrelation(responses.getLast()));
        assertThat(sent).allSatisfy(statement -> assertThat(statement).startsWithIgnoringCase("select"));
    }

    private static List<String> codes(JsonNode response) {
        return response.path("errors")
                .valueStream()
                .map(error -> error.at("/extensions/code").stringValue())
                .toList();
    }

    private static String withoutCorrelation(JsonNode response) {
        return response.toString().replaceAll("\"correlationId\":\"[^\"]*\"", "");
    }

    @Test
    void whatIsSomebodyElsesIsAsIfItWereNotThere() {
        World world = world();
        Api owner = person();
        Api admin = person("ADMIN");
        Map<String, String> someones = new HashMap<>();
        someones.put("account", world.get("accountId"));
        someones.put("entitlement", world.get("entitlementId"));
        someones.put(
                "attempt",
                owner.query(PRACTISE, Map.of("question", firstQuestion(world)))
                        .at("/recordPractice/attempt/id")
                        .stringValue());
        someones.put(
                "list",
                owner.query("mutation { createPracticeList(input: {name: \"One\"}) { list { id } } }", Map.of())
                        .at("/createPracticeList/list/id")
                        .stringValue());
        someones.put(
                "session",
                owner.query("mutation { startSession(input: {size: 1, minutes: 1}) { session { id } } }", Map.of())
                        .at("/startSession/session/id")
                        .stringValue());
        someones.put(
                "report",
                owner.query(REPORT, Map.of("question", firstQuestion(world)))
                        .at("/reportQuestion/report/id")
                        .stringValue());
        someones.put(
                "audit",
                admin.query("{ administration { auditLog(first: 1) { edges { node { id } } } } }", Map.of())
                        .at("/administration/auditLog/edges/0/node/id")
                        .stringValue());
        Set<String> anyones = Set.of("topic", "question", "plan", "import"); // an import is any curator's
        assertThat(nodes.stream().map(NodeSource::type).filter(type -> !anyones.contains(type)))
                .as("a new kind of node that not everybody sees needs its line here")
                .containsExactlyInAnyOrderElementsOf(someones.keySet());

        someones.forEach((type, id) -> {
            List<Api> others = type.equals("report") // which staff is to see
                    ? List.of(visitor(), person())
                    : List.of(visitor(), person(), person("CURATOR"), person("PUBLISHER"));
            for (Api other : others) {
                assertThat(node(other, id))
                        .as(type)
                        .isEqualTo(node(other, new NodeId(type, UUID.randomUUID()).toString()));
            }
        });
        for (String own : List.of("attempt", "list", "session", "report")) {
            assertThat(node(owner, someones.get(own)).at("/data/node/id").stringValue())
                    .isEqualTo(someones.get(own));
        }
        assertThat(node(admin, someones.get("audit")).at("/data/node/id").stringValue())
                .isEqualTo(someones.get("audit"));
        assertThat(node(admin, someones.get("entitlement")).at("/data/node/id").stringValue())
                .isEqualTo(someones.get("entitlement"));
    }

    private static final String REPORT =
            "mutation($question: ID!) { reportQuestion(input: {questionId: $question, reason: TYPO, idempotencyKey: \"one\"})"
                    + " { report { id } } }";

    private static final String PRACTISE =
            "mutation($question: ID!) { recordPractice(input: {questionId: $question, grade: GOOD, idempotencyKey: \"one\"})"
                    + " { attempt { id } } }";

    private String firstQuestion(World world) {
        return visitor()
                .send("TopicPage", Map.of("slug", world.get("topicSlug")))
                .at("/topic/questions/edges/0/node/id")
                .stringValue();
    }

    private static JsonNode node(Api api, String id) {
        return api.respond("query($id: ID!) { node(id: $id) { __typename id } }", Map.of("id", id));
    }
}
