package dev.questionbank.access.payment;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import dev.questionbank.db.CannotStart;
import dev.questionbank.db.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** By which the provider's words are known to be its own, and to be fresh. */
@Component
@EnableConfigurationProperties(StripeSettings.class)
class WebhookSignature {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final String secret;
    private final Clock clock;

    WebhookSignature(StripeSettings settings, Secrets secrets, Clock clock) {
        this.secret = secret(settings, secrets);
        this.clock = clock;
    }

    private static String secret(StripeSettings settings, Secrets secrets) {
        String named = settings.webhookSecret();
        if (named != null && StringUtils.hasText(named)) {
            return named;
        }
        if (!settings.isPlayed()) {
            throw new CannotStart("A key for Stripe is named, but not the secret with which Stripe signs: set"
                    + " questionbank.access.stripe.webhook-secret.");
        }
        return "whsec_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secrets.get("webhook"));
    }

    /** The body was not signed by the provider, or too long ago. The message says which. */
    static final class Unsigned extends Exception {

        Unsigned(String reason) {
            super(reason);
        }
    }

    /** Checks the body, byte for byte, against the {@code Stripe-Signature} that came with it. */
    void verify(byte[] body, String header) throws Unsigned {
        try {
            // bytes that are no text cannot have been signed: what they are replaced by has another hash
            Webhook.Signature.verifyHeader(
                    new String(body, StandardCharsets.UTF_8), header, secret, TOLERANCE.toSeconds(), clock);
        } catch (SignatureVerificationException e) {
            throw new Unsigned(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) { // from a header that is cut short
            throw new Unsigned("The Stripe-Signature cannot be read.");
        }
    }

    /** The header with which the provider would send this body now. */
    String sign(String body) {
        try {
            return Webhook.Signature.generateSignatureHeader(
                    body, secret, clock.instant().getEpochSecond());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform can sign so", e);
        }
    }
}
