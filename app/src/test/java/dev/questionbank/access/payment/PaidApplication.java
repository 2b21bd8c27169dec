package dev.questionbank.access.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.questionbank.db.Database;
import dev.questionbank.testing.Api;
import dev.questionbank.testing.Beside;
import dev.questionbank.testing.Issuer;
import dev.questionbank.testing.Node;
import dev.questionbank.testing.RunningApplication;
import dev.questionbank.testing.Stripe.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The application, with what tests of payments need of it. */
@Beside
abstract class PaidApplication extends RunningApplication {

    static final Duration SOON = Duration.ofSeconds(10);

    @Autowired
    DSLContext sql;

    final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Autowired
    private Database database;

    /** Another node on the same database, with settings of its own. */
    Node node(Path folder, String... settings) {
        return Node.start(
                database,
                folder,
                Stream.concat(
                                Stream.of("--spring.security.oauth2.resourceserver.jwt.jwk-set-uri="
                                        + Issuer.get().jwkSetUri()),
                                Stream.of(settings))
                        .toArray(String[]::new));
    }

    /** A plan over these topics, or over everything; its id. */
    String plan(String name, String interval, String... topics) {
        Map<String, Object> plan =
                new HashMap<>(Map.of("name", name, "priceCents", 900, "currency", "EUR", "interval", interval));
        plan.put("topicSlugs", List.of(topics));
        return person("ADMIN")
                .send("SavePlan", Map.of("input", plan))
                .at("/savePlan/plan/id")
                .stringValue();
    }

    static String account(Api person) {
        return person.send("Me", Map.of()).at("/viewer/id").stringValue();
    }

    /** A moment so many days ago, in whole seconds, as the provider tells time. */
    Instant daysAgo(double days) {
        return now.minusSeconds((long) (days * 86_400));
    }

    Instant inDays(double days) {
        return daysAgo(-days);
    }

    /** Tells these, in this order, each after what follows from the one before. */
    void tell(Event... events) {
        for (Event event : events) {
            assertThat(stripe().tell(event)).isEqualTo(200);
            awaitState(event, "APPLIED", "IGNORED", "DEAD", "WAITING");
        }
    }

    void awaitState(Event event, String... states) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(5))
                .untilAsserted(() -> assertThat(state(event)).isIn((Object[]) states));
    }

    @Nullable
    String state(Event event) {
        return sql.fetchOptional("select state from access_payment_event where event = ?", event.id())
                .map(row -> row.get(0, String.class))
                .orElse(null);
    }

    @Nullable
    String reason(Event event) {
        return sql.fetchOptional("select reason from access_payment_event where event = ?", event.id())
                .map(row -> row.get(0, String.class))
                .orElse(null);
    }

    /** What the person holds or held, newest first. */
    record Holding(
            String plan,
            String source,
            String state,
            Instant validFrom,
            @Nullable Instant validUntil) {}

    static List<Holding> holdings(Api person) {
        return person.send("Me", Map.of())
                .at("/viewer/entitlements")
                .valueStream()
                .map(held -> new Holding(
                        held.at("/plan/id").stringValue(),
                        held.get("source").stringValue(),
                        held.get("state").stringValue(),
                        instant(held.get("validFrom").stringValue()),
                        held.get("validUntil").isNull()
                                ? null
                                : instant(held.get("validUntil").stringValue())))
                .toList();
    }

    static Holding holding(Api person) {
        assertThat(holdings(person)).hasSize(1);
        return holdings(person).getFirst();
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    static JsonNode lastQuestion(Api person, String topic) {
        return person.send("TopicPage", Map.of("slug", topic)).at("/topic/questions/edges/6/node");
    }
}
