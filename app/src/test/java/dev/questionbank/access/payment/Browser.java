package dev.questionbank.access.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person before the page on which payment is played. */
final class Browser {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern BUTTON = Pattern.compile("<button name=\"do\" value=\"(\\w+)\">");
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    private Browser() {}

    static HttpResponse<String> get(URI page) {
        return send(HttpRequest.newBuilder(page).build());
    }

    static HttpResponse<String> post(URI page, String form) {
        return send(HttpRequest.newBuilder(page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What the page offers to do. */
    static Set<String> buttons(URI page) {
        return BUTTON.matcher(get(page).body())
                .results()
                .map(button -> button.group(1))
                .collect(Collectors.toSet());
    }

    /** Presses a button of the page, as a browser does. */
    static void press(URI page, String button) {
        HttpResponse<String> answer = post(page, "token=" + token(page) + "&do=" + button);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith(page.getPath());
    }

    /** What shows that a form is of this page. */
    static String token(URI page) {
        Matcher token = TOKEN.matcher(get(page).body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }
}
