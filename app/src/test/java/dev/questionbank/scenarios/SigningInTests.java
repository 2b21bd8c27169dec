package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.db.Database;
import dev.questionbank.testing.Api;
import dev.questionbank.testing.Beside;
import dev.questionbank.testing.Node;
import dev.questionbank.testing.RunningApplication;
import dev.questionbank.testing.SignIn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The demo people of an application that is told of no issuer. */
@TestInstance(Lifecycle.PER_CLASS)
@Beside
class SigningInTests extends RunningApplication {

    private static final String ELSEWHERE = "http://localhost:5173/back";

    @TempDir
    private static Path folder;

    @Autowired
    private Database database;

    private Node node;

    @BeforeAll
    void startWithoutAnIssuer() {
        node = Node.start(
                database,
                folder,
                "--questionbank.identity.redirect-uris=" + ELSEWHERE,
                "--spring.graphql.cors.allowed-origins=http://localhost:5173",
                "--spring.graphql.cors.allowed-headers=*");
    }

    @AfterAll
    void stop() {
        node.close();
    }

    private SignIn signIn() {
        return SignIn.at("http://127.0.0.1:" + node.port());
    }

    private static JsonNode me(Api api) {
        return api.query("{ viewer { id roles } }", Map.of()).get("viewer");
    }

    @ParameterizedTest
    @CsvSource({"member,", "curator,CURATOR", "publisher,PUBLISHER", "admin,ADMIN"})
    void bringsATokenThatSaysWhoSomebodyIsAndMayBe(String person, String role) {
        String token = signIn().grantedTo(person).get("access_token").stringValue();

        JsonNode claims = SignIn.claims(token);
        assertThat(claims.get("sub").stringValue()).isEqualTo(person);
        assertThat(claims.get("roles").toString()).isEqualTo(role == null ? "[]" : "[\"" + role + "\"]");
        assertThat(me(node.api().as(token)).get("roles").toString()).contains(role == null ? "MEMBER" : role);
    }

    @Test
    void tellsOfItselfAsOpenIdConnectAsks() {
        JsonNode discovery = signIn().discovery();

        assertThat(discovery.get("issuer").stringValue()).isEqualTo("http://127.0.0.1:" + node.port());
        assertThat(discovery.get("code_challenge_methods_supported").toString()).contains("S256");
        assertThat(discovery.has("end_session_endpoint")).isTrue();
        assertThat(signIn().get(discovery.get("jwks_uri").stringValue()).body())
                .contains("\"kty\":\"RSA\"")
                .doesNotContain("\"d\":");
    }

    @Test
    void knowsAPersonByAnyAddressAndByTheFileForTheCommandLine() throws IOException {
        String here = signIn().grantedTo("member").get("access_token").stringValue();
        String there = SignIn.at("http://localhost:" + node.port())
                .grantedTo("member")
                .get("access_token")
                .stringValue();
        String file = Files.readString(folder.resolve("tokens/member"));

        assertThat(SignIn.claims(there).get("iss"))
                .isNotEqualTo(SignIn.claims(here).get("iss"));
        assertThat(me(node.api().as(there)))
                .isEqualTo(me(node.api().as(here)))
                .isEqualTo(me(node.api().as(file)));
    }

