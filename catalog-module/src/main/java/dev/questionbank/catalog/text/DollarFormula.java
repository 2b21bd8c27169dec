package dev.questionbank.catalog.text;

import java.util.Set;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/**
 * {@code $…$}, {@code $$…$$} and GitHub's {@code $`…`$}. A single dollar opens only right before and closes only right
 * after something other than space, outside of words, and it is its next dollar or none: so {@code $5 and $10} are prices,
 * {@code $HOME:$PATH} are variables, {@code $.get() and $.post()} are calls, and no text is searched twice.
 */
final class DollarFormula implements InlineContentParser {

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        Position start = scanner.position();
        int before = scanner.peekPreviousCodePoint();
        int dollars = scanner.matchMultiple('$');
        Position inside = scanner.position();
        boolean found = switch (dollars) {
            case 1 -> !isWordOrDollar(before) && (scanner.next('`') ? skipQuoted(scanner) : skipInline(scanner));
            case 2 -> skipDisplayed(scanner);
            default -> false;
        };
        if (found) {
            String source = scanner.getSource(start, scanner.position()).getContent();
            return ParsedInline.of(new Formula(source), scanner.position());
        }
        return ParsedInline.of(new Text("$".repeat(dollars)), inside);
    }

    private static boolean skipInline(Scanner scanner) {
        if (scanner.peek() == '.' || Character.isWhitespace(scanner.peek())) {
            return false;
        }
        char last = ' ';
        for (char c = scanner.peek(); scanner.hasNext() && c != '`'; c = scanner.peek()) {
            scanner.next();
            if (c == '$') {
                return !Character.isWhitespace(last) && !goesOn(scanner.peek());
            }
            if (c == '\\') {
                scanner.next();
            }
            last = c;
        }
        return false;
    }

    private static boolean skipDisplayed(Scanner scanner) {
        for (char c = scanner.peek(); scanner.hasNext() && c != '`'; c = scanner.peek()) {
            if (c == '$') {
                if (scanner.matchMultiple('$') == 2) {
                    return true;
                }
                continue;
            }
            scanner.next();
            if (c == '\\') {
                scanner.next();
            }
        }
        return false;
    }

    private static boolean skipQuoted(Scanner scanner) {
        return scanner.find('`') > 0 && scanner.next('`') && scanner.next('$');
    }

    private static boolean goesOn(char c) {
        return c == '{' || c == '(' || isWordOrDollar(c);
    }

    private static boolean isWordOrDollar(int c) {
        return c == '$' || c < 128 && Character.isLetterOrDigit(c);
    }

    static final class Factory implements InlineContentParserFactory {

        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('$');
        }

        @Override
        public InlineContentParser create() {
            return new DollarFormula();
        }
    }
}
