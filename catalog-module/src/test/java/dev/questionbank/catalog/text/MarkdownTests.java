package dev.questionbank.catalog.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTests {

    @Test
    void alignsTables() {
        Element body = render("""
                | a | b | c |
                |:--|:-:|--:|
                | 1 | 2 \\| 3 | x<br>y |
                """);

        assertThat(body.select("thead th").eachAttr("align")).containsExactly("left", "center", "right");
        assertThat(body.select("tbody td").eachText()).containsExactly("1", "2 | 3", "x y");
        assertThat(body.select("td:last-child br")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    c++                      ~ c++
                    c#                       ~ c#
                    objective-c              ~ objective-c
                    vb.net                   ~ vb.net
                    js {1,3} title="app.js"  ~ js
                    js:app.js                ~ js
                    rust,ignore              ~ rust
                    {.html}                  ~ html
                    { .python .number }      ~ python
                    """)
    void namesLanguageOfFence(String info, String language) {
        Element body = render("```" + info + "\na < b;\n```");

        assertThat(body.select("pre > code").attr("class")).isEqualTo("language-" + language);
        assertThat(body.select("code").text()).isEqualTo("a < b;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "язык", "a/b", "x\"onclick=\"y"})
    void namesNoOtherLanguage(String info) {
        assertThat(render("```" + info + "\na\n```").select("pre > code").hasAttr("class"))
                .isFalse();
    }

    @Test
    void nestsListsAndFences() {
        Element body = render("""
                3. one

                   ```js
                   run();
                   ```
                   - inner
                     1. innermost
                4. two
                """);

        assertThat(body.select("body > ol").attr("start")).isEqualTo("3");
        assertThat(body.select("body > ol > li > pre > code.language-js").text())
                .isEqualTo("run();");
        assertThat(body.select("ol > li > ul > li > ol > li").text()).isEqualTo("innermost");
    }

    @Test
    void keepsTightListsTight() {
        assertThat(render("- a\n- b").select("li > p")).isEmpty();
        assertThat(render("- a\n\n- b").select("li > p")).hasSize(2);
    }

    @Test
    void showsTasksThatCannotBeTicked() {
        Element body = render("- [x] done\n- [ ] open");

        assertThat(body.select("li > input[type=checkbox][disabled]")).hasSize(2);
        assertThat(body.select("input[checked]")).hasSize(1);
    }

    @Test
    void knowsStrikethroughAndHardBreaks() {
        assertThat(render("~~old~~ new").select("del").text()).isEqualTo("old");
        assertThat(render("a  \nb\\\nc\nd").select("br")).hasSize(2);
    }

    @Test
    void linksAddressesInTextAndReferences() {
        Element body = render("""
                https://a.example/x?y=1&z=2. www.b.example <http://c.example> [d] [e][d] ![f *g* `h`](https://i.example "j")

                [d]: https://d.example "the title"
                """);

        assertThat(body.select("a").eachAttr("href"))
                .containsExactly(
                        "https://a.example/x?y=1&z=2",
                        "http://www.b.example",
                        "http://c.example",
                        "https://d.example",
                        "https://d.example");
        assertThat(body.select("a[title]").eachAttr("title")).containsExactly("the title", "the title");
        assertThat(body.select("a:not([rel='nofollow noopener noreferrer ugc'])"))
                .isEmpty();
        assertThat(body.select("img[src=https://i.example][title=j]").attr("alt"))
                .isEqualTo("f g h");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/relative",
                "page.html",
                "#part",
                "?q=1",
                "//host.example/x",
                "\\\\\\\\host.example",
                "https:host.example",
                "https:///x",
                "https:\\\\host.example",
                "mailto:a@b.example",
                "ftp://host.example/x",
                "file:///etc/passwd",
                "tel:123"
            })
    void keepsOnlyWordsOfLinksThatDoNotLeadIntoTheWeb(String address) {
        Element body = render("[some *words*](" + address + ") ![a picture](" + address + ")");

        assertThat(body.select("a, img")).isEmpty();
        assertThat(body.text()).isEqualTo("some words a picture");
    }

    @Test
    void linksNoMailAddresses() {
        Element body = render("me@mail.example <you@mail.example> ftp://host.example/x");

        assertThat(body.select("a")).isEmpty();
        assertThat(body.text()).isEqualTo("me@mail.example you@mail.example ftp://host.example/x");
    }

    @Test
    void showsHtmlAsText() {
        assertThat(render("Explain <div> vs <span class=\"a\">, &lt;b&gt; and `<i>`")
                        .text())
                .isEqualTo("Explain <div> vs <span class=\"a\">, <b> and <i>");
    }

    @Test
    void readsMarkdownBetweenHtml() {
        Element body = render("<div>\n**bold**\n</div>");

        assertThat(body.select("strong").text()).isEqualTo("bold");
        assertThat(body.text()).isEqualTo("<div> bold </div>");
    }

    @Test
    void knowsTagsThatMarkdownHasNoSignFor() {
        Element body = render("x<sup>2</sup> H<sub>*2*</sub>O <kbd>Esc</kbd> a<br/>b <!-- note -->");

        assertThat(body.select("sup, sub:has(em), kbd").eachText()).containsExactly("2", "2", "Esc");
        assertThat(body.select("br")).hasSize(1);
        assertThat(body.text()).isEqualTo("x2 H2O Esc a b");
    }

    @Test
    void showsSuchTagsAsTextUnlessPairedAndBare() {
        assertThat(render("<sup> or </sub> or <kbd class=\"a\">b</kbd>").text())
                .isEqualTo("<sup> or </sub> or <kbd class=\"a\">b</kbd>");
    }

    private static Element render(String markdown) {
        return Jsoup.parseBodyFragment(Markdown.toHtml(markdown)).body();
    }
}
