package dev.questionbank.access.payment;

import dev.questionbank.access.payment.Inbox.NoEvent;
import dev.questionbank.access.payment.WebhookSignature.Unsigned;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** Where the provider tells what happened. It tells again whatever was not answered with 200. */
@Controller
class StripeWebhook {

    private static final Logger log = LoggerFactory.getLogger(StripeWebhook.class);
    private static final int MAX_BYTES = 256 * 1024;

    private final WebhookSignature signature;
    private final Inbox inbox;

    StripeWebhook(WebhookSignature signature, Inbox inbox) {
        this.signature = signature;
        this.inbox = inbox;
    }

    @PostMapping("/webhooks/stripe")
    ResponseEntity<String> receive(
            HttpServletRequest request,
            @RequestHeader(name = "Stripe-Signature", required = false) @Nullable String header)
            throws IOException {
        if (request.getContentLengthLong() > MAX_BYTES) {
            return tooLarge();
        }
        byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            return tooLarge();
        }
        if (header == null) {
            return answer(HttpStatus.BAD_REQUEST, "There is no Stripe-Signature.");
        }
        try {
            signature.verify(body, header);
            inbox.take(body);
            return answer(HttpStatus.OK, "Received.");
        } catch (Unsigned | NoEvent e) {
            return answer(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
        } catch (DataAccessException | TransactionException e) {
            log.warn("The database did not take an event of the payment provider: {}", e.getMessage());
            return answer(HttpStatus.SERVICE_UNAVAILABLE, "Not available just now; tell it again.");
        }
    }

    private static ResponseEntity<String> tooLarge() {
        return answer(HttpStatus.CONTENT_TOO_LARGE, "The body has more than " + MAX_BYTES + " bytes.");
    }

    private static ResponseEntity<String> answer(HttpStatus status, String sentence) {
        return ResponseEntity.status(status).contentType(MediaType.TEXT_PLAIN).body(sentence);
    }
}
