package dev.questionbank.access.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.questionbank.testing.Stripe;
import dev.questionbank.testing.Stripe.Event;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is sent to the place where the provider tells, by whomever. */
class WebhookTests extends PaidApplication {

    @Autowired
    private DataSource dataSource;

    private final Event event = Event.of("customer.created", Instant.now(), Map.of("id", "cus_" + UUID.randomUUID()));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | The body is no object.",
                "{ | The body is no JSON.",
                "{} {} | The body is no JSON.",
                "[] | The body is no object.",
                "null | The body is no object.",
                "\"text\" | The body is no object.",
                "42 | The body is no object.",
                "{} | The event has no data.object.",
                "{\"id\": \"evt_1\", \"type\": \"a.b\"} | The event has no data.object.",
                "{\"id\": \"evt_1\", \"type\": \"a.b\", \"data\": []} | The event has no data.object.",
                "{\"id\": \"evt_1\", \"type\": \"a.b\", \"data\": {\"object\": \"x\"}} | The event has no data.object.",
                "{\"type\": \"a.b\", \"data\": {\"object\": {}}} | The event has no id that could be one.",
                "{\"id\": 7, \"type\": \"a.b\", \"data\": {\"object\": {}}} | The event has no id that could be one.",
                "{\"id\": \"a\\u0000b\", \"type\": \"a.b\", \"data\": {\"object\": {}}} | The event has no id that could be one.",
                "{\"id\": \"evt_1\", \"data\": {\"object\": {}}} | The event has no type that could be one.",
                "{\"id\": \"evt_1\", \"type\": \"a@b\", \"data\": {\"object\": {}}} | The event has no type that could be one."
            })
    void refusesWhatIsNoEvent(String body, String reason) {
        HttpResponse<String> answer = stripe().post(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo(reason);
    }

    @Test
    void refusesWhatIsNestedBeyondReason() {
        assertThat(stripe().post("{\"data\":" + "[".repeat(100_000)).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "0",
                "1.5",
                "1e99",
                "99999999999",
                "99999999999999999999999999",
                "\"soon\"",
                "null",
                "[]",
                "{}"
            })
    void takesNumbersThatCannotBeForNone(String number) {
        String id = "evt_" + UUID.randomUUID();
        String body = """
                {"id": "%1$s", "type": "customer.subscription.updated", "created": %2$s, "data": {"object": {
                  "id": "sub_%1$s", "status": "active", "cancel_at": %2$s, "amount": %2$s,
                  "current_period_start": %2$s, "current_period_end": %2$s, "items": {"data": %2$s}}}}""".formatted(id, number);

        assertThat(stripe().post(body).statusCode()).isEqualTo(200);
        awaitState(new Event(id, "", Instant.now(), Map.of()), "WAITING");
        assertThat(sql.fetchValue("select reason from access_payment_event where event = ?", id))
                .isEqualTo("It names no account and plan, and what it speaks of is not known.");
    }

    @Test
    void refusesWhatTheProviderDidNotSign() {
        String body = event.json();
        String good = Stripe.signature(body, Instant.now(), Stripe.SECRET);
        List<String> answers = new ArrayList<>();
        for (String header : List.of(
                "",
                "t=,v1=",
                "t=x,v1=y",
                "v1=00",
                "t=" + Instant.now().getEpochSecond(),
                good.replace("v1=", "v0="),
                good.substring(0, good.length() - 1) + (good.endsWith("0") ? "1" : "0"),
                Stripe.signature(body + " ", Instant.now(), Stripe.SECRET),
                Stripe.signature(body, Instant.now(), "whsec_of_another"))) {
            HttpResponse<String> answer = stripe().post(body, header);
            assertThat(answer.statusCode()).as(header).isEqualTo(400);
            answers.add(answer.body());
        }
        assertThat(answers).allSatisfy(answer -> assertThat(answer).isNotBlank().doesNotContain("Exception", "null"));
        assertThat(stripe().post(body, null).body()).isEqualTo("There is no Stripe-Signature.");
        assertThat(state(event)).isNull();
    }

    @Test
    void refusesWhatWasSignedLongAgo() {
        String body = event.json();

        HttpResponse<String> old =
                stripe().post(body, Stripe.signature(body, Instant.now().minusSeconds(310), Stripe.SECRET));
        assertThat(old.statusCode()).isEqualTo(400);
        assertThat(old.body()).contains("Timestamp outside the tolerance zone");
        assertThat(stripe().post(body, Stripe.signature(body, Instant.now().minusSeconds(280), Stripe.SECRET))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void takesOneGoodSignatureAmongSeveral() {
        String body = event.json();
        String good = Stripe.signature(body, Instant.now(), Stripe.SECRET);
        String other = Stripe.signature(body, Instant.now(), "whsec_of_before").replaceAll("t=\\d+,", "");

        assertThat(stripe().post(body, good.replace(",v1=", "," + other + ",v1="))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesWhatIsTooLargeWithoutReadingItAll() {
        int limit = 256 * 1024;
        String padded = event.json() + " ".repeat(limit - event.json().length());
        assertThat(stripe().post(padded).statusCode()).isEqualTo(200);
        assertThat(stripe().post(padded + " ").statusCode()).isEqualTo(413);
        assertThat(stripe().stream(new byte[limit + 1]).statusCode()).isEqualTo(413);
        assertThat(stripe().stream("{}".getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void answersThatTheProviderShallTellItAgainWhenTheDatabaseIsAway() throws SQLException {
        List<Connection> all = new ArrayList<>();
        try {
            while (all.size() < dataSource.unwrap(HikariDataSource.class).getMaximumPoolSize()) {
                all.add(dataSource.getConnection());
            }
            HttpResponse<String> answer = stripe().post(event.json());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).isEqualTo("Not available just now; tell it again.");
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
        tell(event);
    }

    @Test
    void answersFast() {
        for (int i = 0; i < 20; i++) {
            stripe().tell(Event.of("a.warm_up", Instant.now(), Map.of()));
        }
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            long start = System.nanoTime();
            stripe().tell(Event.of("a.measured", Instant.now(), Map.of()));
            millis.add((System.nanoTime() - start) / 1_000_000);
        }
        assertThat(millis.stream().sorted().toList().get(25)).isLessThan(100);
    }
}
