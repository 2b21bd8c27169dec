package dev.questionbank.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signs somebody in at the built-in server, step by step as a browser does, with cookies of its own. */
public final class SignIn {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI server;
    private final String verifier = "verifier-" + UUID.randomUUID() + UUID.randomUUID();

    private SignIn(URI server) {
        this.server = server;
    }

    /** At the server with this address. */
    public static SignIn at(String address) {
        return new SignIn(URI.create(address));
    }

    /** The page that people are led back to: the explorer. */
    public String page() {
        return server + "/graphiql/index.html";
    }

    /** What the server says of itself. */
    public JsonNode discovery() {
        return JSON.readTree(get("/.well-known/openid-configuration").body());
    }

    /** Asks for a code. Changes replace what a correct request says; one without a value takes it away. */
    public HttpResponse<String> authorize(Map<String, String> changes) {
        Map<String, String> request = new LinkedHashMap<>(Map.of(
                "response_type", "code",
                "client_id", "questionbank-web",
                "redirect_uri", page(),
                "scope", "openid",
                "state", "a state",
                "code_challenge", challenge(),
                "code_challenge_method", "S256"));
        request.putAll(changes);
        return get(discovery().get("authorization_endpoint").stringValue() + "?" + form(request));
    }

    /** Fills in the form; the response to it. */
    public HttpResponse<String> submit(String login, String password) {
        Matcher csrf = CSRF.matcher(get("/login").body());
        return post(
                "/login",
                Map.of("username", login, "password", password, "_csrf", csrf.find() ? csrf.group(1) : "missing"));
    }

    /** The code that somebody's browser brings back to the page. */
    public String code(String login, String page) {
        authorize(Map.of("redirect_uri", page));
        submit(login, login);
        URI back = URI.create(authorize(Map.of("redirect_uri", page))
                .headers()
                .firstValue("Location")
                .orElseThrow());
        Map<String, String> brought = Pattern.compile("&")
                .splitAsStream(back.getQuery())
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return brought.getOrDefault("code", back.toString());
    }

    /** Exchanges a code. Changes as above. */
    public HttpResponse<String> exchange(String code, Map<String, String> changes) {
        Map<String, String> request = new LinkedHashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "questionbank-web",
                "redirect_uri",
                page(),
                "code",
                code,
                "code_verifier",
                verifier));
        request.putAll(changes);
        return post(discovery().get("token_endpoint").stringValue(), request);
    }

    /** All steps; what the server grants. */
    public JsonNode grantedTo(String login) {
        return JSON.readTree(exchange(code(login, page()), Map.of()).body());
    }

    /** What a token says. */
    public static JsonNode claims(String token) {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    /** Fetches an address or a path with the cookies. */
    public HttpResponse<String> get(String address) {
        return send(HttpRequest.newBuilder(server.resolve(address)).build());
    }

    /** Sends a form with the cookies. */
    public HttpResponse<String> post(String address, Map<String, String> fields) {
        return send(HttpRequest.newBuilder(server.resolve(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(fields)))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
