package dev.questionbank.testing;

import dev.questionbank.testing.Stripe.Event;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A subscription at the provider, and what the provider tells of it.
 *
 * @param key tells it from others, in all its ids
 * @param isRecent whether it is told in the words of the provider's newer versions
 */
public record Subscription(String account, String plan, String key, boolean isRecent) {

    /** A new one. */
    public static Subscription of(String account, String plan) {
        return new Subscription(account, plan, UUID.randomUUID().toString(), true);
    }

    /** The same one, told in the words of older versions. */
    public Subscription inOlderWords() {
        return new Subscription(account, plan, key, false);
    }

    /** The same one after a change of its plan. */
    public Subscription to(String otherPlan) {
        return new Subscription(account, otherPlan, key, isRecent);
    }

    /** The provider's id of it. */
    public String id() {
        return "sub_" + key;
    }

    /** The provider's id of its invoice with that number. */
    public String invoice(int number) {
        return "in_" + number + "_" + key;
    }

    /** The provider's id of the payment of its invoice with that number. */
    public String intent(int number) {
        return "pi_" + number + "_" + key;
    }

    private Map<String, Object> metadata() {
        return Map.of("account", account, "plan", plan);
    }

    /** It was bought, and the first invoice with it. */
    public Event checkedOut(Instant at) {
        return Event.of(
                "checkout.session.completed",
                at,
                Map.of(
                        "id",
                        "cs_" + key,
                        "mode",
                        "subscription",
                        "payment_status",
                        "paid",
                        "client_reference_id",
                        account,
                        "metadata",
                        metadata(),
                        "subscription",
                        id(),
                        "invoice",
                        invoice(1)));
    }

    /** It is in that state, in that period. */
    public Event updated(Instant at, String status, Instant start, Instant end) {
        return told("customer.subscription.updated", at, status, start, end, false);
    }

    /** It will not be renewed after that period. */
    public Event canceled(Instant at, Instant start, Instant end) {
        return told("customer.subscription.updated", at, "active", start, end, true);
    }

    /** It ended. */
    public Event deleted(Instant at, Instant start, Instant end) {
        return told("customer.subscription.deleted", at, "canceled", start, end, false);
    }

    /** It began, in that state and period. */
    public Event created(Instant at, String status, Instant start, Instant end) {
        return told("customer.subscription.created", at, status, start, end, false);
    }

    private Event told(String type, Instant at, String status, Instant start, Instant end, boolean cancels) {
        Map<String, Object> object = new HashMap<>(
                Map.of("id", id(), "status", status, "cancel_at_period_end", cancels, "metadata", metadata()));
        Map<String, Object> period =
                Map.of("current_period_start", start.getEpochSecond(), "current_period_end", end.getEpochSecond());
        if (isRecent) {
            object.put("items", Map.of("data", List.of(period)));
        } else {
            object.putAll(period);
        }
        return Event.of(type, at, object);
    }

    /** Its invoice with that number, for that period, was paid. */
    public Event paid(int number, Instant at, Instant start, Instant end) {
        return invoice("invoice.paid", number, at, start, end);
    }

    /** Its invoice with that number could not be paid. */
    public Event failed(int number, Instant at, Instant start, Instant end) {
        return invoice("invoice.payment_failed", number, at, start, end);
    }

    private Event invoice(String type, int number, Instant at, Instant start, Instant end) {
        Map<String, Object> line =
                new HashMap<>(Map.of("period", Map.of("start", start.getEpochSecond(), "end", end.getEpochSecond())));
        Map<String, Object> object =
                new HashMap<>(Map.of("id", invoice(number), "lines", Map.of("data", List.of(line))));
        Map<String, Object> details = new HashMap<>(Map.of("metadata", metadata()));
        if (isRecent) {
            details.put("subscription", id());
            object.put("parent", Map.of("type", "subscription_details", "subscription_details", details));
        } else {
            object.put("subscription", id());
            object.put("payment_intent", intent(number));
            object.put("subscription_details", details);
        }
        return Event.of(type, at, object);
    }

    /** What the invoice with that number was paid with, which newer versions tell apart from the invoice. */
    public Event paidWith(int number, Instant at) {
        return Event.of(
                "invoice_payment.paid",
                at,
                Map.of(
                        "id",
                        "inpay_" + number + "_" + key,
                        "invoice",
                        invoice(number),
                        "payment",
                        Map.of("type", "payment_intent", "payment_intent", intent(number))));
    }

    /** The payment of the invoice with that number was given back. */
    public Event refunded(int number, Instant at) {
        return Event.of(
                "charge.refunded",
                at,
                Map.of(
                        "id",
                        "ch_" + number + "_" + key,
                        "payment_intent",
                        intent(number),
                        "refunded",
                        true,
                        "amount",
                        900,
                        "amount_refunded",
                        900));
    }
}
