package dev.questionbank.access.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.Stripe.Event;
import dev.questionbank.testing.Subscription;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What nothing could be made of, and the person who looks at it. */
class DeadEventsTests extends PaidApplication {

    private static final String LIST =
            "query($first: Int, $after: String) { administration { failedPaymentEvents(first: $first, after: $after) {"
                    + " edges { node { id event type reason attempts receivedAt lastAttemptAt } }"
                    + " pageInfo { hasNextPage endCursor } } } }";
    private static final String RETRY =
            "mutation($id: ID!) { retryPaymentEvent(input: {id: $id}) { event { id reason attempts } userErrors { code field } } }";

    @Autowired
    private MeterRegistry meters;

    private Api admin = visitor();

    @BeforeEach
    void meet() {
        admin = person("ADMIN");
    }

    private JsonNode failed(Event event) {
        return admin.query(LIST, Map.of("first", 100))
                .at("/administration/failedPaymentEvents/edges")
                .valueStream()
                .map(edge -> edge.get("node"))
                .filter(node -> node.get("event").stringValue().equals(event.id()))
                .findFirst()
                .orElseThrow();
    }

    private double dead(String type) {
        return meters.counter("questionbank.access.payment.events", "type", type, "state", "dead")
                .count();
    }

    @Test
    void waitForSomebodyWithTheirReason() {
        String account = account(person());
        String monthly = plan("Monthly", "MONTH");
        String nobody = account.substring(0, account.length() - 2) + (account.endsWith("AA") ? "QQ" : "AA");
        double before = dead("invoice.paid");
        Map<Event, String> reasons = Map.of(
                paid(nobody, monthly), "It names an account that does not exist.",
                paid("somebody@example.org", monthly), "It names an account that does not exist.",
                paid(account, "no-such-plan-" + UUID.randomUUID()), "It names a plan that does not exist.",
                Event.of("invoice.paid", now, Map.of()), "The invoice has no id.");
        reasons.keySet().forEach(this::tell);

        reasons.forEach((event, reason) -> {
            assertThat(state(event)).isEqualTo("DEAD");
            assertThat(failed(event).get("reason").stringValue()).isEqualTo(reason);
            assertThat(failed(event).get("attempts").intValue()).isEqualTo(1);
            assertThat(failed(event).get("lastAttemptAt").isNull()).isFalse();
        });
        assertThat(dead("invoice.paid") - before).isEqualTo(4);
    }

    private Event paid(String account, String plan) {
        return Subscription.of(account, plan).paid(1, daysAgo(1), daysAgo(1), inDays(29));
    }

    @Test
    void areDeadInTheEndWhenWhatTheyWaitForNeverComes() {
        Event refund = Subscription.of("", "").refunded(1, now);
        tell(refund);
        sql.query(
                        "update access_payment_event set attempts = ?, next_attempt_at = received_at where event = ?",
                        PaymentWorker.MAX_ATTEMPTS - 1,
                        refund.id())
                .execute();

        awaitState(refund, "DEAD");
        assertThat(failed(refund).get("reason").stringValue()).isEqualTo("The payment that it names is not known yet.");
        assertThat(sql.fetchValue(
                        "select count(*) from access_payment_wait where event_id ="
                                + " (select id from access_payment_event where event = ?)",
                        refund.id()))
                .isEqualTo(0L);
    }

    @Test
    void areTriedAgainOnceTheirFaultIsPutRight() {
        Api member = person();
        String name = "late-" + UUID.randomUUID();
        Event event = paid(account(member), name);
        tell(event);
        JsonNode before = failed(event);
        plan(name, "MONTH");

        JsonNode retried = admin.query(RETRY, Map.of("id", before.get("id").stringValue()));

        assertThat(retried.at("/retryPaymentEvent/userErrors")).isEmpty();
        assertThat(retried.at("/retryPaymentEvent/event/attempts").intValue()).isZero();
        await().atMost(SOON).untilAsserted(() -> assertThat(holdings(member)).hasSize(1));
        assertThat(codes(admin.query(RETRY, Map.of("id", before.get("id").stringValue()))))
                .containsExactly("BLOCKED");
        assertThat(codes(admin.query(RETRY, Map.of("id", "payment_x")))).containsExactly("NOT_FOUND");
        assertThat(person().respond(RETRY, Map.of("id", "payment_x"))
                        .at("/errors/0/extensions/code")
                        .stringValue())
                .isEqualTo("FORBIDDEN");
    }

    private static List<String> codes(JsonNode answer) {
        return answer.at("/retryPaymentEvent/userErrors")
                .valueStream()
                .map(error -> error.get("code").stringValue())
                .toList();
    }

    @Test
    void areListedPageByPageAtOneCost() {
        for (int i = 0; i < 5; i++) {
            tell(Event.of("invoice.paid", now, Map.of("number", i)));
        }
        Map<String, Object> page = new HashMap<>(Map.of("first", 2));
        JsonNode first = admin.query(LIST, page).at("/administration/failedPaymentEvents");
        page.put("after", first.at("/pageInfo/endCursor").stringValue());
        JsonNode second = admin.query(LIST, page).at("/administration/failedPaymentEvents");

        assertThat(first.at("/pageInfo/hasNextPage").booleanValue()).isTrue();
        assertThat(second.get("edges")).hasSize(2);
        assertThat(second.at("/edges/0/node/id")).isNotIn(first.at("/edges/0/node/id"), first.at("/edges/1/node/id"));
        assertThat(selects(5)).isEqualTo(selects(1));
    }

    private long selects(int first) {
        return statements.during(() -> admin.query(LIST, Map.of("first", first))).stream()
                .filter(statement -> statement.contains("order by `access_payment_event`.`received_at`"))
                .count();
    }
}
