package dev.questionbank.access.payment;

import dev.questionbank.access.Plan;
import dev.questionbank.access.Plans;
import dev.questionbank.db.Secrets;
import dev.questionbank.db.graphql.NotAvailable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which payment is played. Where it is not played, there is none. */
@Controller
class PlayController {

    private static final String ALGORITHM = "HmacSHA256";

    private final @Nullable PlayedPayments payments;
    private final Plans plans;
    private final WebAddress address;
    private final SecretKeySpec key;

    PlayController(PaymentProvider provider, Plans plans, WebAddress address, Secrets secrets) {
        this.payments = provider instanceof PlayedPayments played ? played : null;
        this.plans = plans;
        this.address = address;
        this.key = new SecretKeySpec(secrets.get("play"), ALGORITHM);
    }

    @GetMapping("/pay/{session}")
    ResponseEntity<String> show(@PathVariable String session) {
        return page(session, HttpStatus.OK, null);
    }

    /** @param token shows that the form is ours: no other site can know it */
    @PostMapping("/pay/{session}")
    ResponseEntity<String> press(
            @PathVariable String session,
            @RequestParam(defaultValue = "") String token,
            @RequestParam(name = "do", defaultValue = "") String button) {
        Optional<PlayedButton> pressed = Arrays.stream(PlayedButton.values())
                .filter(each -> each.name().equals(button))
                .findFirst();
        if (payments == null || find(session).isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        if (pressed.isEmpty() || !isOurs(session, token)) {
            return page(session, HttpStatus.FORBIDDEN, "This form is not of this page; try again.");
        }
        try {
            payments.press(session, pressed.get());
        } catch (NotAvailable e) {
            return page(session, HttpStatus.SERVICE_UNAVAILABLE, e.getMessage());
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header("Location", "/pay/" + session + (pressed.get() == PlayedButton.FAIL ? "?failed" : ""))
                .build();
    }

    @GetMapping(path = "/pay/{session}", params = "failed")
    ResponseEntity<String> showFailed(@PathVariable String session) {
        return page(session, HttpStatus.OK, "The payment failed. Nothing was bought.");
    }

    private Optional<PlayedCheckout> find(String session) {
        return payments == null ? Optional.empty() : payments.find(session);
    }

    private ResponseEntity<String> page(String session, HttpStatus status, @Nullable String notice) {
        PlayedCheckout checkout = find(session).orElse(null);
        if (checkout == null) {
            return ResponseEntity.notFound().build();
        }
        String plan = plans.find(checkout.plan()).map(Plan::name).orElse("");
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", PlayPage.POLICY)
                .header("Referrer-Policy", "no-referrer")
                .body(PlayPage.of(checkout, plan, token(session), address.of("/"), notice));
    }

    private boolean isOurs(String session, String token) {
        return MessageDigest.isEqual(
                token(session).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private String token(String session) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(session.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
