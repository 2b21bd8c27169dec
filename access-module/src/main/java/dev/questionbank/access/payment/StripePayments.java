package dev.questionbank.access.payment;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.StripeCollection;
import com.stripe.model.Subscription;
import com.stripe.net.RequestOptions;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import dev.questionbank.access.AccountId;
import dev.questionbank.access.BillingInterval;
import dev.questionbank.access.Plan;
import dev.questionbank.db.graphql.NotAvailable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stripe. */
class StripePayments implements PaymentProvider {

    private static final Logger log = LoggerFactory.getLogger(StripePayments.class);
    private static final int GONE = 404;

    private final StripeClient stripe;
    private final ReferenceRepository references;
    private final JsonMapper json;

    /** @param patience how long Stripe may take to be reached, and to answer */
    StripePayments(
            String secretKey, String apiBase, Duration patience, ReferenceRepository references, JsonMapper json) {
        this.stripe = StripeClient.builder()
                .setApiKey(secretKey)
                .setApiBase(apiBase)
                .setConnectTimeout((int) patience.toMillis())
                .setReadTimeout((int) patience.toMillis())
                .setMaxNetworkRetries(0)
                .build();
        this.references = references;
        this.json = json;
    }

    private interface Call<T> {

        T make() throws StripeException;
    }

    private static <T> T ask(Call<T> call) {
        try {
            return call.make();
        } catch (StripeException e) {
            log.warn("Stripe did not do what it was asked for: {}", e.getMessage());
            throw new NotAvailable("The payment provider cannot be reached just now; try again.");
        }
    }

    @Override
    public String checkout(Order order) {
        RequestOptions once = RequestOptions.builder()
                .setIdempotencyKey(
                        UUID.nameUUIDFromBytes((order.account() + " " + order.key()).getBytes(StandardCharsets.UTF_8))
                                .toString())
                .build();
        return ask(() -> stripe.v1().checkout().sessions().create(session(order), once))
                .getUrl();
    }

    private static SessionCreateParams session(Order order) {
        Map<String, String> metadata = Map.of(
                "account", order.account().toString(), "plan", order.plan().id().toString());
        SessionCreateParams.Builder session = SessionCreateParams.builder()
                .setClientReferenceId(order.account().toString())
                .putAllMetadata(metadata)
                .setSuccessUrl(order.successUrl())
                .setCancelUrl(order.cancelUrl())
                .addLineItem(LineItem.builder()
                        .setQuantity(1L)
                        .setPriceData(price(order.plan()))
                        .build());
        if (order.plan().interval() == BillingInterval.ONCE) {
            session.setMode(SessionCreateParams.Mode.PAYMENT)
                    .setPaymentIntentData(SessionCreateParams.PaymentIntentData.builder()
                            .putAllMetadata(metadata)
                            .build());
        } else {
            session.setMode(SessionCreateParams.Mode.SUBSCRIPTION)
                    .setSubscriptionData(SessionCreateParams.SubscriptionData.builder()
                            .putAllMetadata(metadata)
                            .build());
        }
        return session.build();
    }

    private static PriceData price(Plan plan) {
        PriceData.Builder price = PriceData.builder()
                .setCurrency(plan.currency().toLowerCase(Locale.ROOT))
                .setUnitAmount((long) plan.priceCents())
                .setProductData(
                        PriceData.ProductData.builder().setName(plan.name()).build());
        switch (plan.interval()) {
            case ONCE -> {}
            case MONTH -> price.setRecurring(every(PriceData.Recurring.Interval.MONTH));
            case YEAR -> price.setRecurring(every(PriceData.Recurring.Interval.YEAR));
        }
        return price.build();
    }

    private static PriceData.Recurring every(PriceData.Recurring.Interval interval) {
        return PriceData.Recurring.builder().setInterval(interval).build();
    }

    @Override
    public List<ProviderSubscription> listSubscriptions() {
        List<ProviderSubscription> all = new ArrayList<>();
        SubscriptionListParams.Builder next = SubscriptionListParams.builder()
                .setStatus(SubscriptionListParams.Status.ALL)
                .setLimit(100L);
        boolean more;
        do {
            StripeCollection<Subscription> page =
                    ask(() -> stripe.v1().subscriptions().list(next.build()));
            // as with events: what the answer says, not what this version of the library looks for in it
            JsonNode answer = json.readTree(page.getLastResponse().body());
            answer.path("data").valueStream().map(ProviderObject::new).forEach(each -> all.add(subscription(each)));
            more = answer.path("has_more").asBoolean(false)
                    && !answer.path("data").isEmpty();
            if (more) {
                next.setStartingAfter(all.getLast().id());
            }
        } while (more);
        return all;
    }

    private static ProviderSubscription subscription(ProviderObject object) {
        ProviderObject.Period period = object.currentPeriod();
        return new ProviderSubscription(
                Objects.requireNonNullElse(object.text("id"), ""),
                object.account(),
                object.plan(),
                Objects.requireNonNullElse(object.text("status"), "unknown"),
                period == null ? null : period.end());
    }

    @Override
    public void endObligations(AccountId account) {
        references.listSubscriptions(account).forEach(subscription -> ask(() -> cancel(subscription)));
    }

    /** Whether there was something to end. */
    private boolean cancel(String subscription) throws StripeException {
        try {
            stripe.v1().subscriptions().cancel(subscription);
            return true;
        } catch (StripeException e) {
            if (Objects.equals(e.getStatusCode(), GONE)) {
                return false;
            }
            throw e;
        }
    }
}
