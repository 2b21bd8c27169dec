package dev.questionbank.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may happen to a subscription, in no likely order, and long after the tests ran. */
final class RandomHistory {

    static final EntitlementId ENTITLEMENT = new EntitlementId(new UUID(1, 1));
    static final AccountId ACCOUNT = new AccountId(new UUID(2, 2));
    private static final PlanId PLAN = new PlanId(new UUID(3, 3));
    private static final Instant START = Instant.parse("2127-01-01T00:00:00Z");

    private RandomHistory() {}

    static Instant day(double number) {
        return START.plus(Duration.ofMinutes(Math.round(number * 24 * 60)));
    }

    static List<EntitlementEvent> events(Random random) {
        List<EntitlementEvent> events = new ArrayList<>();
        int number = 1 + random.nextInt(12);
        for (int i = 0; i < number; i++) {
            EntitlementChange change = EntitlementChange.values()[random.nextInt(EntitlementChange.values().length)];
            double on = random.nextInt(200);
            double from = on - random.nextInt(20);
            String payment = "payment-" + random.nextInt(4);
            events.add(
                    switch (change) {
                        case GRANTED, CHECKED_OUT -> event(change, on, from, from + 1 + random.nextInt(60), payment);
                        case ACTIVE, CANCELED -> event(change, on, from, from + 1 + random.nextInt(60), null);
                        case PAST_DUE, ENDED, REVOKED -> event(change, on, null, null, null);
                        case VOIDED -> event(change, on, null, null, payment);
                    });
        }
        return events;
    }

    static EntitlementEvent event(
            EntitlementChange change,
            double on,
            @Nullable Double from,
            @Nullable Double until,
            @Nullable String payment) {
        return new EntitlementEvent(
                ENTITLEMENT,
                ACCOUNT,
                PLAN,
                change,
                EntitlementSource.SUBSCRIPTION,
                from == null ? null : day(from),
                until == null ? null : day(until),
                payment,
                "a test",
                null,
                null,
                day(on),
                day(on));
    }

    /** The same event, written down at another moment. */
    static EntitlementEvent recorded(EntitlementEvent event, Instant at) {
        return new EntitlementEvent(
                event.entitlement(),
                event.account(),
                event.plan(),
                event.change(),
                event.source(),
                event.validFrom(),
                event.validUntil(),
                event.payment(),
                event.cause(),
                event.actor(),
                event.providerEvent(),
                event.occurredAt(),
                at);
    }
}
