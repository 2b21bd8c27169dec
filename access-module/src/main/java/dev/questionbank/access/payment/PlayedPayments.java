package dev.questionbank.access.payment;

import dev.questionbank.access.AccountId;
import dev.questionbank.db.graphql.NotAvailable;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The application in the provider's place, so that the way from locked to unlocked can be gone without one. It tells itself
 * what happens as a provider would: signed, by HTTP.
 */
class PlayedPayments implements PaymentProvider {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SECRET_BYTES = 24;
    private static final int OK = 200;

    private final PlayRepository played;
    private final WebhookSignature signature;
    private final WebAddress address;
    private final boolean isOpen;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** @param isOpen whether it is played at all: whoever gets there pays with nothing */
    PlayedPayments(
            PlayRepository played,
            WebhookSignature signature,
            WebAddress address,
            boolean isOpen,
            TransactionTemplate transaction,
            JsonMapper json,
            Clock clock) {
        this.played = played;
        this.signature = signature;
        this.address = address;
        this.isOpen = isOpen;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    private void requireOpen() {
        if (!isOpen) {
            throw new NotAvailable("Nothing can be bought here yet.");
        }
    }

    @Override
    public String checkout(Order order) {
        requireOpen();
        PlayedCheckout checkout = new PlayedCheckout(
                random(),
                UUID.randomUUID().toString(),
                order.account(),
                order.plan().id(),
                order.plan().priceCents(),
                order.plan().currency(),
                order.plan().interval(),
                PlayedState.OPEN,
                0,
                false,
                null,
                null);
        played.insert(checkout, clock.instant());
        return address.of("/pay/" + checkout.session());
    }

    private static String random() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The checkout with this session; empty where none is played. */
    Optional<PlayedCheckout> find(String session) {
        return isOpen ? played.find(session) : Optional.empty();
    }

    /**
     * Does what the button says, if it can be done now. What happened is told before it is written down: what could not be
     * told did not happen.
     *
     * @throws NotAvailable when it could not be told
     */
    void press(String session, PlayedButton button) {
        transaction.executeWithoutResult(status -> played.lock(session)
                .filter(checkout -> checkout.buttons().contains(button))
                .ifPresent(checkout -> {
                    Instant now = afterWhatWasTold(checkout);
                    PlayedCheckout.Pressed pressed = checkout.press(button, now);
                    pressed.events().forEach(event -> tell(event, now));
                    played.update(pressed.checkout(), now);
                }));
    }

    /**
     * Now, in whole seconds as the provider tells time, and later than what happened before: fast fingers do not change the
     * order.
     */
    private Instant afterWhatWasTold(PlayedCheckout checkout) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return played.toldAt(checkout.session())
                .map(told -> told.plusSeconds(1))
                .filter(next -> next.isAfter(now))
                .orElse(now);
    }

    private void tell(PlayedEvent event, Instant at) {
        String body = json.writeValueAsString(Map.of(
                "id",
                "evt_" + UUID.randomUUID(),
                "object",
                "event",
                "type",
                event.type(),
                "created",
                at.getEpochSecond(),
                "data",
                Map.of("object", event.object())));
        HttpRequest request = HttpRequest.newBuilder(address.local("/webhooks/stripe"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Stripe-Signature", signature.sign(body))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            if (http.send(request, BodyHandlers.discarding()).statusCode() == OK) {
                return;
            }
        } catch (IOException e) {
            throw new NotAvailable("The application did not hear of it; try again.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new NotAvailable("The application did not hear of it; try again.");
    }

    @Override
    public List<ProviderSubscription> listSubscriptions() {
        requireOpen();
        return played.listSubscriptions().stream().map(PlayedCheckout::listed).toList();
    }

    @Override
    public void endObligations(AccountId account) {
        played.listSubscriptions(account).forEach(checkout -> press(checkout.session(), PlayedButton.END));
    }
}
