package dev.questionbank.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C++",
                "C#",
                "F#",
                "g++",
                "k8s",
                "ES6",
                "===",
                "==",
                "!=",
                "!==",
                "=>",
                "&&",
                "||",
                "??",
                "?.",
                "::",
                "++",
                "O(1)",
                "C++17",
                ".NET",
                "ASP.NET",
                "Node.js",
                "TCP/IP",
                "CI/CD",
                "I/O",
                "useEffect"
            })
    void keepsTechnicalTermsWhole(String term) {
        assertThat(topLevel("before " + term + " behind")).containsExactly("before", term.toLowerCase(), "behind");
    }

    @ParameterizedTest
    @CsvSource({"O(n log n),o(nlogn)", "O(n^2),o(n2)", "O(n²),o(n2)", "O(log(n)),o(log(n))"})
    void knowsComplexitiesHoweverTheyAreSpaced(String written, String token) {
        assertThat(topLevel("Why " + written + "?")).containsExactly("why", token);
    }

    @Test
    void findsOperatorsBetweenWords() {
        assertThat(topLevel("a===b user?.name std::vector i++; (x)=>{}"))
                .containsExactly("a", "===", "b", "user", "?.", "name", "std", "::", "vector", "i", "++", "x", "=>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"**", "---", "|", "`", "```", "#", "##", "====", "|---|", "🎉👍", "\u0000\u0007", "? ! .", "\""})
    void takesMarksOfMarkdownAndOthersForNothing(String marks) {
        assertThat(topLevel(marks)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Node.js,node.js nodejs node js",
        "TCP/IP,tcp/ip tcpip tcp ip",
        "front-end,front-end frontend front end",
        "useEffect,useeffect use effect",
        "ASP.NET,asp.net aspnet asp net",
        ".NET,.net dotnet net",
        "JavaScript,javascript",
        "C++17,c++17 c++"
    })
    void findsPartsOfCompounds(String written, String all) {
        assertThat(everything(written)).containsExactly(all.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "What's,what",
        "don’t,dont",
        "l’index,index",
        "ÜBER,uber",
        "Ёлка,елка",
        "ＡＢＣ,abc",
        "Ωμέγα,ωμεγα",
        "İstanbul,istanbul"
    })
    void foldsWords(String written, String folded) {
        assertThat(topLevel(written)).containsExactly(folded);
    }

    @Test
    void takesScriptsWithoutSpacesApartIntoPairs() {
        assertThat(topLevel("什么是闭包")).containsExactly("什", "什么", "么", "么是", "是", "是闭", "闭", "闭包", "包");
        assertThat(topLevel("闭")).containsExactly("闭");
        assertThat(topLevel("用React做")).containsExactly("用", "react", "做");
        assertThat(topLevel("データ")).contains("デー", "ータ");
        assertThat(topLevel("ปิด")).contains("ปิด");
    }

    @Test
    void keepsVowelSignsInWords() {
        assertThat(topLevel("हिन्दी में")).hasSize(2);
        assertThat(topLevel("আমি বাংলা")).hasSize(2);
    }

    @Test
    void stopsBehindTheMostTokens() {
        assertThat(new Tokenizer(10).tokens("a b ".repeat(5_000))).hasSizeLessThanOrEqualTo(10);
        assertThat(new Tokenizer(10).tokens("闭".repeat(5_000))).hasSizeLessThanOrEqualTo(20);
        assertThat(new Tokenizer(10).tokens("==>".repeat(5_000))).hasSizeLessThanOrEqualTo(10);
    }

    private static List<String> topLevel(String text) {
        return new Tokenizer().tokens(text).stream().map(Token::text).toList();
    }

    private static List<String> everything(String text) {
        List<String> all = new ArrayList<>();
        new Tokenizer().tokens(text).forEach(token -> addAll(token, all));
        return all;
    }

    private static void addAll(Token token, List<String> all) {
        all.add(token.text());
        if (!token.joined().isEmpty()) {
            all.add(token.joined());
        }
        if (token.kind() == Token.Kind.COMPOUND) {
            token.parts().forEach(part -> addAll(part, all));
        }
    }
}
