package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.testing.Issuer;
import dev.questionbank.testing.RunningApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is open over HTTP, and what browsers are told about it, where an issuer is named. */
class OpenPathTests extends RunningApplication {

    @LocalServerPort
    private int port;

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/graphql/",
                "/graphiql/a/b",
                "/index.html",
                "/actuator",
                "/actuator/env",
                "/login",
                "/logout",
                "/default-ui.css",
                "/userinfo",
                "/connect/logout",
                "/oauth2/authorize?client_id=questionbank-web",
                "/oauth2/jwks",
                "/.well-known/openid-configuration",
                "/.well-known/oauth-authorization-server"
            })
    void refusesWhatIsNotListed(String path) throws Exception {
        assertThat(send(request(path).build()).statusCode()).isEqualTo(401);
        assertThat(send(request(path).POST(BodyPublishers.noBody()).build()).statusCode())
                .isEqualTo(401);
        assertThat(send(request(path)
                                .header(
                                        "Authorization",
                                        "Bearer " + Issuer.get().token("a-boss", "ADMIN"))
                                .build())
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphiql/index.html", "/graphiql/explorer.js", "/actuator/health/liveness"})
    void opensWhatIsListed(String path) throws Exception {
        assertThat(send(request(path).build()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphiql/index.html", "/graphql?query=%7B__typename%7D", "/nothing"})
    void tellsBrowsersToTrustNothingElse(String path) throws Exception {
        HttpResponse<String> response = send(request(path).build());

        assertThat(response.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'")
                        .doesNotContain("http", "unsafe"));
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(response.headers().firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
    }

    @Test
    void keepsNoSession() throws Exception {
        HttpResponse<String> response = send(request("/graphql")
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + Issuer.get().token("a-member"))
                .POST(BodyPublishers.ofString("{\"query\": \"{ viewer { id } }\"}"))
                .build());

        assertThat(response.body()).contains("account_");
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }
}
