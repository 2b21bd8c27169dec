package dev.questionbank.access.payment;

import static dev.questionbank.access.payment.Browser.buttons;
import static dev.questionbank.access.payment.Browser.get;
import static dev.questionbank.access.payment.Browser.post;
import static dev.questionbank.access.payment.Browser.press;
import static dev.questionbank.access.payment.Browser.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.questionbank.access.AccountId;
import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Node;
import dev.questionbank.testing.Subscription;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The way from locked to unlocked where the application plays the payment provider, and what is not sold. */
class CheckoutTests extends PaidApplication {

    @Autowired
    private PaymentProvider provider;

    @Autowired
    private Reconciliation reconciliation;

    @Autowired
    private MeterRegistry meters;

    private Api member = visitor();

    @BeforeEach
    void meet() {
        member = person();
    }

    private JsonNode start(Api buyer, String plan, String key) {
        return buyer.send("StartCheckout", Map.of("input", Map.of("planId", plan, "idempotencyKey", key)))
                .get("startCheckout");
    }

    private URI page(String plan) {
        JsonNode started = start(member, plan, UUID.randomUUID().toString());
        assertThat(started.get("userErrors")).isEmpty();
        return URI.create(started.get("checkoutUrl").stringValue());
    }

    private static String problem(JsonNode started) {
        assertThat(started.get("checkoutUrl").isNull()).isTrue();
        return started.at("/userErrors/0/code").stringValue() + " "
                + started.at("/userErrors/0/field/1").stringValue();
    }

