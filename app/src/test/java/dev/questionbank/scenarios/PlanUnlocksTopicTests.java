package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.RunningApplication;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PlanUnlocksTopicTests extends RunningApplication {

    private final Map<String, Object> plan =
            Map.of("name", "A plan", "priceCents", 990, "currency", "EUR", "interval", "MONTH");

    @Test
    void leadsFromLockedToUnlockedAndBack() {
        String slug = published(Bank.of(7));
        String other = published(Bank.of(7));
        Api admin = person("ADMIN");
        Api member = person();
        JsonNode saved = admin.send("SavePlan", input(plan, "topicSlugs", List.of(slug)));
        String planId = saved.at("/savePlan/plan/id").stringValue();

        JsonNode before = topic(member, slug);
        assertThat(before.at("/unlockWith")
                        .valueStream()
                        .map(offer -> offer.get("id").stringValue()))
                .contains(planId);
        assertThat(before.at("/questions/edges/6/node/prompt").isNull()).isTrue();
        assertThat(before.at("/questions/edges/6/node/access/unlockWith")
                        .valueStream()
                        .map(offer -> offer.get("id").stringValue()))
                .contains(planId);

        JsonNode me = member.send("Me", Map.of()).get("viewer");
        assertThat(me.at("/roles/0").stringValue()).isEqualTo("MEMBER");
        JsonNode grant = admin.send(
                "Grant",
                Map.of(
                        "input",
                        Map.of(
                                "accountId",
                                me.get("id").stringValue(),
                                "planId",
                                planId,
                                "days",
                                30,
                                "reason",
                                "a test")));
        assertThat(grant.at("/grantEntitlement/userErrors")).isEmpty();
        String until = grant.at("/grantEntitlement/entitlement/validUntil").stringValue();

        JsonNode during = topic(member, slug);
        assertThat(during.at("/unlockWith")).isEmpty();
        JsonNode seventh = during.at("/questions/edges/6/node");
        assertThat(seventh.at("/prompt/markdown").stringValue()).isEqualTo("Prompt 7");
        assertThat(seventh.at("/access/prompt/reason").stringValue()).isEqualTo("ENTITLED");
        assertThat(seventh.at("/access/prompt/until").stringValue()).isEqualTo(until);
        assertThat(seventh.at("/access/unlockWith")).isEmpty();
        assertThat(answer(member, seventh)).isEqualTo("Answer 7");
        assertThat(topic(member, other).at("/questions/edges/6/node/prompt").isNull())
                .isTrue();

        JsonNode held = member.send("Me", Map.of()).at("/viewer/entitlements/0");
        assertThat(held.at("/plan/id").stringValue()).isEqualTo(planId);
        assertThat(held.at("/topics/0/slug").stringValue()).isEqualTo(slug);
        assertThat(held.at("/source").stringValue()).isEqualTo("GRANT");
        assertThat(held.at("/state").stringValue()).isEqualTo("ACTIVE");

        String entitlementId = grant.at("/grantEntitlement/entitlement/id").stringValue();
        JsonNode revoked = admin.send(
                "Revoke", Map.of("input", Map.of("entitlementId", entitlementId, "reason", "the test ends")));
        assertThat(revoked.at("/revokeEntitlement/entitlement/state").stringValue())
                .isEqualTo("REVOKED");
        assertThat(topic(member, slug).at("/questions/edges/6/node/prompt").isNull())
                .isTrue();
        assertThat(member.send("Me", Map.of())
                        .at("/viewer/entitlements/0/state")
                        .stringValue())
                .isEqualTo("REVOKED");
    }

    @Test
    void staffReadsEverything() {
        String slug = published(Bank.of(7));

        JsonNode seventh = topic(person("CURATOR"), slug).at("/questions/edges/6/node");

        assertThat(seventh.at("/prompt/markdown").stringValue()).isEqualTo("Prompt 7");
        assertThat(seventh.at("/access/answer/reason").stringValue()).isEqualTo("STAFF");
    }

    @Test
    void showsAnEntitlementToItsHolderAlone() {
        Api admin = person("ADMIN");
        Api member = person();
        String planId = admin.send("SavePlan", Map.of("input", plan))
                .at("/savePlan/plan/id")
                .stringValue();
        String account = member.send("Me", Map.of()).at("/viewer/id").stringValue();
        String entitlement = admin.send(
                        "Grant",
                        Map.of("input", Map.of("accountId", account, "planId", planId, "days", 1, "reason", "a test")))
                .at("/grantEntitlement/entitlement/id")
                .stringValue();

        assertThat(node(member, entitlement).isNull()).isFalse();
        assertThat(node(person(), entitlement).isNull()).isTrue();
        assertThat(node(visitor(), entitlement).isNull()).isTrue();
        assertThat(node(member, account).isNull()).isFalse();
        assertThat(node(person(), account).isNull()).isTrue();
    }

    @Test
    void changesOnlyTheFieldsOfAPlanThatAreSent() {
        Api admin = person("ADMIN");
        String slug = published(Bank.of(1));
        JsonNode saved =
                admin.query(SAVE, input(plan, "topicSlugs", List.of(slug))).at("/savePlan/plan");

        JsonNode changed = admin.query(
                        SAVE,
                        Map.of(
                                "input",
                                Map.of("id", saved.get("id").stringValue(), "expectedVersion", 1, "priceCents", 5)))
                .at("/savePlan/plan");
        assertThat(changed.get("priceCents").intValue()).isEqualTo(5);
        assertThat(changed.get("name")).isEqualTo(saved.get("name"));
        assertThat(changed.at("/topics/0/slug").stringValue()).isEqualTo(slug);
        assertThat(changed.get("version").intValue()).isEqualTo(2);

        JsonNode late = admin.query(
                SAVE,
                Map.of("input", Map.of("id", saved.get("id").stringValue(), "expectedVersion", 1, "priceCents", 7)));
        assertThat(late.at("/savePlan/plan").isNull()).isTrue();
        assertThat(late.at("/savePlan/userErrors/0/code").stringValue()).isEqualTo("CONFLICT");
    }

    @Test
    void refusesPlansAndGrantsThatCannotBe() {
        Api admin = person("ADMIN");

        JsonNode plan = admin.send(
                "SavePlan",
                Map.of(
                        "input",
                        Map.of(
                                "name",
                                " ",
                                "priceCents",
                                -1,
                                "currency",
                                "euro",
                                "interval",
                                "ONCE",
                                "topicSlugs",
                                List.of("no-such-topic"))));
        assertThat(codes(plan.get("savePlan")))
                .containsExactlyInAnyOrder(
                        "INVALID input.name",
                        "INVALID input.priceCents",
                        "INVALID input.currency",
                        "NOT_FOUND input.topicSlugs");

        JsonNode grant = admin.send(
                "Grant", Map.of("input", Map.of("accountId", "x", "planId", "plan_y", "days", 0, "reason", "")));
        assertThat(codes(grant.get("grantEntitlement")))
                .containsExactlyInAnyOrder(
                        "INVALID input.days",
                        "INVALID input.reason",
                        "NOT_FOUND input.accountId",
                        "NOT_FOUND input.planId");

        JsonNode revoke = admin.send("Revoke", Map.of("input", Map.of("entitlementId", "x", "reason", "r")));
        assertThat(codes(revoke.get("revokeEntitlement"))).containsExactly("NOT_FOUND input.entitlementId");
    }

    private static final String SAVE =
            "mutation($input: SavePlanInput!) { savePlan(input: $input) { plan { id name priceCents version topics { slug } } userErrors { code } } }";

    private static Map<String, Object> input(Map<String, Object> fields, String name, Object value) {
        Map<String, Object> all = new HashMap<>(fields);
        all.put(name, value);
        return Map.of("input", all);
    }

    private static List<String> codes(JsonNode payload) {
        return payload.get("userErrors")
                .valueStream()
                .map(error -> error.get("code").stringValue() + " "
                        + error.at("/field/0").stringValue() + "."
                        + error.at("/field/1").stringValue())
                .toList();
    }

    private static JsonNode topic(Api api, String slug) {
        return api.send("TopicPage", Map.of("slug", slug)).get("topic");
    }

    private static String answer(Api api, JsonNode question) {
        return api.query(
                        "query($slug: String!) { question(slug: $slug) { answer { markdown } } }",
                        Map.of("slug", question.get("slug").stringValue()))
                .at("/question/answer/markdown")
                .stringValue();
    }

    private static JsonNode node(Api api, String id) {
        return api.query("query($id: ID!) { node(id: $id) { id } }", Map.of("id", id))
                .get("node");
    }
}
