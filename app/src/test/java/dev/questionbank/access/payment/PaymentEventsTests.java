package dev.questionbank.access.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Stripe.Event;
import dev.questionbank.testing.Subscription;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What follows from what the provider tells. */
class PaymentEventsTests extends PaidApplication {

    private final String key = UUID.randomUUID().toString();
    private Api member = visitor();
    private String account = "";
    private String monthly = "";
    private String forGood = "";

    @BeforeEach
    void meet() {
        member = person();
        account = account(member);
        monthly = plan("Monthly " + key, "MONTH");
        forGood = plan("For good " + key, "ONCE");
    }

    private Event purchase(String number, Instant at, Map<String, ?> more) {
        Map<String, Object> session = new HashMap<>(Map.of(
                "id",
                "cs_" + number + key,
                "mode",
                "payment",
                "payment_status",
                "paid",
                "client_reference_id",
                account,
                "metadata",
                Map.of("plan", forGood),
                "payment_intent",
                "pi_" + number + key));
        session.putAll(more);
        return Event.of("checkout.session.completed", at, session);
    }

    @Test
    void aPurchaseIsHeldForGood() {
        Instant at = daysAgo(2);
        tell(purchase("1", at, Map.of()));

        assertThat(holding(member)).isEqualTo(new Holding(forGood, "PURCHASE", "ACTIVE", at, null));
    }

    @Test
    void aPurchaseOfATimeIsHeldForThatTime() {
        Instant at = daysAgo(2);
        tell(purchase("1", at, Map.of("metadata", Map.of("plan", monthly))));

        assertThat(holding(member))
                .isEqualTo(new Holding(
                        monthly,
                        "PURCHASE",
                        "ACTIVE",
                        at,
                        at.atZone(ZoneOffset.UTC).plusMonths(1).toInstant()));
    }

    @Test
    void whatIsNotPaidYetIsHeldWhenItIs() {
        Event unpaid = purchase("1", daysAgo(2), Map.of("payment_status", "unpaid"));
        tell(unpaid);
        assertThat(holdings(member)).isEmpty();
        assertThat(state(unpaid)).isEqualTo("IGNORED");
        assertThat(reason(unpaid)).contains("still to come");

        Event paid = purchase("1", daysAgo(1), Map.of());
        tell(new Event(paid.id(), "checkout.session.async_payment_succeeded", paid.created(), paid.object()));
        assertThat(holding(member)).isEqualTo(new Holding(forGood, "PURCHASE", "ACTIVE", paid.created(), null));
    }

    @Test
    void aPlanMayBeNamedByItsSlug() {
        tell(purchase("1", daysAgo(1), Map.of("metadata", Map.of("plan", "for-good-" + key))));

        assertThat(holding(member).plan()).isEqualTo(forGood);
    }