    private void awaitHolding(String state) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(holdings(member)).extracting(Holding::state).containsExactly(state));
    }

    @Test
    void leadsFromLockedToUnlocked() {
        String topic = published(Bank.of(7));
        URI page = page(plan("A topic <b>& all</b>", "ONCE", topic));
        assertThat(lastQuestion(member, topic).get("prompt").isNull()).isTrue();

        HttpResponse<String> shown = get(page);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body())
                .contains(
                        "A topic &lt;b&gt;&amp; all&lt;/b&gt;",
                        "9.00 EUR, once",
                        "Pay",
                        "Let the payment fail",
                        "Leave")
                .doesNotContain("<script", "<b>&");
        assertThat(shown.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(shown.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(buttons(page)).containsExactlyInAnyOrder("PAY", "FAIL");

        press(page, "PAY");

        awaitHolding("ACTIVE");
        assertThat(holding(member).validUntil()).isNull();
        assertThat(lastQuestion(member, topic).at("/prompt/markdown").stringValue())
                .isEqualTo("Prompt 7");
        assertThat(buttons(page)).containsExactly("REFUND");

        press(page, "REFUND");
        awaitHolding("REVOKED");
        assertThat(lastQuestion(member, topic).get("prompt").isNull()).isTrue();
        assertThat(buttons(page)).isEmpty();
    }

    @Test
    void playsTheWholeLifeOfASubscription() {
        URI page = page(plan("Monthly", "MONTH"));
        press(page, "PAY");
        awaitHolding("ACTIVE");
        assertThat(buttons(page)).containsExactlyInAnyOrder("RENEW", "FAIL_RENEWAL", "CANCEL", "END", "REFUND");
        Holding first = holding(member);

        press(page, "RENEW");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(holding(member).validUntil())
                        .isEqualTo(first.validFrom()
                                .atZone(ZoneOffset.UTC)
                                .plusMonths(1)
                                .toInstant()
                                .atZone(ZoneOffset.UTC)
                                .plusMonths(1)
                                .toInstant()));
        press(page, "FAIL_RENEWAL");
        awaitHolding("GRACE");
        press(page, "RENEW");
        awaitHolding("ACTIVE");
        press(page, "CANCEL");
        awaitHolding("CANCELED");
        press(page, "END");
        await().atMost(SOON).until(() -> buttons(page).equals(Set.of("REFUND")));
        assertThat(holding(member).state()).isEqualTo("CANCELED");
    }

    @Test
    void endsEverySubscriptionOfAPersonWhoLeaves() {
        URI page = page(plan("Monthly", "MONTH"));
        press(page, "PAY");
        awaitHolding("ACTIVE");

        provider.endObligations(AccountId.parse(account(member)).orElseThrow());
        provider.endObligations(AccountId.parse(account(member)).orElseThrow());

        awaitHolding("CANCELED");
        assertThat(buttons(page)).containsExactly("REFUND");
    }

    @Test
    void findsAndCountsWhatStandsOtherwiseThere() {
        press(page(plan("Monthly", "MONTH")), "PAY");
        awaitHolding("ACTIVE");
        assertThat(mismatches()).isEmpty();

        sql.query("update access_payment_play set period_end = '2999-01-01' order by created_at desc limit 1")
                .execute();

        assertThat(mismatches()).containsExactly("PAID_UNTIL_DIFFERS");
        reconciliation.watch();
        assertThat(meters.get("questionbank.access.entitlement.mismatches")
                        .gauge()
                        .value())
                .isPositive();
    }

    private List<String> mismatches() {
        String account = account(member);
        return person("ADMIN")
                .query("{ administration { entitlementMismatches { kind account { id } } } }", Map.of())
                .at("/administration/entitlementMismatches")
                .valueStream()
                .filter(each -> each.at("/account/id").asString("").equals(account))
                .map(each -> each.get("kind").stringValue())
                .toList();
    }

    @Test
    void aPaymentThatFailsBuysNothing() {
        URI page = page(plan("A plan", "ONCE"));
        press(page, "FAIL");

        assertThat(get(URI.create(page + "?failed")).body()).contains("The payment failed. Nothing was bought.");
        assertThat(holdings(member)).isEmpty();
        assertThat(buttons(page)).contains("PAY");
    }

    @Test
    void listensOnlyToItsOwnForm() {
        URI page = page(plan("A plan", "ONCE"));
        URI other = page(plan("Another plan", "ONCE"));
        String foreign = token(other);

        for (String form : List.of("do=PAY", "token=&do=PAY", "token=x&do=PAY", "token=" + foreign + "&do=PAY")) {
            assertThat(post(page, form).statusCode()).isEqualTo(403);
        }
        String token = token(page);
        assertThat(post(page, "token=" + token + "&do=NOTHING").statusCode()).isEqualTo(403);
        assertThat(post(page, "token=" + token + "&do=RENEW").statusCode())
                .as("nothing to renew")
                .isEqualTo(303);
        assertThat(holdings(member)).isEmpty();
        assertThat(get(page.resolve("/pay/nothing")).statusCode()).isEqualTo(404);
        assertThat(post(page.resolve("/pay/nothing"), "do=PAY").statusCode()).isEqualTo(404);
    }

    @Test
    void theSameKeyLeadsToTheSamePlace() {
        String plan = plan("A plan", "ONCE");
        String key = UUID.randomUUID().toString();

        assertThat(IntStream.range(0, 12)
                        .parallel()
                        .mapToObj(
                                i -> start(member, plan, key).get("checkoutUrl").stringValue())
                        .distinct())
                .hasSize(1);
        assertThat(start(person(), plan, key).get("checkoutUrl"))
                .isNotEqualTo(start(member, plan, key).get("checkoutUrl"));
        assertThat(problem(start(member, plan("Another plan", "ONCE"), key))).isEqualTo("CONFLICT idempotencyKey");
    }

    @Test
    void refusesWhatCannotBeBought() {
        String plan = plan("A plan", "ONCE");

        assertThat(problem(start(member, "plan_x", "k"))).isEqualTo("NOT_FOUND planId");
        assertThat(problem(start(member, account(member), "k"))).isEqualTo("NOT_FOUND planId");
        assertThat(problem(start(member, plan, " "))).isEqualTo("INVALID idempotencyKey");
        assertThat(problem(start(member, plan, "k".repeat(201)))).isEqualTo("INVALID idempotencyKey");
        assertThat(visitor()
                        .respond(
                                "mutation { startCheckout(input: {planId: \"x\", idempotencyKey: \"k\"}) { checkoutUrl } }",
                                Map.of())
                        .at("/errors/0/extensions/code")
                        .stringValue())
                .isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void sellsNothingTwice() {
        String forGood = plan("For good", "ONCE");
        press(page(forGood), "PAY");
        awaitHolding("ACTIVE");
        assertThat(problem(start(member, forGood, "again"))).isEqualTo("ALREADY_EXISTS planId");

        String monthly = plan("Monthly", "MONTH");
        Subscription subscription = Subscription.of(account(member), monthly);
        tell(subscription.paid(1, daysAgo(70), daysAgo(70), daysAgo(40)));
        assertThat(problem(start(member, monthly, "locked out")))
                .as("past due, and not served")
                .isEqualTo("BLOCKED planId");
        tell(subscription.paid(2, daysAgo(39), daysAgo(40), daysAgo(10)));
        tell(subscription.failed(3, daysAgo(10), daysAgo(10), inDays(20)));
        assertThat(problem(start(member, monthly, "late"))).as("in grace").isEqualTo("BLOCKED planId");
        tell(subscription.paid(3, daysAgo(9), daysAgo(10), inDays(20)));
        assertThat(problem(start(member, monthly, "running"))).isEqualTo("ALREADY_EXISTS planId");
        tell(subscription.canceled(daysAgo(1), daysAgo(10), inDays(20)));
        assertThat(start(member, monthly, "canceled").get("checkoutUrl").isNull())
                .isFalse();
    }

    @Test
    void givesAtOnceWhatCostsNothing() {
        String free = person("ADMIN")
                .send(
                        "SavePlan",
                        Map.of("input", Map.of("name", "Free", "priceCents", 0, "currency", "EUR", "interval", "ONCE")))
                .at("/savePlan/plan/id")
                .stringValue();

        String url = start(member, free, "k").get("checkoutUrl").stringValue();

        assertThat(url).endsWith("/?checkout=success");
        assertThat(holding(member).state()).isEqualTo("ACTIVE");
        assertThat(start(member, free, "k").get("checkoutUrl").stringValue()).isEqualTo(url);
        assertThat(problem(start(member, free, "another"))).isEqualTo("ALREADY_EXISTS planId");
        assertThat(holdings(member)).hasSize(1);
    }

    @Test
    void isNotPlayedWhereOthersCanReachIt(@TempDir java.nio.file.Path index) {
        String plan = plan("A plan", "ONCE");
        URI page = page(plan);
        try (Node node = node(index, "--server.address=0.0.0.0")) {
            JsonNode answer = member.on(node.port())
                    .respond(
                            "mutation($plan: ID!) { startCheckout(input: {planId: $plan, idempotencyKey: \"k\"}) { checkoutUrl } }",
                            Map.of("plan", plan));
            assertThat(answer.at("/errors/0/extensions/code").stringValue()).isEqualTo("UNAVAILABLE");
            URI there = URI.create("http://127.0.0.1:" + node.port() + page.getPath());
            assertThat(get(there).statusCode()).isEqualTo(404);
            assertThat(post(there, "do=PAY").statusCode()).isEqualTo(404);
        }
    }
}
