package dev.questionbank.access.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.questionbank.access.AccountId;
import dev.questionbank.db.graphql.NotAvailable;
import dev.questionbank.testing.Api;
import dev.questionbank.testing.Node;
import dev.questionbank.testing.Subscription;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is asked of Stripe, and what is made of its answers, bad ones too. A server of the test answers as Stripe does. */
class StripePaymentsTests extends PaidApplication {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String START =
            "mutation($plan: ID!, $key: String!) { startCheckout(input: {planId: $plan, idempotencyKey: $key}) { checkoutUrl userErrors { code } } }";
    private static final String MISMATCHES =
            "{ administration { entitlementMismatches { kind account { id } plan { id name } reference providerState ledgerState } } }";

    @Autowired
    private ReferenceRepository references;

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final List<Map<String, Object>> subscriptions = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer stripe;
    private volatile int status = 200;
    private volatile boolean isSilent;

    private record Asked(String method, String path, Map<String, String> parameters, String idempotencyKey) {}

    StripePaymentsTests() throws IOException {
        stripe = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void open() {
        stripe.setExecutor(Executors.newCachedThreadPool());
        stripe.createContext("/", this::answer);
        stripe.start();
    }

    @AfterEach
    void close() {
        end.countDown();
        stripe.stop(0);
    }

    private String apiBase() {
        return "http://127.0.0.1:" + stripe.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> parameters = new HashMap<>();
        for (String pair : (query == null ? body : query).split("&")) {
            String[] parts = URLDecoder.decode(pair, StandardCharsets.UTF_8).split("=", 2);
            parameters.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        String path = exchange.getRequestURI().getPath();
        asked.add(new Asked(exchange.getRequestMethod(), path, parameters, String.valueOf(key)));
        if (isSilent) {
            await(end);
        }
        int answered = path.endsWith("sub_gone") ? 404 : status;
        byte[] answer = JSON.writeValueAsBytes(
                answered == 200
                        ? found(path, parameters)
                        : Map.of("error", Map.of("type", "api_error", "message", "no")));
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(answered, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, ?> found(String path, Map<String, String> parameters) {
        if (path.equals("/v1/checkout/sessions")) {
            return Map.of("id", "cs_1", "object", "checkout.session", "url", "https://checkout.stripe.test/cs_1");
        }
        if (!path.equals("/v1/subscriptions")) {
            return Map.of("id", "sub_1", "object", "subscription", "status", "canceled");
        }
        String after = parameters.get("starting_after");
        int from = 0;
        while (after != null && !after.equals(subscriptions.get(from++).get("id"))) {}
        int to = Math.min(from + 2, subscriptions.size()); // small pages
        return Map.of("object", "list", "data", subscriptions.subList(from, to), "has_more", to < subscriptions.size());
    }

    private StripePayments payments(Duration patience) {
        return new StripePayments("sk_test_1", apiBase(), patience, references, JSON);
    }

    private void sold(Subscription subscription, String status, Instant end) {
        subscriptions.add(Map.of(
                "id", subscription.id(),
                "object", "subscription",
                "status", status,
                "metadata", Map.of("account", subscription.account(), "plan", subscription.plan()),
                "items",
                        Map.of(
                                "object",
                                "list",
                                "data",
                                List.of(Map.of(
                                        "id",
                                        "si_1",
                                        "object",
                                        "subscription_item",
                                        "current_period_start",
                                        daysAgo(10).getEpochSecond(),
                                        "current_period_end",
                                        end.getEpochSecond())))));
    }

    @Test
    void sellsAndComparesAtStripe(@TempDir Path index) {
        Api member = person();
        Api admin = person("ADMIN");
        String account = account(member);
        String monthly = plan("Monthly", "MONTH");
        String forGood = plan("For good", "ONCE");
        try (Node node = node(
                index,
                "--questionbank.access.stripe.secret-key=sk_test_1",
                "--questionbank.access.stripe.webhook-secret=whsec_1",
                "--questionbank.web.base-url=https://bank.test/",
                "--questionbank.access.stripe.api-base=" + apiBase())) {
            for (String plan : List.of(monthly, forGood)) {
                JsonNode started = member.on(node.port()).query(START, Map.of("plan", plan, "key", "one " + plan));
                assertThat(started.at("/startCheckout/checkoutUrl").stringValue())
                        .isEqualTo("https://checkout.stripe.test/cs_1");
            }
            member.on(node.port()).query(START, Map.of("plan", monthly, "key", "one " + monthly));
            assertThat(asked).as("the same is not asked again").hasSize(2);
            assertThat(asked.getFirst().parameters())
                    .containsEntry("mode", "subscription")
                    .containsEntry("client_reference_id", account)
                    .containsEntry("metadata[plan]", monthly)
                    .containsEntry("subscription_data[metadata][account]", account)
                    .containsEntry("subscription_data[metadata][plan]", monthly)
                    .containsEntry("success_url", "https://bank.test/?checkout=success")
                    .containsEntry("cancel_url", "https://bank.test/?checkout=canceled")
                    .containsEntry("line_items[0][price_data][unit_amount]", "900")
                    .containsEntry("line_items[0][price_data][currency]", "eur")
                    .containsEntry("line_items[0][price_data][recurring][interval]", "month")
                    .containsEntry("line_items[0][price_data][product_data][name]", "Monthly");
            assertThat(asked.getLast().parameters())
                    .containsEntry("mode", "payment")
                    .containsEntry("payment_intent_data[metadata][plan]", forGood)
                    .doesNotContainKey("line_items[0][price_data][recurring][interval]");
            assertThat(asked.getFirst().idempotencyKey())
                    .hasSize(36)
                    .isNotEqualTo(asked.getLast().idempotencyKey());

            compare(admin.on(node.port()), account, monthly);

            status = 500;
            for (JsonNode answer : List.of(
                    member.on(node.port()).respond(START, Map.of("plan", forGood, "key", "two")),
                    admin.on(node.port()).respond(MISMATCHES, Map.of()))) {
                assertThat(answer.at("/errors/0/extensions/code").stringValue()).isEqualTo("UNAVAILABLE");
                assertThat(answer.at("/errors/0/message").stringValue())
                        .isEqualTo("The payment provider cannot be reached just now; try again.");
            }
            assertThat(sql.fetchValue("select count(*) from access_payment_checkout where idempotency_key = 'two'"))
                    .isEqualTo(0L);
        }
    }

    private void compare(Api admin, String account, String plan) {
        Subscription fine = Subscription.of(account, plan);
        Subscription unheard = Subscription.of(account, plan);
        Subscription ended = Subscription.of(account, plan);
        Subscription unknown = Subscription.of(account, plan);
        Subscription longer = Subscription.of(account, plan);
        Subscription canceled = Subscription.of(account, plan);
        for (Subscription each : List.of(fine, ended, unknown, longer, canceled)) {
            tell(each.paid(1, daysAgo(10), daysAgo(10), inDays(20)));
        }
        tell(canceled.deleted(daysAgo(1), daysAgo(10), inDays(20)));
        sold(fine, "active", inDays(20));
        sold(unheard, "active", inDays(20));
        sold(ended, "canceled", inDays(20));
        sold(longer, "trialing", inDays(50));
        sold(canceled, "canceled", inDays(20));
        subscriptions.add(Map.of("id", "sub_of_others", "object", "subscription", "status", "active"));

        List<String> found = admin.query(MISMATCHES, Map.of())
                .at("/administration/entitlementMismatches")
                .valueStream()
                .filter(each -> account.equals(each.at("/account/id").asString("")))
                .map(each -> each.get("kind").stringValue() + " "
                        + each.get("reference").stringValue() + " "
                        + each.at("/plan/id").stringValue() + " "
                        + each.get("providerState").asString("-") + " "
                        + each.get("ledgerState").asString("-"))
                .toList();

        assertThat(found)
                .containsExactlyInAnyOrder(
                        "PAID_NOT_SERVED " + unheard.id() + " " + plan + " active until " + inDays(20) + " -",
                        "SERVED_NOT_PAID " + ended.id() + " " + plan + " canceled until " + inDays(20)
                                + " ACTIVE until " + inDays(20),
                        "SERVED_NOT_PAID " + unknown.id() + " " + plan + " - ACTIVE until " + inDays(20),
                        "PAID_UNTIL_DIFFERS " + longer.id() + " " + plan + " trialing until " + inDays(50)
                                + " ACTIVE until " + inDays(20));
    }

    @Test
    void doesNotWaitForEver() {
        isSilent = true;
        StripePayments payments = payments(Duration.ofMillis(300));

        assertThatThrownBy(payments::listSubscriptions).isInstanceOf(NotAvailable.class);
        stripe.stop(0);
        assertThatThrownBy(payments::listSubscriptions).isInstanceOf(NotAvailable.class);
    }

    @Test
    void endsTheSubscriptionsOfAnAccountAndNoOthers() {
        Subscription one = Subscription.of(account(person()), plan("Monthly", "MONTH"));
        Subscription gone = new Subscription(one.account(), one.plan(), "gone", true);
        Subscription other = Subscription.of(account(person()), one.plan());
        for (Subscription each : List.of(one, gone, other)) {
            tell(each.checkedOut(daysAgo(1)));
        }
        AccountId account = AccountId.parse(one.account()).orElseThrow();

        payments(Duration.ofSeconds(5)).endObligations(account);

        assertThat(asked).extracting(Asked::method).containsOnly("DELETE");
        assertThat(asked)
                .extracting(Asked::path)
                .containsExactlyInAnyOrder("/v1/subscriptions/" + one.id(), "/v1/subscriptions/sub_gone");
        status = 500;
        assertThatThrownBy(() -> payments(Duration.ofSeconds(5)).endObligations(account))
                .isInstanceOf(NotAvailable.class);
    }
}
