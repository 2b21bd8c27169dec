package dev.questionbank.catalog.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenLinksTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.png",
                "/a.png",
                "../a.png",
                "#part",
                "",
                "//cdn.example/a.png",
                "https://",
                "https:///a.png",
                "http:/a.example",
                "ftp://a.example/b",
                "javascript:alert(1)",
                "data:image/png;base64,AAAA",
                "mailto:a@b.example",
                "<https://a.example/b c.png>",
                "https://a.example\\\\b"
            })
    void areThoseThatLeadToNoWebAddress(String address) {
        assertThat(BrokenLinks.of("a [b](%1$s) c".formatted(address)))
                .singleElement()
                .satisfies(link -> assertThat(link.image()).isFalse());
        assertThat(BrokenLinks.of("> - ![b](%1$s)".formatted(address)))
                .singleElement()
                .satisfies(link -> assertThat(link.image()).isTrue());
    }

    @Test
    void areAddressesWithSpaces() {
        assertThat(BrokenLinks.of("a ![b](my picture.png) c [d](https://e.example/f g) h"))
                .containsExactly(
                        new WrittenLink("my picture.png", true), new WrittenLink("https://e.example/f g", false));
    }

    @Test
    void areFoundInTablesAndBehindReferences() {
        assertThat(BrokenLinks.of("""
                | a |
                |---|
                | ![b](c.png) |

                ![d][e]

                [e]: f.png
                """)).containsExactly(new WrittenLink("c.png", true), new WrittenLink("f.png", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a](https://b.example/c?d=e#f) ![g](HTTP://h.example:81/i.png \"j\") https://k.example www.l.example",
                "[a](<https://b.example/c>) [d](https://de.example/K%C3%B6ln) [e](https://de.example/Köln_(Stadt))",
                "a `![b](c.png)` \\![d](e f.png) \\!\\[g\\](h i.png)",
                "```md\n![a](b.png)\n```",
                "x[0](a, b) and d [ ](",
                "vector<std::string> and <a@b.example>",
                "$![a](b c)$",
            })
    void areNotThoseThatLeadSomewhereOrAreNone(String markdown) {
        assertThat(BrokenLinks.of(markdown)).isEmpty();
    }
}
