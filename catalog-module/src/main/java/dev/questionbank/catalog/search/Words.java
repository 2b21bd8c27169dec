package dev.questionbank.catalog.search;

import dev.questionbank.catalog.text.Markdown;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words of a text as searches compare them: folded, names such as {@code C++} whole, words that hang
 * together one by one, scripts without spaces letter by letter and pair by pair. Where links lead to is left out. Not safe for use by several threads.
 */
public final class Words {

    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

    private final Tokenizer tokenizer = new Tokenizer();

    /** The words of a plain text, in order. */
    public List<String> of(String text) {
        return tokenizer.tokens(ADDRESS.matcher(text).replaceAll(" ")).stream()
                .flatMap(token -> token.kind() == Token.Kind.COMPOUND ? token.parts().stream() : Stream.of(token))
                .map(Token::text)
                .toList();
    }

    /** The words of a text in Markdown, in order. */
    public List<String> ofMarkdown(String text) {
        return of(Markdown.toPlainText(text));
    }
}
