package dev.questionbank.access;

import static dev.questionbank.access.EntitlementChange.ACTIVE;
import static dev.questionbank.access.EntitlementChange.CANCELED;
import static dev.questionbank.access.EntitlementChange.CHECKED_OUT;
import static dev.questionbank.access.EntitlementChange.ENDED;
import static dev.questionbank.access.EntitlementChange.GRANTED;
import static dev.questionbank.access.EntitlementChange.PAST_DUE;
import static dev.questionbank.access.EntitlementChange.REVOKED;
import static dev.questionbank.access.EntitlementChange.VOIDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Days are numbered, a month has thirty of them, and grace is fifteen. */
class StandingTests {

    private static final Duration GRACE = Duration.ofDays(15);

    @Test
    void aTimeThatWasGivenIsServedToItsEnd() {
        assertThat(on(List.of(grant(10, 40)), 10.0, 39.9, 40.0)).containsExactly("ACTIVE", "ACTIVE", "EXPIRED");
        assertThat(on(List.of(grant(10, null)), 10.0, 9999.0)).containsExactly("ACTIVE", "ACTIVE");
    }

    @Test
    void whatIsRevokedStaysSoWhateverIsPaidLater() {
        List<EntitlementEvent> events =
                List.of(told(ACTIVE, 0, 0, 30), tells(REVOKED, 5), invoice(30, 30, 60, "second"));

        assertThat(on(events, 4.9, 5.0, 31.0)).containsExactly("ACTIVE", "REVOKED", "REVOKED");
    }

    @Test
    void aSubscriptionThatIsNotRenewedIsServedForSomeDaysMore() {
        List<EntitlementEvent> events = List.of(told(ACTIVE, 0, 0, 30));

        assertThat(on(events, 29.9, 30.0, 44.9, 45.0)).containsExactly("ACTIVE", "GRACE", "GRACE", "EXPIRED");
    }

    @Test
    void aLatePaymentIsGraceAtOnceAndThePaymentEndsIt() {
        List<EntitlementEvent> late =
                List.of(invoice(0, 0, 30, "first"), told(ACTIVE, 30, 30, 60), tells(PAST_DUE, 30.1));
        List<EntitlementEvent> paid = new ArrayList<>(late);
        paid.add(invoice(40, 30, 60, "second"));

        assertThat(on(late, 30.05, 30.1, 45.0, 45.2)).containsExactly("ACTIVE", "GRACE", "GRACE", "EXPIRED");
        assertThat(on(paid, 40.0, 59.9, 60.0)).containsExactly("ACTIVE", "ACTIVE", "GRACE");
    }

    @Test
    void ofWhatHappenedInOneSecondTheFirstRecordedIsTheEarlier() {
        EntitlementEvent active = told(ACTIVE, 0, 0, 30);
        EntitlementEvent late = tells(PAST_DUE, 0);

        assertThat(on(List.of(late, later(active)), 1.0)).containsExactly("ACTIVE");
        assertThat(on(List.of(later(late), active), 1.0, 15.0)).containsExactly("GRACE", "EXPIRED");
    }

    private static EntitlementEvent later(EntitlementEvent event) {
        return RandomHistory.recorded(event, event.recordedAt().plusMillis(1));
    }

    @Test
    void graceNeverTakesTimeThatWasPaidFor() {
        List<EntitlementEvent> events = List.of(invoice(0, 0, 360, "year"), tells(PAST_DUE, 100));

        assertThat(on(events, 99.0, 100.0, 116.0, 359.0, 360.0))
                .containsExactly("ACTIVE", "GRACE", "GRACE", "GRACE", "EXPIRED");
    }

    @Test
    void nothingIsServedBeforeTheFirstPayment() {
        assertThat(standing(List.of(tells(PAST_DUE, 0), tells(PAST_DUE, 3))).spans())
                .isEmpty();
    }

    @Test
    void whatIsCanceledKeepsThePaidTimeAndHasNoGrace() {
        List<EntitlementEvent> atTheEnd = List.of(told(ACTIVE, 0, 0, 30), told(CANCELED, 10, 0, 30));
        List<EntitlementEvent> atOnce = List.of(told(ACTIVE, 0, 0, 30), tells(ENDED, 10));
        List<EntitlementEvent> resumed = new ArrayList<>(atTheEnd);
        resumed.add(told(ACTIVE, 12, 0, 30));

        assertThat(on(atTheEnd, 12.0, 29.9, 30.0)).containsExactly("CANCELED", "CANCELED", "EXPIRED");
        assertThat(on(atOnce, 12.0, 29.9, 30.0)).containsExactly("CANCELED", "CANCELED", "EXPIRED");
        assertThat(on(resumed, 12.0, 30.0)).containsExactly("ACTIVE", "GRACE");
    }

