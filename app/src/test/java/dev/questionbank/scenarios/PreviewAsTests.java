package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.RunningApplication;
import dev.questionbank.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a preview is for, and who may have one; that it shows no more than it should is in NothingLockedLeaksTests. */
class PreviewAsTests extends RunningApplication {

    private static final String BODY =
            "{ viewer { roles entitlements { id } } topic(slug: \"{{topicSlug}}\") { unlockWith { id } }"
                    + " question(slug: \"{{questionSlug}}\") { prompt { markdown } access { prompt { granted reason until } } } }";

    private World world;

    @BeforeEach
    void make() {
        world = world();
    }

    private JsonNode respond(Api api, String operation) {
        return api.respond(world.fill(operation + BODY), Map.of());
    }

    @Test
    void staffReadAsVisitorAsMemberAndAsHolderOfAPlan() {
        for (String role : List.of("CURATOR", "PUBLISHER", "ADMIN")) {
            Api staff = person(role);

            JsonNode visitor = respond(staff, "query @previewAs(who: VISITOR) ").get("data");
            assertThat(visitor.get("viewer").isNull()).isTrue();
            assertThat(visitor.at("/question/prompt").isNull()).isTrue();
            assertThat(visitor.at("/question/access/prompt/reason").stringValue())
                    .isEqualTo("LOCKED");
            assertThat(visitor.at("/topic/unlockWith").toString()).contains(world.get("planId"));

            JsonNode member = respond(staff, "query @previewAs(who: MEMBER) ").get("data");
            assertThat(member.at("/viewer/roles").toString()).isEqualTo("[\"MEMBER\"]");
            assertThat(member.at("/viewer/entitlements")).isEmpty();
            assertThat(member.at("/question/prompt").isNull()).isTrue();

            JsonNode holder = respond(staff, "query @previewAs(who: MEMBER, planId: \"{{planId}}\") ")
                    .get("data");
            assertThat(holder.at("/question/prompt/markdown").stringValue()).isEqualTo("Prompt 6");
            assertThat(holder.at("/question/access/prompt/reason").stringValue())
                    .isEqualTo("ENTITLED");
            assertThat(holder.at("/topic/unlockWith")).isEmpty();
        }
    }

    @Test
    void takesItsArgumentsFromVariablesToo() {
        JsonNode data = person("CURATOR")
                .query(
                        world.fill(
                                "query($who: PreviewReader!, $plan: ID) @previewAs(who: $who, planId: $plan) " + BODY),
                        Map.of("who", "MEMBER", "plan", world.get("planId")));

        assertThat(data.at("/question/prompt/markdown").stringValue()).isEqualTo("Prompt 6");
        assertThat(person("CURATOR")
                        .query(
                                world.fill(
                                        "query($who: PreviewReader!, $plan: ID) @previewAs(who: $who, planId: $plan) "
                                                + BODY),
                                Map.of("who", "VISITOR"))
                        .at("/question/prompt")
                        .isNull())
                .isTrue();
    }

    @Test
    void nobodyElseMayAndNothingIsAnswered() {
        Api member = person();
        member.send("Me", Map.of());
        for (String directive : List.of(
                "query @previewAs(who: VISITOR) ",
                "query @previewAs(who: MEMBER, planId: \"{{planId}}\") ",
                "query @previewAs(who: MEMBER, planId: \"nothing\") ")) {
            isRefused(respond(visitor(), directive), "UNAUTHENTICATED");
            List<String> sent = statements.during(() -> {
                isRefused(respond(member, directive), "FORBIDDEN");
                return null;
            });
            assertThat(sent).as("only who asks was looked up").hasSize(1);
        }
    }

    private static void isRefused(JsonNode response, String code) {
        assertThat(response.path("data").isNull() || response.path("data").isMissingNode())
                .isTrue();
        assertThat(response.get("errors")).hasSize(1);
        assertThat(response.at("/errors/0/extensions/code").stringValue()).isEqualTo(code);
        assertThat(response.at("/errors/0/extensions/correlationId").stringValue())
                .isNotBlank();
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        Api curator = person("CURATOR");
        for (String directive : List.of(
                "query @previewAs(who: MEMBER, planId: \"plan_x\") ",
                "query @previewAs(who: MEMBER, planId: \"" + world.unknown().get("planId") + "\") ",
                "query @previewAs(who: MEMBER, planId: \"{{topicSlug}}\") ",
                "query @previewAs(who: VISITOR, planId: \"{{planId}}\") ",
                "query @previewAs(who: MEMBER) @previewAs(who: VISITOR) ",
                "query @previewAs(who: ADMIN) ",
                "query @previewAs ")) {
            isRefused(respond(curator, directive), "BAD_USER_INPUT");
        }
        isRefused(
                person("ADMIN")
                        .respond(
                                world.fill("mutation @previewAs(who: MEMBER) { savePlan(input: {id: \"{{planId}}\","
                                        + " name: \"Renamed\"}) { plan { id } } }"),
                                Map.of()),
                "BAD_USER_INPUT");
    }

    @Test
    void anAdminWhoPreviewsHasNoneOfAnAdminsFields() {
        Api admin = person("ADMIN");
        String document = world.fill(
                " { administration { serverTime } node(id: \"{{entitlementId}}\") { id } account: node(id: \"{{accountId}}\") { id } }");

        JsonNode visitor = admin.respond("query @previewAs(who: VISITOR)" + document, Map.of());
        JsonNode member = admin.respond("query @previewAs(who: MEMBER)" + document, Map.of());

        assertThat(visitor.at("/errors/0/extensions/code").stringValue()).isEqualTo("UNAUTHENTICATED");
        assertThat(member.at("/errors/0/extensions/code").stringValue()).isEqualTo("FORBIDDEN");
        assertThat(visitor.at("/data/node").isNull()).isTrue();
        assertThat(member.at("/data/node").isNull()).isTrue();
        assertThat(admin.query(document, Map.of()).at("/node/id").stringValue()).isEqualTo(world.get("entitlementId"));
    }
}
