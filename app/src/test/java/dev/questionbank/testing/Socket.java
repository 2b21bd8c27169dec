package dev.questionbank.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the API over a WebSocket, which speaks {@code graphql-transport-ws}. */
public final class Socket implements AutoCloseable, WebSocket.Listener {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PATIENCE_SECONDS = 20;

    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    /**
     * Opens it, and says who it is.
     *
     * @param header token with which it is opened; null without one
     * @param payload of the first message
     */
    public Socket(int port, @Nullable String header, Map<String, ?> payload) {
        WebSocket.Builder builder =
                HttpClient.newHttpClient().newWebSocketBuilder().subprotocols("graphql-transport-ws");
        if (header != null) {
            builder.header("Authorization", "Bearer " + header);
        }
        socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + "/graphql"), this)
                .join();
        send(Map.of("type", "connection_init", "payload", payload));
    }

    /** Sends a message. */
    public void send(Map<String, ?> message) {
        socket.sendText(JSON.writeValueAsString(message), true).join();
    }

    /** Sends a document as the first operation. */
    public void subscribe(String document) {
        send(Map.of("type", "subscribe", "id", "1", "payload", Map.of("query", document)));
    }

    /** The next message. */
    public JsonNode next() throws InterruptedException {
        JsonNode message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("no message came");
        }
        return message;
    }

    /** With which code the other side closed it. */
    public int closedWith() throws Exception {
        return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            messages.add(JSON.readTree(text.toString()));
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