    @Test
    void keepsItsKeyBetweenStartsInAFileOfItsOwner(@TempDir Path kept) throws IOException {
        String token;
        try (Node first = Node.start(database, kept)) {
            token = SignIn.at("http://127.0.0.1:" + first.port())
                    .grantedTo("curator")
                    .get("access_token")
                    .stringValue();
        }
        assertThat(Files.getPosixFilePermissions(kept.resolve("identity-key.json")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        assertThat(Files.getPosixFilePermissions(kept.resolve("tokens/admin")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        try (Node second = Node.start(database, kept)) {
            assertThat(me(second.api().as(token)).get("roles").toString()).contains("CURATOR");
        }
        assertThat(node.api()
                        .as(token)
                        .post("{\"query\": \"{ viewer { id } }\"}")
                        .statusCode())
                .as("another application's key")
                .isEqualTo(401);
    }

    @Test
    void showsAFormThatNeedsNoOtherSiteAndStandsInNone() {
        HttpResponse<String> form = signIn().get("/login");

        assertThat(form.body()).contains("name=\"password\"").doesNotContain("http:", "https:", "//");
        assertThat(form.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("frame-ancestors 'none'"));
        assertThat(form.headers().allValues("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
    }

    @Test
    void refusesAWrongPasswordAndAFormOfAnotherSite() {
        SignIn signIn = signIn();
        assertThat(signIn.submit("admin", "guess").headers().firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address).endsWith("/login?error"));

        assertThat(signIn.post("/login", Map.of("username", "admin", "password", "admin"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(signIn.authorize(Map.of()).headers().firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address).endsWith("/login"));
    }

    @Test
    void refusesARequestWithoutProofOrWithAPlainOne() {
        SignIn signIn = signIn();
        signIn.code("member", signIn.page());

        assertThat(signIn.authorize(Map.of("code_challenge", "", "code_challenge_method", ""))
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(address ->
                        assertThat(address).contains("error=invalid_request").doesNotContain("code="));
        assertThat(signIn.authorize(Map.of("code_challenge_method", "plain"))
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(address ->
                        assertThat(address).contains("error=invalid_request").doesNotContain("code="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/graphiql/index.html",
                "http://localhost:1/graphiql/index.html",
                "http://localhost:5173/back/",
                "http://localhost:5173/other",
                "http://127.0.0.1.elsewhere.example/",
                "javascript:alert(1)"
            })
    void leadsNobodyToAPageThatItDoesNotKnow(String page) {
        SignIn signIn = signIn();
        signIn.code("member", signIn.page());

        HttpResponse<String> refusal = signIn.authorize(Map.of("redirect_uri", page));
        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.headers().firstValue("Location")).isEmpty();
        assertThat(refusal.body()).doesNotContain(page, "Exception");
    }

    @Test
    void refusesACodeWithAnotherProofOrTwice() {
        SignIn signIn = signIn();

        for (String verifier : new String[] {"x".repeat(43), ""}) {
            String stolen = signIn.code("member", signIn.page());
            assertThat(signIn.exchange(stolen, Map.of("code_verifier", verifier))
                            .statusCode())
                    .isEqualTo(400);
        }

        String once = signIn.code("member", signIn.page());
        assertThat(signIn.exchange(once, Map.of()).statusCode()).isEqualTo(200);
        assertThat(signIn.exchange(once, Map.of()).statusCode()).isEqualTo(400);
    }

    @Test
    void letsNoIdTokenIntoTheApi() {
        String idToken = signIn().grantedTo("admin").get("id_token").stringValue();

        assertThat(node.api()
                        .as(idToken)
                        .post("{\"query\": \"{ viewer { id } }\"}")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void endsTheSessionOfWhoeverSignsOut() {
        SignIn signIn = signIn();
        String idToken = signIn.grantedTo("member").get("id_token").stringValue();

        HttpResponse<String> goodbye =
                signIn.get("/connect/logout?id_token_hint=" + idToken + "&post_logout_redirect_uri=" + signIn.page());
        assertThat(goodbye.headers().firstValue("Location")).hasValue(signIn.page());
        assertThat(signIn.authorize(Map.of()).headers().firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address).endsWith("/login"));
    }

    @Test
    void doesNotTakeTheSessionForAToken() {
        SignIn signIn = signIn();
        signIn.grantedTo("admin");

        assertThat(signIn.get("/graphql?query=%7Bviewer%7Bid%7D%7D").body()).doesNotContain("account_");
        assertThat(signIn.get("/nothing").statusCode()).isEqualTo(401);
        assertThat(signIn.get("/.well-known/nothing").statusCode()).isEqualTo(401);
    }

    @Test
    void letsPagesElsewhereAskInTheBackgroundIfTheSettingsNameThem() throws Exception {
        String code = signIn().code("member", ELSEWHERE);
        assertThat(code).doesNotContain("error");

        for (String path : new String[] {"/oauth2/token", "/graphql"}) {
            assertThat(preflight(path, "http://localhost:5173").headers().firstValue("Access-Control-Allow-Origin"))
                    .as(path)
                    .hasValue("http://localhost:5173");
            assertThat(preflight(path, "https://elsewhere.example").statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    private HttpResponse<String> preflight(String path, String origin) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port() + path))
                            .method("OPTIONS", BodyPublishers.noBody())
                            .header("Origin", origin)
                            .header("Access-Control-Request-Method", "POST")
                            .header("Access-Control-Request-Headers", "content-type")
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    @Test
    void answersToNamesOfThisMachineAlone() throws IOException {
        assertThat(statusUnderTheName("localhost", node)).isEqualTo("200");
        assertThat(statusUnderTheName("127.0.0.1", node)).isEqualTo("200");
        assertThat(statusUnderTheName("elsewhere.example", node)).isEqualTo("400");
    }

    @Test
    void standsOnAllAddressesIfItIsTold(@TempDir Path other) throws IOException {
        try (Node open =
                Node.start(database, other, "--server.address=0.0.0.0", "--questionbank.identity.allow-remote=true")) {
            assertThat(statusUnderTheName("elsewhere.example", open)).isEqualTo("200");
        }
    }

    /** As a browser asks that was led here by a foreign name. */
    private static String statusUnderTheName(String name, Node node) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
            String request = "GET /.well-known/openid-configuration HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.formatted(name).getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split(" ")[1];
        }
    }
}
