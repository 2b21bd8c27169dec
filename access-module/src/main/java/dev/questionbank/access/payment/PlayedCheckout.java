package dev.questionbank.access.payment;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.BillingInterval;
import dev.questionbank.access.PlanId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A checkout that the application plays, and the purchase or subscription that came of it.
 *
 * @param session in the address of its page, and known to nobody else
 * @param reference in the ids of what is told of it
 * @param payments how many were made
 * @param isRefunded whether the last one was given back
 * @param periodStart when the period began that the subscription is in; null while there is none
 * @param periodEnd when it ends
 */
record PlayedCheckout(
        String session,
        String reference,
        AccountId account,
        PlanId plan,
        int priceCents,
        String currency,
        BillingInterval interval,
        PlayedState state,
        int payments,
        boolean isRefunded,
        @Nullable Instant periodStart,
        @Nullable Instant periodEnd) {

    /** What came of a button: how the checkout stands then, and what is told of it. */
    record Pressed(PlayedCheckout checkout, List<PlayedEvent> events) {}

    boolean isSubscription() {
        return interval != BillingInterval.ONCE;
    }

    /** What can be done with it now. */
    Set<PlayedButton> buttons() {
        Set<PlayedButton> buttons = switch (state) {
            case OPEN -> EnumSet.of(PlayedButton.PAY, PlayedButton.FAIL);
            case BOUGHT, ENDED -> EnumSet.noneOf(PlayedButton.class);
            case RUNNING ->
                EnumSet.of(PlayedButton.RENEW, PlayedButton.FAIL_RENEWAL, PlayedButton.CANCEL, PlayedButton.END);
            case LATE -> EnumSet.of(PlayedButton.RENEW, PlayedButton.END);
            case CANCELED -> EnumSet.of(PlayedButton.END);
        };
        if (payments > 0 && !isRefunded) {
            buttons.add(PlayedButton.REFUND);
        }
        return buttons;
    }

    /** @param now in whole seconds, as the provider tells time */
    Pressed press(PlayedButton button, Instant now) {
        return switch (button) {
            case PAY -> pay(now);
            case FAIL -> new Pressed(this, List.of(PlayedEvent.failedPayment(this)));
            case RENEW -> {
                Instant begin = Objects.requireNonNull(periodEnd);
                PlayedCheckout renewed = paid(begin);
                yield new Pressed(
                        renewed, List.of(PlayedEvent.invoicePaid(renewed), PlayedEvent.subscription(renewed)));
            }
            case FAIL_RENEWAL -> {
                PlayedCheckout late = in(PlayedState.LATE);
                yield new Pressed(late, List.of(PlayedEvent.invoiceFailed(late), PlayedEvent.subscription(late)));
            }
            case CANCEL -> told(PlayedState.CANCELED);
            case END -> told(PlayedState.ENDED);
            case REFUND -> new Pressed(refunded(), List.of(PlayedEvent.refund(this)));
        };
    }

    private Pressed pay(Instant now) {
        if (!isSubscription()) {
            PlayedCheckout bought = as(PlayedState.BOUGHT, 1, false, null, null);
            return new Pressed(bought, List.of(PlayedEvent.checkout(bought)));
        }
        PlayedCheckout running = paid(now);
        return new Pressed(
                running,
                List.of(PlayedEvent.checkout(running), PlayedEvent.created(running), PlayedEvent.invoicePaid(running)));
    }

    private PlayedCheckout paid(Instant begin) {
        return as(PlayedState.RUNNING, payments + 1, false, begin, interval.endOf(begin));
    }

    private Pressed told(PlayedState next) {
        PlayedCheckout changed = in(next);
        return new Pressed(changed, List.of(PlayedEvent.subscription(changed)));
    }

    private PlayedCheckout in(PlayedState next) {
        return as(next, payments, isRefunded, periodStart, periodEnd);
    }

    private PlayedCheckout refunded() {
        return as(state, payments, true, periodStart, periodEnd);
    }

    private PlayedCheckout as(
            PlayedState next, int paid, boolean refunded, @Nullable Instant start, @Nullable Instant end) {
        return new PlayedCheckout(
                session, reference, account, plan, priceCents, currency, interval, next, paid, refunded, start, end);
    }

    /** The subscription as a provider would list it. */
    ProviderSubscription listed() {
        return new ProviderSubscription(
                PlayedEvent.subscriptionId(this),
                account.toString(),
                plan.toString(),
                PlayedEvent.status(this),
                periodEnd);
    }
}
