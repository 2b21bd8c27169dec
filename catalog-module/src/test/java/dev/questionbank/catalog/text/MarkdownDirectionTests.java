package dev.questionbank.catalog.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownDirectionTests {

    @ParameterizedTest
    @CsvSource(delimiter = '~', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
                    مرحبا بالعالم         ~ p
                    סוגי נתונים           ~ p
                    'داده، (1) "x"'       ~ p
                    1 + **«سلام»** API    ~ p
                    `const` یعنی ثابت     ~ p
                    $x$ یک متغیر است      ~ p
                    '# عنوان'             ~ h1
                    '###### כותרת'        ~ h6
                    '- سلام'              ~ ul, li
                    '3. سلام'             ~ ol, li
                    '> سلام'              ~ blockquote, p
                    '- [ ] سلام'          ~ ul, li
                    """)
    void marksBlocksFromRightToLeft(String markdown, String blocks) {
        Element body = render(markdown);

        assertThat(body.select("[dir=rtl]")).hasSameSizeAs(body.select(blocks));
        assertThat(body.select(blocks))
                .isNotEmpty()
                .allMatch(block -> block.attr("dir").equals("rtl"));
    }

    @Test
    void marksNothingElse() {
        assertThat(render("# Words\n\nعربي later: no, Latin سلام\n\n- 1\n- `سلام`\n\n```\nسلام\n```\n")
                        .select("[dir]"))
                .extracting(Element::tagName)
                .containsExactly("p");
    }

    @Test
    void turnsBackWithinTextFromRightToLeft() {
        Element body = render("""
                1. سلام

                   English

                   ```js
                   run();
                   ```

                   - English
                2. 123
                """);

        assertThat(body.select("ol, ol > li:first-child, ol > li > p:first-child")
                        .eachAttr("dir"))
                .containsExactly("rtl", "rtl", "rtl");
        assertThat(body.select("p:contains(English), pre, ul").eachAttr("dir")).containsExactly("ltr", "ltr", "ltr");
        assertThat(body.select("ul > li, ol > li:last-child, code").hasAttr("dir"))
                .isFalse();
    }

    @Test
    void marksTablesAndTheirCells() {
        Element body = render("| שלום | a |\n|---|---|\n| b | ג |\n| 1 | |");

        assertThat(body.select("table").attr("dir")).isEqualTo("rtl");
        assertThat(body.select("th, td"))
                .extracting(cell -> cell.attr("dir"))
                .containsExactly("rtl", "ltr", "ltr", "rtl", "", "");
    }

    private static Element render(String markdown) {
        return Jsoup.parseBodyFragment(Markdown.toHtml(markdown)).body();
    }
}
