package dev.questionbank.access.payment;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.Stripe.Event;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A member, and two plans to pay for. */
abstract class MemberPays extends PaidApplication {

    final String key = UUID.randomUUID().toString();
    Api member = visitor();
    String account = "";
    String monthly = "";
    String forGood = "";

    @BeforeEach
    void meet() {
        member = person();
        account = account(member);
        monthly = plan("Monthly " + key, "MONTH");
        forGood = plan("For good " + key, "ONCE");
    }

    /** A purchase for good; {@code more} adds to what is told of it. */
    Event purchase(String number, Instant at, Map<String, ?> more) {
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
}
