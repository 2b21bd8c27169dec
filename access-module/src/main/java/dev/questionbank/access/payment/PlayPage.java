package dev.questionbank.access.payment;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Currency;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** The page on which payment is played, as HTML: one form, no script. */
final class PlayPage {

    private static final String STYLE = """
            :root { color-scheme: light dark; font: 1.1rem/1.5 system-ui, sans-serif; }
            body { margin: 0 auto; max-width: 34rem; padding: 2rem 1rem; }
            .played { border: 2px dashed; padding: .5rem 1rem; }
            .price { font-size: 1.6rem; margin: 0; }
            button { display: block; font: inherit; margin: .75rem 0; min-height: 2.75rem; padding: .5rem 1rem; width: 100%; }
            :focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
            """;

    /** Nothing but the style above and forms to the page itself. */
    static final String POLICY = "default-src 'none'; style-src 'sha256-" + hash(STYLE)
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private PlayPage() {}

    static String of(PlayedCheckout checkout, String plan, String token, String home, @Nullable String notice) {
        String buttons = checkout.buttons().stream()
                .map(button -> "<button name=\"do\" value=\"" + button.name() + "\">" + button.label() + "</button>")
                .collect(Collectors.joining("\n"));
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s – played payment</title>
                <style>%2$s</style>
                </head>
                <body>
                <main>
                <p class="played">Payment is only played here. No money moves.</p>
                <h1>%1$s</h1>
                <p class="price">%3$s</p>
                <p role="status">%4$s</p>
                <form method="post">
                <input type="hidden" name="token" value="%5$s">
                %6$s
                </form>
                <p><a href="%7$s">%8$s</a></p>
                </main>
                </body>
                </html>
                """.formatted(
                        escape(plan),
                        STYLE,
                        escape(price(checkout)),
                        escape(notice == null ? checkout.state().sentence() : notice),
                        escape(token),
                        buttons,
                        escape(home),
                        checkout.state() == PlayedState.OPEN ? "Leave" : "Back to the question bank");
    }

    private static String price(PlayedCheckout checkout) {
        int digits = Currency.getInstance(checkout.currency()).getDefaultFractionDigits();
        String amount = BigDecimal.valueOf(checkout.priceCents(), Math.max(digits, 0)) + " " + checkout.currency();
        return switch (checkout.interval()) {
            case ONCE -> amount + ", once";
            case MONTH -> amount + " a month";
            case YEAR -> amount + " a year";
        };
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has it", e);
        }
    }
}
