package dev.questionbank.catalog.text;

import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/**
 * {@code \(…\)} and {@code \[…\]}. Many programs write {@code \[} where a plain bracket is meant: so brackets hold a formula
 * only if they stand alone on their lines or hold a sign that formulas have.
 */
final class BackslashFormula implements InlineContentParser {

    private static final Pattern SIGN = Pattern.compile("[=+*^_<>]|\\\\[A-Za-z]");

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        Position start = scanner.position();
        boolean startsLine = isEndOfLine(scanner.peekPreviousCodePoint());
        scanner.next();
        char open = scanner.peek();
        if (open != '(' && open != '[') {
            return ParsedInline.none();
        }
        scanner.next();
        if (!skip(scanner, open, open == '(' ? ')' : ']')) {
            return ParsedInline.none();
        }
        String source = scanner.getSource(start, scanner.position()).getContent();
        boolean standsAlone = startsLine && isEndOfLine(scanner.peek());
        if (open == '(' || standsAlone || SIGN.matcher(source).find(2)) {
            return ParsedInline.of(new Formula(source), scanner.position());
        }
        return ParsedInline.none();
    }

    /** Stops at a second opening, so that no text is searched twice. */
    private static boolean skip(Scanner scanner, char open, char close) {
        for (char c = scanner.peek(); scanner.hasNext() && c != '`'; c = scanner.peek()) {
            scanner.next();
            if (c == '\\') {
                char escaped = scanner.peek();
                scanner.next();
                if (escaped == close || escaped == open) {
                    return escaped == close;
                }
            }
        }
        return false;
    }

    private static boolean isEndOfLine(int c) {
        return c == '\n' || c == Scanner.END;
    }

    static final class Factory implements InlineContentParserFactory {

        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('\\');
        }

        @Override
        public InlineContentParser create() {
            return new BackslashFormula();
        }
    }
}
