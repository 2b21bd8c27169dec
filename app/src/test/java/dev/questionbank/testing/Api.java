package dev.questionbank.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the API over HTTP, as one person or as a visitor. */
public final class Api {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI endpoint;
    private final @Nullable String token;
    private final HttpClient http;

    private Api(URI endpoint, @Nullable String token, HttpClient http) {
        this.endpoint = endpoint;
        this.token = token;
        this.http = http;
    }

    /** The API as a visitor sees it. */
    public static Api at(int port) {
        return new Api(URI.create("http://127.0.0.1:" + port + "/graphql"), null, HTTP);
    }

    /** The same API for the bearer of a token. */
    public Api as(String bearer) {
        return new Api(endpoint, bearer, http);
    }

    /** The same API for a client at this address: any of {@code 127.0.0.0/8} is one of this machine. */
    public Api from(String address) {
        try {
            return new Api(
                    endpoint,
                    token,
                    HttpClient.newBuilder()
                            .localAddress(InetAddress.getByName(address))
                            .build());
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The API of the application at another port, for the same person. */
    public Api on(int port) {
        return new Api(at(port).endpoint, token, http);
    }

    /** Sends an operation of the contract; its data, after asserting that there were no errors. */
    public JsonNode send(String operation, Map<String, ?> variables) {
        return data(respond(Documents.operation(operation), variables));
    }

    /** Sends a document of the test's own; its data, after asserting that there were no errors. */
    public JsonNode query(String document, Map<String, ?> variables) {
        return data(respond(document, variables));
    }

    /** Sends a document; the whole response, errors and all. */
    public JsonNode respond(String document, Map<String, ?> variables) {
        return JSON.readTree(post(JSON.writeValueAsString(Map.of("query", document, "variables", variables)))
                .body());
    }

    /** Sends a body as it is. */
    public HttpResponse<String> post(String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A request to another path of the application, as this person. */
    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.resolve(path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    /** Sends such a request. */
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode data(JsonNode response) {
        assertThat(response.has("errors"))
                .withFailMessage(() -> response.toPrettyString())
                .isFalse();
        return response.get("data");
    }
}
