package dev.questionbank.access.payment;

import dev.questionbank.testing.Stripe.Event;
import dev.questionbank.testing.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes up what may happen to subscriptions in some months: renewals, late payments and recoveries, cancellations, ends, refunds,
 * changes of plan. The same seed makes the same histories, also for other ids.
 */
final class PaymentHistories {

    private static final Duration PERIOD = Duration.ofDays(30);

    private final Random random;
    private final List<String> plans;
    private final Instant now;
    private Subscription subscription;
    private final List<Event> events = new ArrayList<>();

    private PaymentHistories(long seed, Subscription subscription, List<String> plans, Instant now) {
        this.random = new Random(seed);
        this.subscription = subscription;
        this.plans = plans;
        this.now = now;
    }

    /** What the provider tells of the subscription, in order. */
    static List<Event> of(long seed, Subscription subscription, List<String> plans, Instant now) {
        PaymentHistories history = new PaymentHistories(seed, subscription, plans, now);
        history.run();
        return history.events;
    }

    private void run() {
        Instant start = now.minus(Duration.ofHours(24 + random.nextInt(24 * 110)));
        Instant end = start.plus(PERIOD);
        events.add(subscription.checkedOut(start));
        events.add(subscription.created(start, "active", start, end));
        pay(1, start, start, end);
        for (int number = 2; goesOn(number, start, end); number++) {
            start = end;
            end = end.plus(PERIOD);
        }
    }

    /** Whether the subscription goes on after what happens in this period and at its end. */
    private boolean goesOn(int number, Instant start, Instant end) {
        Instant inside = start.plus(Duration.ofHours(1 + random.nextInt(24 * 28)));
        if (inside.isAfter(now)) {
            return false;
        }
        int chance = random.nextInt(100);
        if (chance < 8) {
            subscription = subscription.to(plans.get(random.nextInt(plans.size())));
            events.add(subscription.updated(inside, "active", start, end));
        } else if (chance < 16) {
            events.add(subscription.refunded(1 + random.nextInt(number - 1), inside));
        } else if (chance < 24) {
            events.add(subscription.canceled(inside, start, end));
            if (random.nextBoolean()) {
                events.add(subscription.updated(inside.plusSeconds(3_600), "active", start, end));
            } else {
                if (end.isBefore(now)) {
                    events.add(subscription.deleted(end, start, end));
                }
                return false;
            }
        } else if (chance < 28) {
            events.add(subscription.deleted(inside, start, end));
            return false;
        }
        return !end.isAfter(now) && renew(number, end, end.plus(PERIOD));
    }

    private boolean renew(int number, Instant start, Instant end) {
        int chance = random.nextInt(100);
        if (chance < 75) {
            pay(number, start, start, end);
            events.add(subscription.updated(start, "active", start, end));
            return true;
        }
        events.add(subscription.failed(number, start, start, end));
        events.add(subscription.updated(start.plusSeconds(2), "past_due", start, end));
        Instant later = start.plus(Duration.ofDays(2));
        if (later.isAfter(now)) {
            return false;
        }
        if (chance < 92) {
            pay(number, later, start, end);
            events.add(subscription.updated(later.plusSeconds(1), "active", start, end));
            return true;
        }
        if (chance < 96) {
            events.add(subscription.deleted(later, start, end));
        }
        return false;
    }

    private void pay(int number, Instant at, Instant start, Instant end) {
        events.add(subscription.paid(number, at, start, end));
        if (subscription.isRecent()) {
            events.add(subscription.paidWith(number, at));
        }
    }
}
