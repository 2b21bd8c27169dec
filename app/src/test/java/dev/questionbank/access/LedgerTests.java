package dev.questionbank.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Beside;
import dev.questionbank.testing.RunningApplication;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What a member may read now and what the ledger says of any moment are one and the same. */
@Beside
class LedgerTests extends RunningApplication {

    @Autowired
    private Ledger ledger;

    @Autowired
    private AccountRepository accounts;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private DSLContext sql;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void agreesWithWhatIsServedAtEveryMoment(int seed) {
        Random random = new Random(seed);
        List<PlanId> plans =
                List.of(plan(published(Bank.of(1))), plan(published(Bank.of(1)), published(Bank.of(1))), plan());
        String subject = "subject-" + UUID.randomUUID();
        accounts.insert("", subject, ZoneOffset.UTC, Instant.now());
        AccountId account =
                accounts.find("", subject, Instant.now()).orElseThrow().id();
        List<EntitlementEvent> events = events(random, account, plans);
        Instant recordedAt = RandomHistory.day(0);

        for (EntitlementEvent event : events) {
            Instant now = recordedAt;
            transaction.executeWithoutResult(status -> ledger.append(RandomHistory.recorded(event, now)));
            for (int i = 0; i < 5; i++) {
                Instant moment = now.plus(Duration.ofHours(random.nextInt(24 * 150)));
                Ledger.History told = ledger.at(account, moment);
                assertThat(told.rights())
                        .isEqualTo(
                                accounts.find("", subject, moment).orElseThrow().rights());
                assertThat(told.entitlements()).isEqualTo(ledger.list(account, moment));
            }
            recordedAt = recordedAt.plus(Duration.ofHours(random.nextInt(24 * 30)));
        }
    }

    private List<EntitlementEvent> events(Random random, AccountId account, List<PlanId> plans) {
        List<EntitlementEvent> events = new ArrayList<>();
        for (PlanId plan : plans) {
            EntitlementId id = EntitlementId.create();
            RandomHistory.events(random)
                    .forEach(event -> events.add(new EntitlementEvent(
                            id,
                            account,
                            plan,
                            event.change(),
                            event.source(),
                            event.validFrom(),
                            event.validUntil(),
                            event.payment(),
                            event.cause(),
                            null,
                            null,
                            event.occurredAt(),
                            event.recordedAt())));
        }
        Collections.shuffle(events, random);
        return events;
    }

    private PlanId plan(String... topics) {
        JsonNode saved = savePlan(Map.of(
                "name",
                "A plan",
                "priceCents",
                1,
                "currency",
                "EUR",
                "interval",
                "MONTH",
                "topicSlugs",
                List.of(topics)));
        return PlanId.parse(saved.get("id").stringValue()).orElseThrow();
    }

    private JsonNode savePlan(Map<String, Object> input) {
        return person("ADMIN").send("SavePlan", Map.of("input", input)).at("/savePlan/plan");
    }

    @Test
    void isDerivedAnewToTheSameBytes() {
        memberOf(published(Bank.of(1)));
        String before = derived();

        JsonNode rebuilt = person("ADMIN")
                .query("mutation { rebuildEntitlements { entitlements userErrors { code } } }", Map.of());

        assertThat(rebuilt.at("/rebuildEntitlements/entitlements").intValue()).isPositive();
        assertThat(derived()).isEqualTo(before);
        sql.execute("delete from access_entitlement_span");
        sql.execute("update access_entitlement set ended_as = 'REVOKED', source = 'CODE'");
        person("ADMIN").query("mutation { rebuildEntitlements { entitlements } }", Map.of());
        assertThat(derived()).isEqualTo(before);
    }

    private String derived() {
        return sql.fetch("select * from access_entitlement order by id").formatCSV()
                + sql.fetch("select * from access_entitlement_span order by entitlement_id, valid_from")
                        .formatCSV();
    }

    @Test
    void explainsAnyMoment() {
        String topic = published(Bank.of(7));
        String added = published(Bank.of(7));
        Api member = person();
        String account = member.send("Me", Map.of()).at("/viewer/id").stringValue();
        JsonNode locked = seventh(member, topic);
        String question = locked.get("id").stringValue();
        String later = seventh(member, added).get("id").stringValue();
        String plan = savePlan(Map.of(
                        "name",
                        "A plan",
                        "priceCents",
                        1,
                        "currency",
                        "EUR",
                        "interval",
                        "ONCE",
                        "topicSlugs",
                        List.of(topic)))
                .get("id")
                .stringValue();
        Instant before = tick();
        String entitlement = person("ADMIN")
                .send(
                        "Grant",
                        Map.of("input", Map.of("accountId", account, "planId", plan, "days", 3, "reason", "a test")))
                .at("/grantEntitlement/entitlement/id")
                .stringValue();
        Instant granted = tick();
        savePlan(Map.of("id", plan, "topicSlugs", List.of(topic, added)));
        Instant extended = tick();
        JsonNode read = seventh(member, added).get("access");
        person("ADMIN").send("Revoke", Map.of("input", Map.of("entitlementId", entitlement, "reason", "a test")));

        assertThat(reason(account, question, before)).isEqualTo("LOCKED");
        assertThat(reason(account, question, granted)).isEqualTo("ENTITLED");
        assertThat(reason(account, later, granted)).isEqualTo("LOCKED");
        assertThat(reason(account, later, extended)).isEqualTo("ENTITLED");
        assertThat(explain(account, later, extended).get("prompt")).isEqualTo(read.get("prompt"));
        assertThat(reason(account, later, tick())).isEqualTo("LOCKED");
        JsonNode now = explain(account, question, tick());
        assertThat(now.get("prompt")).isEqualTo(seventh(member, topic).at("/access/prompt"));
        assertThat(now.at("/entitlements/0/id").stringValue()).isEqualTo(entitlement);
        assertThat(now.at("/entitlements/0/state").stringValue()).isEqualTo("REVOKED");
        assertThat(explain(account, question, before).get("entitlements")).isEmpty();
        assertThat(explain("x", question, before).isNull()).isTrue();
        assertThat(explain(account, account, before).isNull()).isTrue();
    }

    /** A moment that lies between what was done before and what is done next. */
    private static Instant tick() {
        Instant start = Instant.now();
        await().pollInterval(Duration.ofMillis(1)).until(() -> Instant.now().isAfter(start.plusMillis(4)));
        return start.plusMillis(2);
    }

    private static JsonNode seventh(Api api, String topic) {
        return api.send("TopicPage", Map.of("slug", topic)).at("/topic/questions/edges/6/node");
    }

    private JsonNode explain(String account, String question, Instant at) {
        return person("ADMIN")
                .send("ExplainAccess", Map.of("accountId", account, "questionId", question, "at", at.toString()))
                .at("/administration/explainAccess");
    }

    private String reason(String account, String question, Instant at) {
        return explain(account, question, at).at("/prompt/reason").stringValue();
    }
}
