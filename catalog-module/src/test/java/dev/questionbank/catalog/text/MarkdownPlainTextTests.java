package dev.questionbank.catalog.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownPlainTextTests {

    @Test
    void keepsWordsWithoutMarkup() {
        assertThat(Markdown.toPlainText("""
                # A *title*

                Some **bold** `code()`, [a link](https://a.example "b"), ![a picture](https://c.example)
                on two lines and $x_1$; <div> x<sup>2</sup><br>next\\*

                - [x] one
                  1. two

                > three

                ```js
                if (a) {
                  b();
                }
                ```

                | c | d |
                |---|---|
                | e | f |

                ***

                [ref]: https://d.example
                """)).isEqualTo("""
                A title
                Some bold code(), a link, a picture on two lines and $x_1$; <div> x2
                next*
                one
                two
                three
                if (a) {
                  b();
                }
                c d
                e f""");
    }

    @Test
    void isEmptyWhereNothingIsWritten() {
        assertThat(Markdown.toPlainText("")).isEmpty();
        assertThat(Markdown.toPlainText("<!-- note -->\n\n***")).isEmpty();
    }
}
