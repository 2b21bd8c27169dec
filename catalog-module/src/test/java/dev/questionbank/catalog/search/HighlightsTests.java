package dev.questionbank.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HighlightsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "closure|Closures capture|<mark>Closures</mark> capture",
                "clsoure|A closure|A <mark>closure</mark>",
                "clos|A closure|A <mark>closure</mark>",
                "closure clos|A closure|A <mark>closure</mark>",
                "c++|C++ and C|<mark>C++</mark> and C",
                "闭包|什么是闭包？|什么是<mark>闭包</mark>？",
                "use effect|How useEffect works|How <mark>useEffect</mark> works",
                "nodejs|On Node.js now|On <mark>Node.js</mark> now",
                "what is a closure|What is a closure|What is a <mark>closure</mark>",
                "what is|What is this|<mark>What</mark> <mark>is</mark> this",
                "\"event loop\"|The event loop|The <mark>event</mark> <mark>loop</mark>",
                "über|Uber and über|<mark>Uber</mark> and <mark>über</mark>",
                "script|<script>alert(\"x\")</script>|&lt;<mark>script</mark>&gt;alert(&quot;x&quot;)&lt;/<mark>script</mark>&gt;",
                "closure|Nothing of it|Nothing of it"
            })
    void marksWhatMatched(String query, String text, String html) {
        assertThat(Highlights.of(query).title(text)).isEqualTo(html);
    }

    @Test
    void marksWhatLooksAlikeOnlyWhereTheWordItselfIsMissing() {
        assertThat(Highlights.of("react ").title("React, not reach")).isEqualTo("<mark>React</mark>, not reach");
    }

    @Test
    void fragmentsAreShortPiecesOfPlainText() {
        String markdown =
                "# Heading\n\n" + "Filler words go on. ".repeat(40) + "A **closure** is `<b>` & [more](http://x).\n\n"
                        + "Filler words go on. ".repeat(40) + "\n\n| a closure | b |\n|---|---|\n| `closure` | d |\n";

        List<String> fragments = Highlights.of("closure").fragments(markdown, 3);

        assertThat(fragments).hasSize(2);
        assertThat(fragments.getFirst())
                .startsWith("…")
                .contains("A <mark>closure</mark> is &lt;b&gt; &amp; more.")
                .hasSizeLessThan(300);
        assertThat(fragments.getLast()).contains("a <mark>closure</mark> b <mark>closure</mark> d");
        assertThat(Highlights.of("closure").fragments(markdown, 1)).isEqualTo(fragments.subList(1, 2));
        assertThat(Highlights.of("absent").fragments(markdown, 3)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"", "🎉", "\uD83C", "<mark>", "&amp;", "a"})
    void leavesNothingUnescaped(String query) {
        String text = "<img src=x onerror='alert(1)'> & \"a\" 🎉<mark>\uD83C";

        assertThat(Highlights.of(query).title(text).replace("<mark>", "").replace("</mark>", ""))
                .doesNotContain("<", ">", "'", "\"")
                .contains("&lt;", "&gt;", "&#39;", "&quot;", "&amp; ");
        assertThat(String.join("", Highlights.of(query).fragments("`" + text + "`", 5))
                        .replace("<mark>", "")
                        .replace("</mark>", ""))
                .doesNotContain("<", ">", "'", "\"");
    }
}
