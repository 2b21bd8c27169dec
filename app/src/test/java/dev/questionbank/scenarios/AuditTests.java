package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.AccountSeal;
import dev.questionbank.testing.Api;
import dev.questionbank.testing.RunningApplication;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditTests extends RunningApplication {

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, Object> plan =
            Map.of("name", "A plan", "priceCents", 990, "currency", "EUR", "interval", "MONTH");

    @Autowired
    private AccountSeal seal;

    private Api admin = visitor();
    private String adminId = "";

    @BeforeEach
    void adminComes() {
        admin = person("ADMIN");
        adminId = account(admin);
    }

    private static String account(Api api) {
        return api.send("Me", Map.of()).at("/viewer/id").stringValue();
    }

    private String savePlan(Map<String, Object> input) {
        return admin.send("SavePlan", Map.of("input", input))
                .at("/savePlan/plan/id")
                .stringValue();
    }

    private String grant(String account, String plan) {
        return admin.send(
                        "Grant",
                        Map.of(
                                "input",
                                Map.of("accountId", account, "planId", plan, "days", 1, "reason", "a good reason")))
                .at("/grantEntitlement/entitlement/id")
                .stringValue();
    }

    private List<JsonNode> log(Map<String, Object> filter) {
        JsonNode administration =
                admin.send("Audit", Map.of("first", 100, "filter", filter)).get("administration");
        assertThat(administration.at("/auditChain/intact").booleanValue()).isTrue();
        assertThat(administration.at("/auditChain/firstBroken").isNull()).isTrue();
        return administration
                .at("/auditLog/edges")
                .valueStream()
                .map(edge -> edge.get("node"))
                .toList();
    }

    @Test
    void tellsWhoChangedWhatFromWhatToWhat() {
        String id = savePlan(plan);
        savePlan(Map.of("id", id, "name", "Renamed"));

        List<JsonNode> log = log(Map.of("subjectId", id));

        assertThat(log).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.at("/actor/id").stringValue()).isEqualTo(adminId);
            assertThat(entry.at("/subject/id").stringValue()).isEqualTo(id);
            assertThat(entry.at("/action").stringValue()).isEqualTo("plan.save");
            assertThat(entry.at("/requestId").stringValue()).isNotBlank();
            assertThat(entry.at("/hash").stringValue()).matches("[0-9a-f]{64}");
        });
        assertThat(log.get(1).get("before").isNull()).isTrue();
        assertThat(JSON.readTree(log.get(0).get("before").stringValue()))
                .isEqualTo(JSON.readTree(log.get(1).get("after").stringValue()));
        assertThat(JSON.readTree(log.get(0).get("after").stringValue())
                        .get("name")
                        .stringValue())
                .isEqualTo("Renamed");
    }

    @Test
    void forgetsWhatItSaysOfAPersonWhoseKeyIsDestroyed() {
        String member = account(person());
        String entitlement = grant(member, savePlan(plan));
        admin.send("Revoke", Map.of("input", Map.of("entitlementId", entitlement, "reason", "a bad reason")));
        assertThat(log(Map.of("subjectId", entitlement)).toString()).contains("a good reason", "a bad reason", member);

        seal.destroy(AccountId.parse(member).orElseThrow());

        List<JsonNode> log = log(Map.of("subjectId", entitlement));
        assertThat(log.stream().map(entry -> entry.get("action").stringValue()))
                .containsExactly("entitlement.revoke", "entitlement.grant");
        assertThat(log).allSatisfy(entry -> {
            assertThat(entry.get("before").isNull()).isTrue();
            assertThat(entry.get("after").isNull()).isTrue();
        });
    }

    @Test
    void isFilteredByAllThatIsGiven() {
        String first = savePlan(plan);
        String second = savePlan(plan);
        grant(adminId, second);
        Map<String, Object> mine = Map.of("actorId", adminId);

        assertThat(log(mine)).hasSize(3);
        assertThat(log(and(mine, "action", "plan.save"))).hasSize(2);
        assertThat(log(and(and(mine, "action", "plan.save"), "subjectId", first)))
                .hasSize(1);
        assertThat(log(and(mine, "action", "plan"))).isEmpty();
        assertThat(log(Map.of("actorId", "nobody"))).isEmpty();
        String at = log(Map.of("subjectId", second)).getFirst().get("at").stringValue();
        assertThat(log(and(mine, "from", at)).size() + log(and(mine, "to", at)).size())
                .isEqualTo(3);
        assertThat(log(and(mine, "from", at)).getLast().at("/subject/id").stringValue())
                .isEqualTo(second);
        assertThat(log(and(and(mine, "from", "0000-01-01T00:00:00Z"), "to", "9999-12-31T23:59:59Z")))
                .hasSize(3);
    }

    private static Map<String, Object> and(Map<String, Object> filter, String name, Object value) {
        Map<String, Object> all = new HashMap<>(filter);
        all.put(name, value);
        return all;
    }

    @Test
    void isPagedNewestFirstInBothDirectionsWhileItGrows() {
        List<String> plans = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            plans.addFirst(savePlan(plan));
        }
        JsonNode first = page(Map.of("first", 2, "filter", Map.of("actorId", adminId)));
        savePlan(plan);
        JsonNode second = page(Map.of(
                "first",
                2,
                "filter",
                Map.of("actorId", adminId),
                "after",
                first.at("/pageInfo/endCursor").stringValue()));
        JsonNode back = page(Map.of(
                "last",
                2,
                "filter",
                Map.of("actorId", adminId),
                "before",
                second.at("/pageInfo/startCursor").stringValue()));

        assertThat(subjects(first)).isEqualTo(plans.subList(0, 2));
        assertThat(subjects(second)).isEqualTo(plans.subList(2, 4));
        assertThat(subjects(back)).isEqualTo(plans.subList(0, 2));
        assertThat(back.at("/pageInfo/hasPreviousPage").booleanValue()).isTrue();
        JsonNode foreign = admin.respond(
                PAGE, Map.of("after", first.at("/pageInfo/endCursor").stringValue()));
        assertThat(foreign.at("/errors/0/extensions/code").stringValue()).isEqualTo("BAD_USER_INPUT");
    }

    private static final String PAGE = """
            query($first: Int, $after: String, $last: Int, $before: String, $filter: AuditFilter) {
              administration { auditLog(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
                edges { node { subject { id } } } pageInfo { startCursor endCursor hasPreviousPage } } } }""";

    private JsonNode page(Map<String, Object> variables) {
        return admin.query(PAGE, variables).at("/administration/auditLog");
    }

    private static List<String> subjects(JsonNode page) {
        return page.get("edges")
                .valueStream()
                .map(edge -> edge.at("/node/subject/id").stringValue())
                .toList();
    }

    @Test
    void longPagesCostNoMoreStatementsThanShortOnes() {
        String planId = savePlan(plan);
        for (int i = 0; i < 10; i++) {
            grant(account(person()), planId);
        }
        Map<String, Object> mine = Map.of("actorId", adminId);

        List<String> many = statements.during(() -> page(Map.of("first", 10, "filter", mine)));

        assertThat(many).hasSameSizeAs(statements.during(() -> page(Map.of("first", 1, "filter", mine))));
        assertThat(many).anySatisfy(statement -> assertThat(statement).contains("access_account_key"));
    }

    @Test
    void entriesAreFetchedAgainByAdminsAlone() {
        savePlan(plan);
        String id = log(Map.of("actorId", adminId)).getFirst().get("id").stringValue();
        String document = "query($id: ID!) { node(id: $id) { ... on AuditEntry { action } } }";

        assertThat(admin.query(document, Map.of("id", id)).at("/node/action").stringValue())
                .isEqualTo("plan.save");
        for (Api other : List.of(visitor(), person(), person("CURATOR", "PUBLISHER"))) {
            assertThat(other.query(document, Map.of("id", id)).get("node").isNull())
                    .isTrue();
        }
    }
}
