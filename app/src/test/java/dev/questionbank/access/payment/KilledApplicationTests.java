package dev.questionbank.access.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.DefaultRun;
import dev.questionbank.testing.Stripe;
import dev.questionbank.testing.Stripe.Event;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** The default run, a process of its own, killed while the provider tells it things: one story, since each start takes long. */
@Execution(ExecutionMode.CONCURRENT)
class KilledApplicationTests {

    private static final int EVENTS = 600;

    @Test
    void showsTheWholeProductAndLosesNothingThatItSaidItHad(@TempDir Path folder) throws Exception {
        Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
        try (DefaultRun run = start(folder)) {
            assertThat(run.output()).contains("A first query", "/graphql", "DEMO PEOPLE CAN SIGN IN");
            Api admin = person("admin", run, folder);
            assertThat(admin.query("{ topics { totalCount } }", Map.of())
                            .at("/topics/totalCount")
                            .intValue())
                    .isGreaterThanOrEqualTo(8);
            String create =
                    "mutation { savePlan(input: {name: \"Kept\", priceCents: 1, currency: \"EUR\", interval: ONCE}) { plan { name } } }";
            assertThat(admin.query(create, Map.of()).toString()).contains("Kept");
            Api member = person("member", run, folder);
            String account =
                    member.query("{ viewer { id } }", Map.of()).at("/viewer/id").stringValue();
            String plan =
                    member.query("{ plans { id } }", Map.of()).at("/plans/0/id").stringValue();
            Stripe stripe = Stripe.at(run.port());
            try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
                for (int i = 1; i <= EVENTS; i++) {
                    Instant at = Instant.ofEpochSecond(1_700_000_000L + i);
                    threads.execute(() -> {
                        try {
                            if (stripe.tell(purchase(account, plan, at)) == 200) {
                                acknowledged.add(at.getEpochSecond());
                            }
                        } catch (UncheckedIOException e) {
                            // it was killed before it answered
                        }
                    });
                }
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(2))
                        .until(() -> acknowledged.size() >= EVENTS / 3);
                run.kill();
            }
        }
        assertThat(acknowledged).hasSizeBetween(EVENTS / 3, EVENTS - 1);

        try (DefaultRun again = start(folder)) {
            assertThat(again.output()).contains("Ending the database server that an earlier run left behind");
            assertThat(Api.at(again.port())
                            .query("{ plans { name } }", Map.of())
                            .toString())
                    .contains("Kept");
            Api member = person("member", again, folder);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(held(member)).containsAll(acknowledged));
            again.stop();
        }
    }

    private static DefaultRun start(Path folder) throws Exception {
        return new DefaultRun(folder, "--questionbank.access.stripe.webhook-secret=" + Stripe.SECRET);
    }

    private static Api person(String name, DefaultRun run, Path folder) throws Exception {
        return Api.at(run.port()).as(Files.readString(folder.resolve("tokens").resolve(name)));
    }

    private static Event purchase(String account, String plan, Instant at) {
        return Event.of(
                "checkout.session.completed",
                at,
                Map.of(
                        "id",
                        "cs_" + at.getEpochSecond(),
                        "mode",
                        "payment",
                        "payment_status",
                        "paid",
                        "client_reference_id",
                        account,
                        "metadata",
                        Map.of("plan", plan)));
    }

    private static Set<Long> held(Api member) {
        return member.query("{ viewer { entitlements { validFrom } } }", Map.of())
                .at("/viewer/entitlements")
                .valueStream()
                .map(KilledApplicationTests::validFrom)
                .collect(Collectors.toSet());
    }

    private static long validFrom(JsonNode entitlement) {
        return Instant.parse(entitlement.get("validFrom").stringValue()).getEpochSecond();
    }
}
