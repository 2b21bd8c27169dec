package dev.questionbank.access.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.questionbank.access.Ledger;
import dev.questionbank.testing.Stripe.Event;
import dev.questionbank.testing.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;

/** Tells many histories in order, and the same ones again as a bad network would. */
abstract class ShuffledDeliveries extends PaidApplication {

    private static final int TOGETHER = 8;
    private static final int PARTS = 20;

    @Autowired
    private Ledger ledger;

    @Autowired
    private ReferenceRepository references;

    private final Random random = new Random(20_261_125);
    private final Instant begun = Instant.now();
    private final AtomicInteger refused = new AtomicInteger();

    /**
     * Tells so many histories in order, and their twins in so many deliveries with duplicates and in no order, half of them
     * several at a time; and shows that the twins end as equals.
     */
    void endAlikeInWhateverOrder(int subscriptions, int deliveries) {
        String account = account(person());
        List<String> plans = List.of(plan("One", "MONTH"), plan("Two", "MONTH"), plan("Three", "MONTH"));
        List<List<Event>> ordered = new ArrayList<>();
        List<List<Event>> twins = new ArrayList<>();
        List<Subscription> first = new ArrayList<>();
        List<Subscription> second = new ArrayList<>();
        for (int i = 0; i < subscriptions; i++) {
            long seed = random.nextLong();
            String plan = plans.get(random.nextInt(plans.size()));
            boolean isRecent = random.nextBoolean();
            first.add(kind(Subscription.of(account, plan), isRecent));
            second.add(kind(Subscription.of(account, plan), isRecent));
            ordered.add(PaymentHistories.of(seed, first.getLast(), plans, now));
            twins.add(PaymentHistories.of(seed, second.getLast(), plans, now));
        }
        int longest = ordered.stream().mapToInt(List::size).max().orElseThrow();
        for (int step = 0; step < longest; step++) {
            int next = step;
            tellTogether(ordered.stream()
                    .filter(history -> history.size() > next)
                    .map(history -> history.get(next))
                    .toList());
            awaitQuiet();
        }

        List<Event> shuffled = shuffled(twins, deliveries);
        long start = System.nanoTime();
        for (int part = 0; part < PARTS; part++) {
            List<Event> some = shuffled.subList(part * shuffled.size() / PARTS, (part + 1) * shuffled.size() / PARTS);
            if (part % 2 == 0) {
                some.forEach(this::tellOne);
            } else {
                tellTogether(some);
            }
        }
        long told = System.nanoTime();
        awaitQuiet();
        long quiet = System.nanoTime();

        Map<String, Integer> ends = new TreeMap<>();
        for (int i = 0; i < subscriptions; i++) {
            String end = standing(first.get(i));
            assertThat(standing(second.get(i))).as("subscription %d", i).isEqualTo(end);
            ends.merge(state(second.get(i)), 1, Integer::sum);
        }
        assertThat(refused).hasValue(0);
        assertThat(ends.keySet()).contains("ACTIVE", "CANCELED", "EXPIRED");
        System.out.printf(
                "%d deliveries of %d events of %d subscriptions: told in %.1f s, booked %.1f s later; %d refused; they end as %s%n",
                shuffled.size(),
                twins.stream().mapToInt(List::size).sum(),
                subscriptions,
                (told - start) / 1e9,
                (quiet - told) / 1e9,
                refused.get(),
                ends);
    }

    private static Subscription kind(Subscription subscription, boolean isRecent) {
        return isRecent ? subscription : subscription.inOlderWords();
    }

    /** All of these and some of them again, so many in all, in no order. */
    private List<Event> shuffled(List<List<Event>> histories, int deliveries) {
        List<Event> events = histories.stream().flatMap(List::stream).toList();
        List<Event> all = new ArrayList<>(events);
        while (all.size() < deliveries) {
            all.add(events.get(random.nextInt(events.size())));
        }
        Collections.shuffle(all, random);
        return all;
    }

    private void tellOne(Event event) {
        if (stripe().tell(event) != 200) {
            refused.incrementAndGet();
        }
    }

    private void tellTogether(List<Event> events) {
        try (ExecutorService threads = Executors.newFixedThreadPool(TOGETHER)) {
            events.forEach(event -> threads.execute(() -> tellOne(event)));
        }
    }

    private void awaitQuiet() {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Long.valueOf(0)
                        .equals(sql.fetchValue(
                                "select count(*) from access_payment_event where next_attempt_at is not null"
                                        + " and received_at >= ?",
                                LocalDateTime.ofInstant(begun, ZoneOffset.UTC))));
    }

    private String state(Subscription subscription) {
        return ledger.find(
                        Objects.requireNonNull(
                                references.find(subscription.id()).orElseThrow().entitlement()),
                        now)
                .orElseThrow()
                .state()
                .name();
    }

    /** Everything that the ledger says of the subscription. */
    private String standing(Subscription subscription) {
        byte[] id = (byte[]) sql.fetchValue(
                "select entitlement_id from access_payment_reference where reference = ?", subscription.id());
        String held = sql.fetch(
                        "select hex(plan_id), source, valid_from, ended_as from access_entitlement where id = ?", id)
                .formatCSV();
        return held
                + sql
                        .fetch(
                                "select valid_from, valid_until, state from access_entitlement_span where entitlement_id = ?"
                                        + " order by valid_from",
                                id)
                        .stream()
                        .map(span -> span.get(0) + " " + span.get(1) + " " + span.get(2))
                        .collect(Collectors.joining("\n"));
    }
}
