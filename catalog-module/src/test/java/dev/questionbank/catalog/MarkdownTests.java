package dev.questionbank.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTests {

    @Test
    void knowsTablesTasksStrikethroughAndLanguages() {
        String html = Markdown.toHtml("""
                | a | b |
                |---|:-:|
                | 1 | 2 |

                - [x] done
                - [ ] open

                ~~old~~ https://example.org

                ```c++
                a < b;
                ```
                """);

        assertThat(html)
                .contains("<table>", "<th align=\"center\">", "type=\"checkbox\"", "<del>old</del>")
                .contains("href=\"https://example.org\"", "<code class=\"language-c&#43;&#43;\">", "a &lt; b;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "![x](data:image/svg+xml;base64,PHN2Zy8+)",
                "<a href=\"&#106;avascript:alert(1)\">x</a>",
                "<iframe src=https://example.org></iframe>",
                "<svg><script>alert(1)</script></svg>",
                "<style>*{background:url(javascript:alert(1))}</style>",
                "<p onclick=alert(1) style=position:fixed>x</p>"
            })
    void leavesNothingThatRuns(String markdown) {
        assertThat(Markdown.toHtml(markdown))
                .doesNotContainPattern("(?i)<(script|iframe|svg|style)|javascript:|data:|\\son\\w+=|style=");
    }

    @Test
    void survivesDeepNesting() {
        assertThat(Markdown.toHtml(">".repeat(20_000) + " deep")).contains("deep");
        assertThat(Markdown.toHtml("*a ".repeat(5_000))).contains("a");
    }
}
