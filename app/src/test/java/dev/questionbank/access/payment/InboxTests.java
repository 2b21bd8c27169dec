package dev.questionbank.access.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.questionbank.testing.Stripe.Event;
import dev.questionbank.testing.Subscription;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What comes in again, too early, from nobody we know, or with more than we want to know. */
class InboxTests extends MemberPays {

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
