package dev.questionbank.access.payment;

import dev.questionbank.access.EntitlementChange;
import dev.questionbank.access.EntitlementSource;
import dev.questionbank.access.payment.ProviderObject.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What something that the provider told means, as far as it can be understood without knowing anything else. */
sealed interface Meaning {

    /**
     * A change of what is bought.
     *
     * @param anchor reference that stands for what is bought: of a subscription its own, else that of the
     *     checkout
     * @param payments references of the payment that is told of, the one by which the ledger knows it first
     * @param givesTime whether it gives a time: that which the provider says or, where it says none, so much as is bought,
     *     from when it was bought
     * @param period the time that the provider says
     */
    record Change(
            EntitlementChange change,
            EntitlementSource source,
            String anchor,
            List<String> payments,
            boolean givesTime,
            @Nullable Period period,
            String cause)
            implements Meaning {}

    /** A payment was taken back. @param payments references of it, any of which may be known */
    record TakenBack(List<String> payments, String cause) implements Meaning {}

    /** A payment has more references. @param payments those of the payment, the one that is known first */
    record SamePayment(List<String> payments) implements Meaning {}

    /** Nothing follows from it. */
    record NoEffect(String reason) implements Meaning {}

    /** It is of a known kind, but lacks what that kind needs. */
    record Unusable(String reason) implements Meaning {}

    /** What this means. */
    static Meaning of(String type, ProviderObject object) {
        return switch (type) {
            case "checkout.session.completed", "checkout.session.async_payment_succeeded" -> checkout(object);
            case "customer.subscription.created", "customer.subscription.updated" -> subscription(object);
            case "customer.subscription.deleted" ->
                subscription(object, EntitlementChange.ENDED, "The subscription ended.");
            case "invoice.paid", "invoice.payment_succeeded" ->
                invoice(object, EntitlementChange.GRANTED, "The subscription was paid.");
            case "invoice.payment_failed" ->
                invoice(object, EntitlementChange.PAST_DUE, "A payment of the subscription failed.");
            case "invoice_payment.paid" -> invoicePayment(object);
            case "charge.refunded" -> refund(object);
            case "charge.dispute.created" ->
                takenBack(object.references("payment_intent", "charge"), "The payment is disputed.");
            default -> new NoEffect("Nothing follows from events of this type.");
        };
    }

    private static Meaning checkout(ProviderObject session) {
        String id = session.text("id");
        if (id == null) {
            return new Unusable("The checkout has no id.");
        }
        if ("setup".equals(session.text("mode"))) {
            return new NoEffect("Nothing was bought.");
        }
        if ("unpaid".equals(session.text("payment_status"))) {
            return new NoEffect("The payment is still to come; another event will tell of it.");
        }
        String subscription = session.subscription();
        boolean subscribes = session.has("mode") ? "subscription".equals(session.text("mode")) : subscription != null;
        return subscribes
                ? new Change(
                        EntitlementChange.CHECKED_OUT,
                        EntitlementSource.SUBSCRIPTION,
                        subscription == null ? id : subscription,
                        session.references("invoice", "payment_intent", "id"),
                        true,
                        null,
                        "The subscription was bought.")
                : new Change(
                        EntitlementChange.GRANTED,
                        EntitlementSource.PURCHASE,
                        id,
                        session.references("id", "payment_intent", "invoice"),
                        true,
                        null,
                        "It was bought.");
    }

    private static Meaning subscription(ProviderObject subscription) {
        String status = subscription.text("status");
        return switch (status == null ? "none" : status) {
            case "active", "trialing" ->
                isCanceled(subscription)
                        ? subscription(
                                subscription, EntitlementChange.CANCELED, "The subscription will not be renewed.")
                        : subscription(subscription, EntitlementChange.ACTIVE, "The subscription runs.");
            case "past_due", "unpaid" ->
                subscription(subscription, EntitlementChange.PAST_DUE, "A payment of the subscription is due.");
            case "canceled", "incomplete_expired" ->
                subscription(subscription, EntitlementChange.ENDED, "The subscription ended.");
            case "incomplete" -> new NoEffect("The subscription waits for its first payment.");
            case "paused" -> new NoEffect("The subscription pauses; what was paid for stays.");
            default -> new NoEffect("The subscription has no status that is known.");
        };
    }

    /** Whether it ends with its period. One that ends later is renewed until then. */
    private static boolean isCanceled(ProviderObject subscription) {
        Instant end = subscription.moment("cancel_at");
        Period period = subscription.currentPeriod();
        return subscription.is("cancel_at_period_end")
                || (end != null && (period == null || !end.isAfter(period.end())));
    }

    private static Meaning subscription(ProviderObject subscription, EntitlementChange change, String cause) {
        String id = subscription.text("id");
        if (id == null) {
            return new Unusable("The subscription has no id.");
        }
        boolean runs = change == EntitlementChange.ACTIVE || change == EntitlementChange.CANCELED;
        return new Change(
                change,
                EntitlementSource.SUBSCRIPTION,
                id,
                List.of(),
                runs,
                runs ? subscription.currentPeriod() : null,
                cause);
    }

    private static Meaning invoice(ProviderObject invoice, EntitlementChange change, String cause) {
        String subscription = invoice.subscription();
        if (invoice.text("id") == null) {
            return new Unusable("The invoice has no id.");
        }
        if (subscription == null) {
            return new NoEffect("The invoice is not of a subscription.");
        }
        boolean paid = change == EntitlementChange.GRANTED;
        return new Change(
                change,
                EntitlementSource.SUBSCRIPTION,
                subscription,
                Stream.concat(
                                invoice.references("id", "payment_intent", "charge").stream(),
                                invoice.paymentsOfInvoice().stream())
                        .distinct()
                        .toList(),
                paid,
                paid ? invoice.invoicedPeriod() : null,
                cause);
    }

    private static Meaning invoicePayment(ProviderObject payment) {
        String invoice = payment.reference("invoice");
        List<String> payments = new ArrayList<>();
        Optional.ofNullable(invoice).ifPresent(payments::add);
        payments.addAll(payment.part("payment").references("payment_intent", "charge"));
        return invoice == null || payments.size() < 2
                ? new NoEffect("It names no payment of an invoice.")
                : new SamePayment(payments);
    }

    private static Meaning refund(ProviderObject charge) {
        Optional<Long> amount = charge.amount("amount");
        Optional<Long> refunded = charge.amount("amount_refunded");
        boolean inFull =
                charge.is("refunded") || amount.isEmpty() || refunded.isEmpty() || refunded.get() >= amount.get();
        return inFull
                ? takenBack(charge.references("payment_intent", "invoice", "id"), "The payment was given back.")
                : new NoEffect("Only a part of the payment was given back.");
    }

    private static Meaning takenBack(List<String> payments, String cause) {
        return payments.isEmpty() ? new Unusable("It names no payment.") : new TakenBack(payments, cause);
    }
}