    @Test
    void aSubscriptionThatEndsUnpaidHasNoGraceLeft() {
        List<EntitlementEvent> events =
                List.of(told(ACTIVE, 0, 0, 30), told(ACTIVE, 30, 30, 60), tells(PAST_DUE, 30.1), tells(ENDED, 38));

        assertThat(on(events, 38.0, 50.0)).containsExactly("EXPIRED", "EXPIRED");
    }

    @Test
    void aRefundEndsWhatItPaidForAndNothingElse() {
        List<EntitlementEvent> events = new ArrayList<>(List.of(
                told(ACTIVE, 0, 0, 30),
                invoice(0, 0, 30, "first"),
                told(ACTIVE, 30, 30, 60),
                invoice(30, 30, 60, "second")));
        List<EntitlementEvent> last = new ArrayList<>(events);
        last.add(refund(40, "second"));
        events.add(refund(10, "first"));

        assertThat(on(List.of(invoice(0, 0, 30, "first"), refund(0, "first")), 0.0, 30.0))
                .containsExactly("REVOKED", "REVOKED");
        assertThat(on(events, 9.9, 10.0, 29.9, 30.0)).containsExactly("ACTIVE", "EXPIRED", "EXPIRED", "ACTIVE");
        assertThat(on(last, 39.9, 40.0, 59.9, 60.0)).containsExactly("ACTIVE", "REVOKED", "REVOKED", "REVOKED");
    }

    @Test
    void aCheckoutCountsUntilTheProviderTellsOfTheSubscription() {
        EntitlementEvent checkout = event(CHECKED_OUT, 0, 0.0, 31.0, "first");

        assertThat(on(List.of(checkout), 30.9, 31.0)).containsExactly("ACTIVE", "GRACE");
        assertThat(on(List.of(checkout, told(ACTIVE, 0, 0, 30)), 29.9, 30.0, 30.9))
                .containsExactly("ACTIVE", "GRACE", "GRACE");
        assertThat(on(List.of(checkout, told(ACTIVE, 0, 0, 30), refund(5, "first")), 5.0, 30.5))
                .containsExactly("REVOKED", "REVOKED");
    }

    static IntStream seeds() {
        return IntStream.range(0, 500);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfArrivalDoesNotMatter(int seed) {
        Random random = new Random(seed);
        List<EntitlementEvent> events = RandomHistory.events(random);
        Standing inOrder = standing(events);

        Collections.shuffle(events, random);

        assertThat(standing(events)).isEqualTo(inOrder);
        Instant end = Instant.MIN;
        for (Span span : inOrder.spans()) {
            assertThat(span.from()).isAfterOrEqualTo(end);
            end = span.until() == null ? Instant.MAX : span.until();
            assertThat(end).isAfter(span.from());
        }
    }

    private static List<String> on(List<EntitlementEvent> events, Double... days) {
        Held held = new Held(RandomHistory.ENTITLEMENT, RandomHistory.ACCOUNT, standing(events));
        return Arrays.stream(days)
                .map(day -> held.at(RandomHistory.day(day)).state().name())
                .toList();
    }

    private static Standing standing(List<EntitlementEvent> events) {
        return Standing.of(events, GRACE);
    }

    private static EntitlementEvent grant(double from, @Nullable Integer until) {
        return new EntitlementEvent(
                RandomHistory.ENTITLEMENT,
                RandomHistory.ACCOUNT,
                new PlanId(new UUID(3, 3)),
                GRANTED,
                EntitlementSource.GRANT,
                RandomHistory.day(from),
                until == null ? null : RandomHistory.day(until),
                null,
                "a test",
                null,
                null,
                RandomHistory.day(from),
                RandomHistory.day(from));
    }

    private static EntitlementEvent told(EntitlementChange change, double on, double from, double until) {
        return event(change, on, from, until, null);
    }

    private static EntitlementEvent tells(EntitlementChange change, double on) {
        return event(change, on, null, null, null);
    }

    private static EntitlementEvent invoice(double on, double from, double until, String payment) {
        return event(GRANTED, on, from, until, payment);
    }

    private static EntitlementEvent refund(double on, String payment) {
        return event(VOIDED, on, null, null, payment);
    }

    private static EntitlementEvent event(
            EntitlementChange change,
            double on,
            @Nullable Double from,
            @Nullable Double until,
            @Nullable String payment) {
        return RandomHistory.event(change, on, from, until, payment);
    }
}
