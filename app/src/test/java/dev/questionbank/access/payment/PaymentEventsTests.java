package dev.questionbank.access.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Stripe.Event;
import dev.questionbank.testing.Subscription;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What follows from what the provider tells. */
class PaymentEventsTests extends MemberPays {

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
}
