package dev.questionbank.catalog.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Attacks of all the kinds that OWASP's cheat sheet on evading filters knows, as HTML and as Markdown. What comes out is
 * read by a parser that is not the sanitizer's, and compared with a list that is not its either.
 */
class MarkdownSafetyTests {

    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("body", Set.of()),
            Map.entry("p", Set.of("dir")),
            Map.entry("h1", Set.of("dir")),
            Map.entry("h2", Set.of("dir")),
            Map.entry("h3", Set.of("dir")),
            Map.entry("h4", Set.of("dir")),
            Map.entry("h5", Set.of("dir")),
            Map.entry("h6", Set.of("dir")),
            Map.entry("blockquote", Set.of("dir")),
            Map.entry("pre", Set.of("dir")),
            Map.entry("code", Set.of("class")),
            Map.entry("span", Set.of("class")),
            Map.entry("ul", Set.of("dir")),
            Map.entry("ol", Set.of("dir", "start")),
            Map.entry("li", Set.of("dir")),
            Map.entry("table", Set.of("dir")),
            Map.entry("thead", Set.of()),
            Map.entry("tbody", Set.of()),
            Map.entry("tr", Set.of()),
            Map.entry("th", Set.of("dir", "align")),
            Map.entry("td", Set.of("dir", "align")),
            Map.entry("em", Set.of()),
            Map.entry("strong", Set.of()),
            Map.entry("del", Set.of()),
            Map.entry("sub", Set.of()),
            Map.entry("sup", Set.of()),
            Map.entry("kbd", Set.of()),
            Map.entry("br", Set.of()),
            Map.entry("hr", Set.of()),
            Map.entry("a", Set.of("href", "title", "rel")),
            Map.entry("img", Set.of("src", "alt", "title")),
            Map.entry("input", Set.of("type", "checked", "disabled")));

    @ParameterizedTest
    @MethodSource("dev.questionbank.catalog.text.Attacks#all")
    void disarms(String attack) {
        assertHarmless(attack, Markdown.toHtml(attack));
    }

    /** The second wall alone, as if HTML were let through as markup. */
    @ParameterizedTest
    @MethodSource("dev.questionbank.catalog.text.Attacks#all")
    void sanitizerAloneDisarms(String attack) {
        assertHarmless(attack, SafeHtml.of(attack));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void disarmsMixtures(long seed) {
        Random random = new Random(seed);
        List<String> pieces = new ArrayList<>(Attacks.all());
        pieces.addAll(Attacks.JOINTS);
        for (int i = 0; i < 400; i++) {
            String attack = mixture(pieces, random);
            assertHarmless(attack, Markdown.toHtml(attack));
            assertHarmless(attack, SafeHtml.of(attack));
        }
    }

    private static String mixture(List<String> pieces, Random random) {
        StringBuilder mixture = new StringBuilder();
        for (int i = 2 + random.nextInt(6); i > 0; i--) {
            String piece = pieces.get(random.nextInt(pieces.size()));
            int from = random.nextInt(4) == 0 ? random.nextInt(piece.length() + 1) : 0;
            int to = random.nextInt(4) == 0 ? from + random.nextInt(piece.length() - from + 1) : piece.length();
            mixture.append(piece, from, to).append(Attacks.JOINTS.get(random.nextInt(Attacks.JOINTS.size())));
        }
        return mixture.toString();
    }

    private static void assertHarmless(String attack, String html) {
        for (Element element : Jsoup.parseBodyFragment(html).body().getAllElements()) {
            assertThat(ALLOWED).as(attack).containsKey(element.tagName());
            for (Attribute attribute : element.attributes()) {
                assertThat(ALLOWED.get(element.tagName())).as(attack).contains(attribute.getKey());
                assertThat(attribute.getValue()).as(attack).matches(shape(attribute.getKey()));
            }
            if (element.tagName().equals("input")) {
                assertThat(element.attributes().asList())
                        .as(attack)
                        .extracting(Attribute::getKey)
                        .contains("type", "disabled");
            }
            assertThat(element.childNodes()).as(attack).allMatch(MarkdownSafetyTests::isReadable);
        }
    }

    private static boolean isReadable(Node node) {
        return node instanceof Element
                || node instanceof TextNode
                || node instanceof Comment comment && comment.getData().isBlank();
    }

    private static String shape(String attribute) {
        return switch (attribute.toLowerCase(Locale.ROOT)) {
            case "href", "src" -> "(?i)https?://[^\\s\\\\]+";
            case "class" -> "math|language-[A-Za-z0-9+#._-]{1,40}";
            case "dir" -> "rtl|ltr";
            case "align" -> "left|center|right";
            case "start" -> "[0-9]+";
            case "type" -> "checkbox";
            case "checked", "disabled" -> "";
            case "rel" -> "nofollow noopener noreferrer ugc";
            default -> "(?s).*";
        };
    }
}
