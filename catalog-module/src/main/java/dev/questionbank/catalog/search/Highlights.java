package dev.questionbank.catalog.search;

import dev.questionbank.catalog.text.Markdown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Shows where texts match a query: safe HTML in which everything is escaped and matches stand in {@code <mark>}. It is given
 * nothing but texts that the reader may read, and asks no index, so it has nothing to give away. A word that stands in a
 * text or has a form there is marked as such; only where it does not, what looks like it is.
 *
 * <p>Serves one reader at a time.
 */
public final class Highlights {

    private static final int BEFORE = 60;
    private static final int LENGTH = 200;

    private final WordForms forms = new WordForms();
    private final List<Wanted> wanted = new ArrayList<>();

    private record Wanted(String text, Set<String> alike, boolean isOpenEnded, boolean isFlexible) {}

    private record Range(int start, int end) {}

    private Highlights(String typed) {
        QueryText query = QueryText.of(typed);
        List<Token> words = query.contentWords();
        for (Token word : words) {
            boolean isOpenEnded =
                    query.isOpenEnded() && word.equals(query.words().getLast());
            wanted.add(wanted(word, isOpenEnded));
            word.parts().forEach(part -> wanted.add(wanted(part, false)));
        }
        for (int i = 0; i + 1 < words.size(); i++) {
            String joined = words.get(i).text() + words.get(i + 1).text();
            wanted.add(new Wanted(joined, Set.of(joined), false, false));
        }
        query.phrases().stream()
                .flatMap(phrase -> phrase.words().stream())
                .forEach(word -> wanted.add(new Wanted(word.text(), Set.of(word.text()), false, false)));
    }

    /** The matches of what somebody typed. */
    public static Highlights of(String query) {
        return new Highlights(query);
    }

    /** A whole plain text, such as a title, with its matches marked. */
    public String title(String text) {
        StringBuilder html = new StringBuilder();
        appendMarked(html, text, new Range(0, text.length()), matches(text));
        return html.toString();
    }

    /** Pieces of a Markdown text around its matches, in order, those with the most matches first chosen; none without one. */
    public List<String> fragments(String markdown, int most) {
        String text = Markdown.toPlainText(markdown).replaceAll("\\s+", " ");
        List<Range> matches = matches(text);
        List<Range> pieces = pieces(text, matches);
        List<Range> best = pieces.stream()
                .sorted((one, other) -> Long.compare(within(other, matches), within(one, matches)))
                .limit(most)
                .toList();
        return pieces.stream()
                .filter(best::contains)
                .map(piece -> fragment(text, piece, matches))
                .toList();
    }

    private static long within(Range piece, List<Range> matches) {
        return matches.stream()
                .filter(match -> match.start() >= piece.start() && match.end() <= piece.end())
                .map(match -> match.end() - match.start())
                .mapToLong(Integer::longValue)
                .sum();
    }

    private static List<Range> pieces(String text, List<Range> matches) {
        List<Range> pieces = new ArrayList<>();
        int covered = 0;
        for (Range match : matches) {
            if (match.end() <= covered) {
                continue;
            }
            int start = Math.max(covered, wordBorder(text, Math.max(0, match.start() - BEFORE)));
            int end = Math.max(match.end(), wordBorder(text, Math.min(text.length(), start + LENGTH)));
            pieces.add(new Range(Math.min(start, match.start()), end));
            covered = end;
        }
        return pieces;
    }

    /** The next place at which no word is cut, unless that is far. */
    private static int wordBorder(String text, int at) {
        int border = at;
        while (border > 0 && border < text.length() && border - at < 20 && text.charAt(border - 1) != ' ') {
            border++;
        }
        boolean cutsPair = border > 0 && border < text.length() && Character.isLowSurrogate(text.charAt(border));
        return cutsPair ? border + 1 : border;
    }

    private static String fragment(String text, Range piece, List<Range> matches) {
        StringBuilder html = new StringBuilder(piece.start() > 0 ? "…" : "");
        appendMarked(html, text, piece, matches);
        return html.append(piece.end() < text.length() ? "…" : "").toString();
    }

    private static void appendMarked(StringBuilder html, String text, Range piece, List<Range> matches) {
        int at = piece.start();
        for (Range match : matches) {
            if (match.start() < at || match.end() > piece.end()) {
                continue;
            }
            html.append(escaped(text.substring(at, match.start())))
                    .append("<mark>")
                    .append(escaped(text.substring(match.start(), match.end())))
                    .append("</mark>");
            at = match.end();
        }
        html.append(escaped(text.substring(at, piece.end())));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private Wanted wanted(Token word, boolean isOpenEnded) {
        boolean isFlexible = word.kind() == Token.Kind.WORD || word.kind() == Token.Kind.COMPOUND;
        return new Wanted(word.text(), alike(word), isOpenEnded, isFlexible);
    }

    private Set<String> alike(Token word) {
        Set<String> alike = new HashSet<>(List.of(word.text()));
        if (!word.joined().isEmpty()) {
            alike.add(word.joined());
        }
        if (word.kind() == Token.Kind.WORD) {
            alike.addAll(forms.inAnyLanguage(word.raw()));
        }
        return alike;
    }

    private List<Range> matches(String text) {
        List<Token> tokens = flat(new Tokenizer().tokens(text));
        List<Set<String>> alike = tokens.stream().map(this::alike).toList();
        boolean[] matched = new boolean[tokens.size()];
        for (Wanted word : wanted) {
            boolean found = false;
            for (int i = 0; i < matched.length; i++) {
                if (alike.get(i).stream().anyMatch(word.alike()::contains)) {
                    matched[i] = true;
                    found = true;
                }
            }
            for (int i = 0; i < matched.length && !found; i++) {
                matched[i] |= resembles(word, tokens.get(i));
            }
        }
        List<Range> ranges = new ArrayList<>();
        for (int i = 0; i < matched.length; i++) {
            if (matched[i]) {
                add(ranges, new Range(tokens.get(i).start(), tokens.get(i).end()));
            }
        }
        return ranges;
    }

    /** Pairs of letters overlap, and so do compounds and their parts: they become one range. */
    private static void add(List<Range> ranges, Range range) {
        if (!ranges.isEmpty() && range.start() < ranges.getLast().end()) {
            Range last = ranges.removeLast();
            ranges.add(new Range(last.start(), Math.max(last.end(), range.end())));
        } else {
            ranges.add(range);
        }
    }

    private static List<Token> flat(List<Token> tokens) {
        List<Token> flat = new ArrayList<>();
        for (Token token : tokens) {
            flat.add(token);
            if (token.kind() == Token.Kind.COMPOUND) {
                flat.addAll(flat(token.parts()));
            }
        }
        return flat;
    }

    private static boolean resembles(Wanted wanted, Token token) {
        String text = token.text();
        if (!wanted.isFlexible() || token.kind() != Token.Kind.WORD && token.kind() != Token.Kind.COMPOUND) {
            return false;
        }
        if (wanted.isOpenEnded() && wanted.text().length() > 1 && text.startsWith(wanted.text())) {
            return true;
        }
        int allowed = Dictionary.typosAllowed(wanted.text());
        return allowed > 0
                && Math.abs(text.length() - wanted.text().length()) <= allowed
                && text.charAt(0) == wanted.text().charAt(0)
                && Typos.between(wanted.text(), text) <= allowed;
    }
}
