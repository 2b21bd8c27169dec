package dev.questionbank.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Tells the application what happened, as Stripe does: signed, over HTTP. */
public final class Stripe {

    /** With which it signs. */
    public static final String SECRET = "whsec_of_the_tests";

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI webhook;

    private Stripe(URI webhook) {
        this.webhook = webhook;
    }

    /** Tells it to the application at this port. */
    public static Stripe at(int port) {
        return new Stripe(URI.create("http://127.0.0.1:" + port + "/webhooks/stripe"));
    }

    /** Something that happened. */
    public record Event(String id, String type, Instant created, Map<String, ?> object) {

        /** Something that happened at that moment. */
        public static Event of(String type, Instant created, Map<String, ?> object) {
            return new Event("evt_" + UUID.randomUUID(), type, created, object);
        }

        /** As it is sent. */
        public String json() {
            return JSON.writeValueAsString(Map.of(
                    "id",
                    id,
                    "object",
                    "event",
                    "type",
                    type,
                    "created",
                    created.getEpochSecond(),
                    "data",
                    Map.of("object", object)));
        }
    }

    /** Tells it; the status of the answer. */
    public int tell(Event event) {
        return post(event.json(), signature(event.json(), Instant.now(), SECRET))
                .statusCode();
    }

    /** Sends a body with a fitting signature. */
    public HttpResponse<String> post(String body) {
        return post(body, signature(body, Instant.now(), SECRET));
    }

    /** Sends a body with that signature. */
    public HttpResponse<String> post(String body, @Nullable String signature) {
        HttpRequest.Builder request = HttpRequest.newBuilder(webhook)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(body));
        if (signature != null) {
            request.header("Stripe-Signature", signature);
        }
        return send(request.build());
    }

    /** Sends a body without telling its length first. */
    public HttpResponse<String> stream(byte[] body) {
        return send(HttpRequest.newBuilder(webhook)
                .header("Stripe-Signature", "t=1,v1=00")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body)))
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The header for a body that was signed at that moment with that secret. */
    public static String signature(String body, Instant at, String secret) {
        return "t=" + at.getEpochSecond() + ",v1=" + hash(at.getEpochSecond() + "." + body, secret);
    }

    private static String hash(String text, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
