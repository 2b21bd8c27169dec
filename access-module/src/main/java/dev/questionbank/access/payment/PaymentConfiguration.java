package dev.questionbank.access.payment;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class PaymentConfiguration {

    private static final Logger log = LoggerFactory.getLogger(PaymentConfiguration.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Bean
    PaymentProvider paymentProvider(
            StripeSettings settings,
            WebAddress address,
            ReferenceRepository references,
            PlayRepository played,
            WebhookSignature signature,
            TransactionTemplate transaction,
            JsonMapper json,
            Clock clock) {
        String key = settings.secretKey();
        if (key != null && !settings.isPlayed()) {
            return new StripePayments(key, settings.apiBase(), PATIENCE, references, json);
        }
        boolean isOpen = settings.play() || address.isLoopback();
        if (isOpen) {
            log.warn("No key of a payment provider is named: payment is only PLAYED, and whoever can reach this server"
                    + " gets every plan for nothing. Set questionbank.access.stripe.secret-key to take money.");
        } else {
            log.warn("No key of a payment provider is named: nothing can be bought. Set"
                    + " questionbank.access.stripe.secret-key.");
        }
        return new PlayedPayments(played, signature, address, isOpen, transaction, json, clock);
    }
}
