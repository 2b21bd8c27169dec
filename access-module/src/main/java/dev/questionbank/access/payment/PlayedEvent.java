package dev.questionbank.access.payment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the provider that the application plays tells, in Stripe's words. */
record PlayedEvent(String type, Map<String, ?> object) {

    static PlayedEvent checkout(PlayedCheckout checkout) {
        Map<String, Object> session = new HashMap<>(Map.of(
                "id",
                "cs_" + checkout.reference(),
                "object",
                "checkout.session",
                "payment_status",
                "paid",
                "client_reference_id",
                checkout.account().toString(),
                "metadata",
                metadata(checkout)));
        if (checkout.isSubscription()) {
            session.put("mode", "subscription");
            session.put("subscription", subscriptionId(checkout));
            session.put("invoice", invoiceId(checkout, checkout.payments()));
        } else {
            session.put("mode", "payment");
            session.put("payment_intent", paymentId(checkout));
        }
        return new PlayedEvent("checkout.session.completed", session);
    }

    static PlayedEvent failedPayment(PlayedCheckout checkout) {
        return new PlayedEvent(
                "payment_intent.payment_failed",
                Map.of("id", "pi_0_" + checkout.reference(), "metadata", metadata(checkout)));
    }

    static PlayedEvent created(PlayedCheckout checkout) {
        return new PlayedEvent("customer.subscription.created", subscriptionObject(checkout));
    }

    /** The subscription as it stands. */
    static PlayedEvent subscription(PlayedCheckout checkout) {
        return new PlayedEvent(
                checkout.state() == PlayedState.ENDED
                        ? "customer.subscription.deleted"
                        : "customer.subscription.updated",
                subscriptionObject(checkout));
    }

    private static Map<String, Object> subscriptionObject(PlayedCheckout checkout) {
        return Map.of(
                "id",
                subscriptionId(checkout),
                "object",
                "subscription",
                "status",
                status(checkout),
                "cancel_at_period_end",
                checkout.state() == PlayedState.CANCELED,
                "metadata",
                metadata(checkout),
                "items",
                Map.of(
                        "data",
                        List.of(Map.of(
                                "current_period_start",
                                Objects.requireNonNull(checkout.periodStart()).getEpochSecond(),
                                "current_period_end",
                                Objects.requireNonNull(checkout.periodEnd()).getEpochSecond()))));
    }

    static PlayedEvent invoicePaid(PlayedCheckout checkout) {
        return new PlayedEvent("invoice.paid", invoice(checkout, checkout.payments()));
    }

    static PlayedEvent invoiceFailed(PlayedCheckout checkout) {
        return new PlayedEvent("invoice.payment_failed", invoice(checkout, checkout.payments() + 1));
    }

    private static Map<String, Object> invoice(PlayedCheckout checkout, int number) {
        return Map.of(
                "id",
                invoiceId(checkout, number),
                "object",
                "invoice",
                "payment_intent",
                "pi_" + number + "_" + checkout.reference(),
                "amount_paid",
                checkout.priceCents(),
                "parent",
                Map.of(
                        "subscription_details",
                        Map.of("subscription", subscriptionId(checkout), "metadata", metadata(checkout))),
                "lines",
                Map.of(
                        "data",
                        List.of(Map.of(
                                "period",
                                Map.of(
                                        "start",
                                        Objects.requireNonNull(checkout.periodStart())
                                                .getEpochSecond(),
                                        "end",
                                        Objects.requireNonNull(checkout.periodEnd())
                                                .getEpochSecond())))));
    }

    /** The last payment is given back. */
    static PlayedEvent refund(PlayedCheckout checkout) {
        return new PlayedEvent(
                "charge.refunded",
                Map.of(
                        "id",
                        "ch_" + checkout.payments() + "_" + checkout.reference(),
                        "object",
                        "charge",
                        "payment_intent",
                        paymentId(checkout),
                        "amount",
                        checkout.priceCents(),
                        "amount_refunded",
                        checkout.priceCents(),
                        "refunded",
                        true,
                        "metadata",
                        metadata(checkout)));
    }

    static String status(PlayedCheckout checkout) {
        return switch (checkout.state()) {
            case OPEN -> "incomplete";
            case BOUGHT, RUNNING, CANCELED -> "active";
            case LATE -> "past_due";
            case ENDED -> "canceled";
        };
    }

    static String subscriptionId(PlayedCheckout checkout) {
        return "sub_" + checkout.reference();
    }

    private static String invoiceId(PlayedCheckout checkout, int number) {
        return "in_" + number + "_" + checkout.reference();
    }

    private static String paymentId(PlayedCheckout checkout) {
        return "pi_" + checkout.payments() + "_" + checkout.reference();
    }

    private static Map<String, String> metadata(PlayedCheckout checkout) {
        return Map.of(
                "account",
                checkout.account().toString(),
                "plan",
                checkout.plan().toString());
    }
}