    @Test
    void aCheckoutCountsUntilTheSubscriptionItselfIsTold() {
        Subscription subscription = Subscription.of(account, monthly);
        Instant start = daysAgo(3);
        tell(subscription.checkedOut(start));
        assertThat(holding(member))
                .isEqualTo(new Holding(
                        monthly,
                        "SUBSCRIPTION",
                        "ACTIVE",
                        start,
                        start.atZone(ZoneOffset.UTC).plusMonths(1).toInstant()));

        tell(subscription.created(start, "active", start, inDays(4)));
        assertThat(holding(member).validUntil()).isEqualTo(inDays(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"active", "trialing"})
    void aSubscriptionRunsForItsPeriodWhereverThatIsTold(String status) {
        Subscription recent = Subscription.of(account, monthly);
        tell(recent.created(daysAgo(3), status, daysAgo(3), inDays(20)));
        Subscription older = Subscription.of(account, monthly).inOlderWords();
        tell(older.created(daysAgo(2), status, daysAgo(2), inDays(10)));

        assertThat(holdings(member))
                .containsExactly(
                        new Holding(monthly, "SUBSCRIPTION", "ACTIVE", daysAgo(2), inDays(10)),
                        new Holding(monthly, "SUBSCRIPTION", "ACTIVE", daysAgo(3), inDays(20)));
    }

    @Test
    void anInvoiceIsForThePeriodOfItsLinesWhoeverTellsIt() {
        List<Map<String, Object>> shapes = List.of(
                Map.of("subscription", "sub_1" + key, "subscription_details", Map.of("metadata", names())),
                Map.of(
                        "parent",
                        Map.of("subscription_details", Map.of("subscription", "sub_2" + key, "metadata", names()))),
                Map.of("subscription", Map.of("id", "sub_3" + key, "object", "subscription"), "metadata", names()),
                Map.of());
        for (int i = 0; i < shapes.size(); i++) {
            Map<String, Object> line = Map.of(
                    "period",
                            Map.of(
                                    "start",
                                    daysAgo(i + 1).getEpochSecond(),
                                    "end",
                                    inDays(9).getEpochSecond()),
                    "subscription", "sub_" + (i + 1) + key,
                    "metadata", names());
            Map<String, Object> proration = Map.of(
                    "period",
                            Map.of(
                                    "start",
                                    daysAgo(90).getEpochSecond(),
                                    "end",
                                    inDays(90).getEpochSecond()),
                    "proration", true,
                    "metadata", Map.of("account", account, "plan", forGood));
            Map<String, Object> invoice = new HashMap<>(shapes.get(i));
            invoice.put("id", "in_" + i + key);
            invoice.put("amount_paid", 0);
            invoice.put("lines", Map.of("data", List.of(proration, line)));
            tell(Event.of(i == 0 ? "invoice.payment_succeeded" : "invoice.paid", daysAgo(i + 1), invoice));
        }

        assertThat(holdings(member))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, shapes.size())
                        .mapToObj(i -> new Holding(monthly, "SUBSCRIPTION", "ACTIVE", daysAgo(i), inDays(9)))
                        .toList());
    }

    private Map<String, Object> names() {
        return Map.of("account", account, "plan", monthly);
    }

    @Test
    void whatIsCanceledOrEndedIsHeldAsLongAsItIsPaid() {
        Subscription subscription = Subscription.of(account, monthly);
        tell(subscription.checkedOut(daysAgo(3)));
        tell(subscription.paid(1, daysAgo(3), daysAgo(3), inDays(27)));
        tell(subscription.canceled(daysAgo(2), daysAgo(3), inDays(27)));
        Holding canceled = new Holding(monthly, "SUBSCRIPTION", "CANCELED", daysAgo(3), inDays(27));
        assertThat(holding(member)).isEqualTo(canceled);

        tell(subscription.deleted(daysAgo(1), daysAgo(3), inDays(27)));
        assertThat(holding(member)).isEqualTo(canceled);
    }

    @Test
    void aCancellationForADayInItsPeriodIsOneAndALaterOneIsNotYet() {
        for (double days : List.of(27.0, 300.0)) {
            tell(Event.of(
                    "customer.subscription.updated",
                    daysAgo(3),
                    Map.of(
                            "id", "sub_" + days + key,
                            "status", "active",
                            "metadata", names(),
                            "cancel_at", inDays(days).getEpochSecond(),
                            "current_period_start", daysAgo(3).getEpochSecond(),
                            "current_period_end", inDays(27).getEpochSecond())));
        }

        assertThat(holdings(member)).extracting(Holding::state).containsExactlyInAnyOrder("CANCELED", "ACTIVE");
    }

    @Test
    void aLatePaymentIsForgivenForSomeDaysAndSaidSo() {
        String topic = published(Bank.of(7));
        String plan = plan("Of a topic", "MONTH", topic);
        Subscription subscription = Subscription.of(account, plan);
        tell(subscription.checkedOut(daysAgo(33)));
        tell(subscription.paid(1, daysAgo(33), daysAgo(33), daysAgo(3)));
        tell(subscription.failed(2, daysAgo(3), daysAgo(3), inDays(27)));
        tell(subscription.updated(daysAgo(3), "past_due", daysAgo(3), inDays(27)));

        assertThat(holding(member)).isEqualTo(new Holding(plan, "SUBSCRIPTION", "GRACE", daysAgo(33), inDays(12)));
        JsonNode question = lastQuestion(member, topic);
        assertThat(question.at("/prompt/markdown").stringValue()).isEqualTo("Prompt 7");
        assertThat(question.at("/access/prompt/reason").stringValue()).isEqualTo("GRACE");
        assertThat(question.at("/access/prompt/until").stringValue())
                .startsWith(inDays(12).toString().substring(0, 19));

        tell(subscription.paid(2, daysAgo(1), daysAgo(3), inDays(27)));
        assertThat(holding(member).state()).isEqualTo("ACTIVE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"past_due", "unpaid"})
    void aPaymentThatStaysAwayEndsInTheEnd(String status) {
        String topic = published(Bank.of(7));
        String plan = plan("Of a topic", "MONTH", topic);
        Subscription subscription = Subscription.of(account, plan);
        tell(subscription.paid(1, daysAgo(46), daysAgo(46), daysAgo(16)));
        tell(subscription.updated(daysAgo(16), status, daysAgo(16), inDays(14)));

        assertThat(holding(member)).isEqualTo(new Holding(plan, "SUBSCRIPTION", "EXPIRED", daysAgo(46), daysAgo(1)));
        assertThat(lastQuestion(member, topic).at("/access/prompt/reason").stringValue())
                .isEqualTo("LOCKED");
    }

    @Test
    void aSubscriptionThatNeverBeganHasNoEffect() {
        Subscription subscription = Subscription.of(account, monthly);
        Event incomplete = subscription.created(daysAgo(1), "incomplete", daysAgo(1), inDays(29));
        Event paused = subscription.updated(daysAgo(1), "paused", daysAgo(1), inDays(29));
        tell(incomplete, paused);

        assertThat(List.of(String.valueOf(state(incomplete)), String.valueOf(state(paused))))
                .containsOnly("IGNORED");
        assertThat(holdings(member)).isEmpty();
    }

    @Test
    void aChangeOfPlanCountsFromThenOn() {
        String other = plan("Other", "MONTH");
        Subscription subscription = Subscription.of(account, monthly);
        tell(subscription.paid(1, daysAgo(3), daysAgo(3), inDays(27)));
        tell(subscription.to(other).updated(daysAgo(1), "active", daysAgo(3), inDays(27)));
        assertThat(holding(member).plan()).isEqualTo(other);

        tell(subscription.updated(daysAgo(2), "active", daysAgo(3), inDays(27)));
        assertThat(holding(member).plan())
                .as("after an event of before the change")
                .isEqualTo(other);
    }

    @Test
    void aLateWordOfAnOldSubscriptionLeavesTheNewOneAlone() {
        Subscription old = Subscription.of(account, monthly);
        tell(old.paid(1, daysAgo(40), daysAgo(40), daysAgo(10)));
        Subscription fresh = Subscription.of(account, monthly);
        tell(fresh.checkedOut(daysAgo(5)), fresh.paid(1, daysAgo(5), daysAgo(5), inDays(25)));

        tell(old.deleted(daysAgo(1), daysAgo(40), daysAgo(10)));

        assertThat(holdings(member))
                .containsExactly(
                        new Holding(monthly, "SUBSCRIPTION", "ACTIVE", daysAgo(5), inDays(25)),
                        new Holding(monthly, "SUBSCRIPTION", "EXPIRED", daysAgo(40), daysAgo(10)));
    }

    @ParameterizedTest
    @CsvSource({"charge.refunded, payment_intent", "charge.refunded, invoice", "charge.dispute.created, payment_intent"
    })
    void whatIsGivenBackEndsExactlyWhatItPaidFor(String type, String name) {
        tell(purchase("1", daysAgo(3), Map.of("invoice", "in_1" + key)));
        tell(purchase("2", daysAgo(2), Map.of("invoice", "in_2" + key)));

        String reference = name.equals("invoice") ? "in_1" + key : "pi_1" + key;
        tell(Event.of(type, daysAgo(1), Map.of("id", "x_" + key, name, reference)));

        assertThat(holdings(member))
                .containsExactly(
                        new Holding(forGood, "PURCHASE", "ACTIVE", daysAgo(2), null),
                        new Holding(forGood, "PURCHASE", "REVOKED", daysAgo(3), daysAgo(1)));
    }

    @Test
    void aPaymentIsFoundByItsChargeToo() {
        Map<String, Object> invoice = new HashMap<>(Subscription.of(account, monthly)
                .paid(1, daysAgo(3), daysAgo(3), inDays(27))
                .object());
        invoice.put("charge", "ch_" + key);
        tell(Event.of("invoice.paid", daysAgo(3), invoice));
        tell(Event.of("charge.dispute.created", daysAgo(1), Map.of("id", "dp_" + key, "charge", "ch_" + key)));

        assertThat(holding(member)).isEqualTo(new Holding(monthly, "SUBSCRIPTION", "REVOKED", daysAgo(3), daysAgo(1)));
    }

    @Test
    void whatIsGivenBackOfASubscriptionEndsThatPeriodAlone() {
        for (Subscription subscription : List.of(
                Subscription.of(account, monthly),
                Subscription.of(account, monthly).inOlderWords())) {
            tell(subscription.paid(1, daysAgo(33), daysAgo(33), daysAgo(3)));
            tell(subscription.paid(2, daysAgo(3), daysAgo(3), inDays(27)));
            if (subscription.isRecent()) {
                tell(subscription.paidWith(1, daysAgo(33)), subscription.paidWith(2, daysAgo(3)));
            }
            tell(subscription.updated(daysAgo(3), "active", daysAgo(3), inDays(27)));
            tell(subscription.refunded(1, daysAgo(2)));
        }
        assertThat(holdings(member)).extracting(Holding::state).containsOnly("ACTIVE");
        assertThat(holdings(member)).extracting(Holding::validUntil).containsOnly(inDays(27));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"900, 900, REVOKED", "900, 1000, REVOKED", "900, 899, ACTIVE", "-, 10, REVOKED", "-, -, REVOKED"})
    void onlyAPaymentThatIsGivenBackInFullEnds(Integer amount, Integer refunded, String state) {
        tell(purchase("1", daysAgo(3), Map.of()));
        Map<String, Object> charge = new HashMap<>(Map.of("id", "ch_1" + key, "payment_intent", "pi_1" + key));
        charge.put("amount", amount);
        charge.put("amount_refunded", refunded);
        Event refund = Event.of("charge.refunded", daysAgo(1), charge);
        tell(refund);

        assertThat(holding(member).state()).isEqualTo(state);
        assertThat(reason(refund))
                .isEqualTo(state.equals("ACTIVE") ? "Only a part of the payment was given back." : null);
    }

    @Test
    void whatSpeaksOfSomethingUnknownWaitsForIt() {
        Subscription subscription = new Subscription(account, monthly, key, true);
        Event refund = subscription.refunded(1, daysAgo(1));
        Event nameless = Event.of(
                "invoice.payment_failed",
                daysAgo(2),
                Map.of("id", subscription.invoice(2), "subscription", subscription.id()));
        Event link = subscription.paidWith(1, daysAgo(9));
        tell(refund, nameless, link);
        assertThat(List.of(refund, nameless, link))
                .allSatisfy(event -> assertThat(state(event)).isEqualTo("WAITING"));
        assertThat(reason(nameless)).isEqualTo("It names no account and plan, and what it speaks of is not known.");
        Event other = purchase("1", daysAgo(1), Map.of());
        tell(other); // nothing is held up

        tell(subscription.paid(1, daysAgo(9), daysAgo(9), inDays(21)));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(List.of(refund, nameless, link))
                        .allSatisfy(event -> assertThat(state(event)).isEqualTo("APPLIED")));
        assertThat(holdings(member))
                .containsExactlyInAnyOrder(
                        new Holding(forGood, "PURCHASE", "ACTIVE", daysAgo(1), null),
                        new Holding(monthly, "SUBSCRIPTION", "REVOKED", daysAgo(9), daysAgo(1)));
    }

    @Test
    void aRefundWithoutAnyKnownReferenceEndsTheOnlyPaymentItCanMean() {
        tell(purchase("1", daysAgo(3), Map.of("payment_intent", "pi_1" + key)));
        Map<String, Object> session =
                new HashMap<>(purchase("2", daysAgo(2), Map.of()).object());
        session.remove("payment_intent");
        tell(Event.of("checkout.session.completed", daysAgo(2), session));
        Event refund = Event.of(
                "charge.refunded",
                daysAgo(1),
                Map.of(
                        "id",
                        "ch_3" + key,
                        "payment_intent",
                        "pi_3" + key,
                        "metadata",
                        Map.of("account", account, "plan", forGood)));
        tell(refund);
        assertThat(state(refund)).as("the payment may still be on its way").isEqualTo("WAITING");

        hurry(refund, 5);

        await().atMost(SOON).untilAsserted(() -> assertThat(state(refund)).isEqualTo("APPLIED"));
        assertThat(holdings(member))
                .containsExactly(
                        new Holding(forGood, "PURCHASE", "REVOKED", daysAgo(2), daysAgo(1)),
                        new Holding(forGood, "PURCHASE", "ACTIVE", daysAgo(3), null));
    }

    private void hurry(Event event, int attempts) {
        sql.query(
                        "update access_payment_event set attempts = ?, next_attempt_at = received_at where event = ?",
                        attempts,
                        event.id())
                .execute();
    }

    @Test
    void aCustomerWhoIsKnownNeedNotBeNamedAgain() {
        tell(purchase("1", daysAgo(3), Map.of("customer", "cus_" + key)));
        tell(Event.of(
                "customer.subscription.created",
                daysAgo(2),
                Map.of(
                        "id",
                        "sub_" + key,
                        "status",
                        "active",
                        "customer",
                        "cus_" + key,
                        "metadata",
                        Map.of("plan", monthly),
                        "current_period_start",
                        daysAgo(2).getEpochSecond(),
                        "current_period_end",
                        inDays(28).getEpochSecond())));

        assertThat(holdings(member).getFirst())
                .isEqualTo(new Holding(monthly, "SUBSCRIPTION", "ACTIVE", daysAgo(2), inDays(28)));
    }

    @Test
    void whatIsOfNoConcernIsKeptAndSaysSo() {
        Event event = Event.of("customer.tax_id.created", daysAgo(1), Map.of("id", "txi_" + key));
        tell(event);

        assertThat(state(event)).isEqualTo("IGNORED");
        assertThat(reason(event)).isEqualTo("Nothing follows from events of this type.");
    }

    @Test
    void anEventTakesEffectOnceHoweverOftenAndFastItIsTold() {
        Event event = purchase("1", daysAgo(1), Map.of());

        assertThat(IntStream.range(0, 30)
                        .parallel()
                        .map(i -> stripe().tell(event))
                        .toArray())
                .containsOnly(200);

        awaitState(event, "APPLIED");
        assertThat(holdings(member)).hasSize(1);
        assertThat(sql.fetchValue("select deliveries from access_payment_event where event = ?", event.id()))
                .isEqualTo(30);
        assertThat(sql.fetchValue("select count(*) from access_entitlement_event where provider_event = ?", event.id()))
                .isEqualTo(1L);
    }

    @Test
    void nothingOfThePersonIsKept() {
        String secret = "secret" + UUID.randomUUID().toString().replace("-", "");
        Map<String, Object> person = Map.of(
                "email",
                secret + "@example.org",
                "name",
                secret,
                "address",
                Map.of("line1", secret, "city", secret),
                "card",
                Map.of("last4", secret));
        Map<String, Object> more = new HashMap<>(person);
        more.put("customer_details", person);
        more.put("customer_email", secret + "@example.org");
        more.put("customer", Map.of("id", "cus_" + key, "email", secret, "object", "customer"));
        more.put("metadata", Map.of("account", account, "plan", forGood, "note", secret));
        more.put("client_reference_id", secret + "@example.org");
        more.put("status", secret + " " + secret);
        Event event = purchase("1", daysAgo(1), more);
        tell(event);

        assertThat(state(event)).isEqualTo("APPLIED");
        for (String table : List.of(
                "access_payment_event", "access_payment_reference", "access_entitlement_event", "access_entitlement")) {
            assertThat(sql.fetch("select * from " + table).formatCSV())
                    .as(table)
                    .doesNotContain(secret);
        }
    }
}
