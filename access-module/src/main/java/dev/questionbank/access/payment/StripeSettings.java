package dev.questionbank.access.payment;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * Settings of the payment provider.
 *
 * @param secretKey key of the account at Stripe; without one the application plays the provider itself
 * @param apiBase where Stripe's API is, for tests
 * @param webhookSecret with which Stripe signs what it tells; without one, and without a key, one is made and kept
 * @param play whether the provider may be played on an address that others can reach: whoever gets there pays with nothing
 */
@ConfigurationProperties("questionbank.access.stripe")
record StripeSettings(
        @Nullable String secretKey,
        @DefaultValue("https://api.stripe.com") String apiBase,
        @Nullable String webhookSecret,
        @DefaultValue("false") boolean play) {

    boolean isPlayed() {
        return !StringUtils.hasText(secretKey);
    }
}
