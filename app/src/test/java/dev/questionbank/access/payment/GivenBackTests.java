package dev.questionbank.access.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.questionbank.testing.Stripe.Event;
import dev.questionbank.testing.Subscription;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ends when the provider tells that money went back. */
class GivenBackTests extends MemberPays {

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
}
