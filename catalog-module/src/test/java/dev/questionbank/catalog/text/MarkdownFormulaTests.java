package dev.questionbank.catalog.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownFormulaTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$a_1 * b_2 * c$",
                "$x$",
                "$n \\log_2 n \\, \\& \\{1\\}$",
                "$a<b>c</b>$",
                "$[a](b)$",
                "$\\text{cost: 5\\$}$",
                "$x^{{2}}$",
                "$`a_b_c`$",
                "$$ \\int_0^1 x_i \\\\ y_i $$",
                "$$\n\\sum_{i=1}^n *i*\n$$",
                "$$\na\n- b\n+ c\n= d\n# e\n> f\n1. g\n$$",
                "$$ a\n* b $$",
                "\\(x_1 * y_2 * z\\)",
                "\\(n\\)",
                "\\[ a_1 * b_1 * c \\]",
                "\\[\nx\n\\]",
                "\\[\n\\begin{pmatrix} 1 & 2 \\\\[2pt] 3 & 4 \\end{pmatrix}\n- 1\n\\]"
            })
    void leavesFormulaIntact(String formula) {
        assertThat(formulas(formula)).containsExactly(formula);
        assertThat(formulas("Before\n" + formula + "\nafter *it*")).containsExactly(formula);
        assertThat(Markdown.toPlainText(formula)).isEqualTo(formula);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$5 and $10",
                "It costs $5, not $ 6 $ and never US$7/CA$8.",
                "$HOME:$PATH and ${a} on ${b}",
                "$scope and $http",
                "$.get() and $.post()",
                "$('a')+$('b')",
                "$$ is a process, $$$ is dear, $",
                "[4] as in SZ[19]"
            })
    void takesNoPriceOrNameForFormula(String text) {
        String markdown = text.replace("[", "\\[").replace("]", "\\]");

        assertThat(formulas(markdown)).isEmpty();
        assertThat(render(markdown).text()).isEqualTo(text);
    }

    @Test
    void leavesCodeAlone() {
        assertThat(formulas("`$a$` $b `c$`\n\n```\n$$\nd\n$$\n```\n\n    \\(e\\)"))
                .isEmpty();
    }

    @Test
    void standsInTablesListsAndQuotes() {
        assertThat(formulas("| $a_1$ | b |\n|--|--|\n| \\(c_1\\) | d |")).containsExactly("$a_1$", "\\(c_1\\)");
        assertThat(formulas("- x\n\n  $$\n  - y\n  $$\n- $z$")).containsExactly("$$\n- y\n$$", "$z$");
        assertThat(formulas("> $$\n> - y\n> $$")).containsExactly("$$\n- y\n$$");
    }

    @Test
    void endsUnclosedFormulaAtBlankLine() {
        Element body = render("$$\na *b*\n\n- c");

        assertThat(body.select(".math")).isEmpty();
        assertThat(body.select("em, li").eachText()).containsExactly("b", "c");
    }

    @Test
    void closesFormulaThatBeganWithinLine() {
        assertThat(formulas("where $$a\n$$ and\n- b")).containsExactly("$$a\n$$");
        assertThat(render("where $$a\n$$ and\n- b").select("li")).hasSize(1);
    }

    private static Iterable<String> formulas(String markdown) {
        return render(markdown).select("span.math").stream()
                .map(Element::wholeText)
                .toList();
    }

    private static Element render(String markdown) {
        return Jsoup.parseBodyFragment(Markdown.toHtml(markdown)).body();
    }
}
