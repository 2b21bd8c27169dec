package dev.questionbank.catalog.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts as long as a bank may hold, made to cost as much as they can. */
class MarkdownLimitsTests {

    private static final int LENGTH = 200_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "![",
                "](",
                "[a](",
                "![a](b",
                "[a][",
                "[a]: b\n[a] ",
                "*",
                "**a ",
                "*a **a ",
                "*a_ ",
                "a**b",
                "~a ",
                "~~~ ",
                "`",
                "`a",
                "<",
                "</",
                "<!--",
                "<!-- -->",
                "<a ",
                "<sup>",
                "&#",
                "\\",
                "$",
                "$a ",
                "$$a ",
                "$$$ ",
                "$`",
                "\\(",
                "\\[",
                "\\( \\[ ",
                "$$\n",
                "\\[\na\n",
                "> ",
                "- ",
                "1. ",
                "> - ",
                "- a\n",
                "|",
                "a|\n",
                "|\n",
                "#",
                "```\n",
                "www.",
                "http://",
                "http://a.b/ ",
                "سلام 1 ",
                "- [ ] ",
                "\n",
                "\0",
                "{{"
            })
    void isNotSlowedDownByRepeating(String piece) {
        rendersInTime(piece.repeat(LENGTH / piece.length()));
    }

    @ParameterizedTest
    @MethodSource
    void isNotSlowedDownByNesting(String markdown) {
        rendersInTime(markdown);
    }

    static Stream<Named<String>> isNotSlowedDownByNesting() {
        return Stream.of(
                Named.of("strong", nested("**a ", " b**")),
                Named.of("stars", nested("*", "*")),
                Named.of("strikethrough", nested("~a ", " b~")),
                Named.of("links", nested("[", "](https://a)")),
                Named.of("images", nested("![", "](https://a)")),
                Named.of("brackets", nested("[", "]")),
                Named.of("subscript", nested("<sub>", "</sub>")),
                Named.of("formulas", nested("\\(", "\\)")));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 30, 100, 1_000, 10_000})
    void makesNoCellsByTheMillion(int columns) {
        String head = "|a".repeat(columns) + "\n" + "|-".repeat(columns) + "\n";

        rendersInTime(head + "|\n".repeat((LENGTH - head.length()) / 2));
        rendersInTime(head + "|\n".repeat(9_000));
    }

    @Test
    void showsTextOfVeryManyLinesAsItIs() {
        String markdown = "*a*\n".repeat(LENGTH / 4);

        assertThat(Markdown.toHtml(markdown)).startsWith("<pre><code>*a*\n*a*");
        assertThat(Markdown.toPlainText(markdown)).startsWith("*a*\n*a*");
    }

    @Test
    void keepsWordsHoweverDeep() {
        assertThat(Markdown.toPlainText(">".repeat(20_000) + " deep")).contains("deep");
        assertThat(Markdown.toHtml("*a **a ".repeat(1_000) + "deep" + "** a*".repeat(1_000)))
                .contains("deep");
    }

    private static void rendersInTime(String markdown) {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            assertThat(Markdown.toHtml(markdown)).hasSizeLessThan(20 * LENGTH);
            assertThat(Markdown.toPlainText(markdown)).hasSizeLessThan(2 * LENGTH);
        });
    }

    private static String nested(String open, String close) {
        int depth = LENGTH / (open.length() + close.length());
        return open.repeat(depth) + "deep" + close.repeat(depth);
    }
}
