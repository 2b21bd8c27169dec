package dev.questionbank.catalog.search;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes plain text apart into what can be looked for. Lucene's own tokenizers follow the words of Unicode and drop what
 * programmers put between or behind them; that is all this one is for: {@code C++}, {@code .NET}, {@code O(n log n)} and
 * operators stay whole, words joined by a mark are found whole and in parts, and scripts without spaces become overlapping
 * pairs. Not safe for use by several threads.
 */
final class Tokenizer {

    private static final int LONGEST_WORD = 64;
    private static final int MOST_PARTS = 4;

    /** Longest first, as they are tried. Markdown's own marks are none: {@code **}, {@code --}, {@code #}, {@code |}. */
    private static final List<String> OPERATORS = List.of(
            "===", "!==", ">>>", "<=>", "...", "==", "!=", "=>", "->", "<=", ">=", "&&", "||", "??", "?.", "::", "++",
            "<<", ">>", "+=", "-=", ":=");

    private static final String OPERATOR_MARKS = "=!<>-&|?.:+";
    private static final Set<String> PLUS_PLUS = Set.of("c", "g", "notepad");
    private static final Pattern COMPLEXITY =
            Pattern.compile("[OoΘΩ]\\(([0-9A-Za-z ^*·+²³/!√]|\\([0-9A-Za-z ^*+]{1,8}\\)){1,24}\\)");
    private static final Pattern HUMPS = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    private final Folding folding = new Folding();
    private final int most;
    private String text = "";
    private List<Token> tokens = List.of();

    /** One that gives up behind so many tokens. */
    Tokenizer(int most) {
        this.most = most;
    }

    Tokenizer() {
        this(Integer.MAX_VALUE);
    }

    List<Token> tokens(String text) {
        this.text = text;
        tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length() && tokens.size() < most) {
            int next = tokenAt(at);
            at = next > at ? next : at + Character.charCount(text.codePointAt(at));
        }
        return tokens;
    }

    /** Adds what begins here and says where it ends; nothing begins here when that is here. */
    private int tokenAt(int at) {
        char c = text.charAt(at);
        if (c < 0x80 && !isAlphanumeric(c)) {
            if (c == '.' && isDotNet(at)) {
                Token net = word(at + 1, at + 4);
                tokens.add(new Token(Token.Kind.COMPOUND, ".net", ".net", at, at + 4, "dotnet", List.of(net)));
                return at + 4;
            }
            return OPERATOR_MARKS.indexOf(c) < 0 ? at : operatorsAt(at);
        }
        int first = text.codePointAt(at);
        if (Spaceless.of(first) != null) {
            return spacelessAt(at);
        }
        if (!isWordPart(first)) {
            return at;
        }
        int end = complexityAt(at);
        return end > at ? end : wordsAt(at);
    }

    private boolean isDotNet(int at) {
        return text.regionMatches(true, at, ".net", 0, 4) && !isWordPartAt(at + 4) && !isWordPartBefore(at);
    }

    private int operatorsAt(int at) {
        int end = at;
        boolean same = true;
        while (end < text.length() && OPERATOR_MARKS.indexOf(text.charAt(end)) >= 0) {
            same &= text.charAt(end) == text.charAt(at);
            end++;
        }
        if (same && !OPERATORS.contains(text.substring(at, end))) {
            return end;
        }
        int from = at;
        while (from < end && tokens.size() < most) {
            if (text.charAt(from) == '.' && isDotNet(from)) {
                return from;
            }
            int start = from;
            String operator = OPERATORS.stream()
                    .filter(known -> text.startsWith(known, start))
                    .findFirst()
                    .orElse("");
            if (!operator.isEmpty()) {
                tokens.add(Token.of(Token.Kind.SYMBOL, operator, operator, from, from + operator.length()));
            }
            from += Math.max(1, operator.length());
        }
        return from;
    }

    private int complexityAt(int at) {
        if (at + 1 >= text.length() || text.charAt(at + 1) != '(' || isWordPartBefore(at)) {
            return at;
        }
        Matcher matcher = COMPLEXITY.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return at;
        }
        String folded = folding.fold(matcher.group()).replaceAll("[ ^*·]", "");
        tokens.add(Token.of(Token.Kind.SYMBOL, folded, matcher.group(), at, matcher.end()));
        return matcher.end();
    }

    private int spacelessAt(int at) {
        Spaceless script = Spaceless.of(text.codePointAt(at));
        List<Integer> bounds = new ArrayList<>(List.of(at));
        int end = at;
        while (end < text.length()) {
            int letter = text.codePointAt(end);
            if (Spaceless.of(letter) != script || bounds.size() >= most) {
                break;
            }
            do {
                end += Character.charCount(letter);
                letter = end < text.length() ? text.codePointAt(end) : ' ';
            } while (isMark(letter));
            bounds.add(end);
        }
        for (int i = 0; i + 1 < bounds.size(); i++) {
            int start = bounds.get(i);
            int middle = bounds.get(i + 1);
            tokens.add(spaceless(Token.Kind.SINGLE, start, middle));
            if (i + 2 < bounds.size()) {
                tokens.add(spaceless(Token.Kind.PAIR, start, bounds.get(i + 2)));
            }
        }
        return end;
    }

    private Token spaceless(Token.Kind kind, int start, int end) {
        String raw = text.substring(start, end);
        return Token.of(kind, folding.fold(raw), raw, start, end);
    }

    /** A word and those that hang on it without a space. */
    private int wordsAt(int at) {
        int end = wordEnd(at);
        int symbolEnd = symbolAround(at, end);
        if (symbolEnd > end) {
            return symbolEnd;
        }
        List<Token> parts = new ArrayList<>(List.of(word(at, end)));
        boolean slash = false;
        while (end < text.length() - 1 && ".-_/".indexOf(text.charAt(end)) >= 0 && beginsWord(end + 1)) {
            slash |= text.charAt(end) == '/';
            int start = end + 1;
            end = wordEnd(start);
            if (symbolAround(start, end) > end) {
                tokens.removeLast();
                end = start - 1;
                break;
            }
            parts.add(word(start, end));
        }
        if (parts.size() == 1 || parts.size() > (slash ? 2 : MOST_PARTS)) {
            tokens.addAll(parts);
            return end;
        }
        String raw = text.substring(at, end);
        String joined = parts.stream().map(Token::text).reduce("", String::concat);
        tokens.add(new Token(Token.Kind.COMPOUND, folding.fold(raw), raw, at, end, joined, List.copyOf(parts)));
        return end;
    }

    /** Adds the symbol that a word is the beginning of, as in {@code C#} and {@code C++17}, and says where that ends. */
    private int symbolAround(int at, int end) {
        if (end >= text.length()) {
            return end;
        }
        String base = text.substring(at, end).toLowerCase(Locale.ROOT);
        if (text.startsWith("++", end) && PLUS_PLUS.contains(base)) {
            int release = end + 2;
            while (release < text.length() && Character.isDigit(text.charAt(release))) {
                release++;
            }
            Token symbol = Token.of(Token.Kind.SYMBOL, base + "++", text.substring(at, end + 2), at, end + 2);
            if (release == end + 2) {
                tokens.add(symbol);
            } else {
                String raw = text.substring(at, release);
                tokens.add(new Token(
                        Token.Kind.COMPOUND, raw.toLowerCase(Locale.ROOT), raw, at, release, "", List.of(symbol)));
            }
            return release;
        }
        if (base.length() == 1 && text.charAt(end) == '#' && !isWordPartAt(end + 1)) {
            tokens.add(Token.of(Token.Kind.SYMBOL, base + '#', text.substring(at, end + 1), at, end + 1));
            return end + 1;
        }
        return end;
    }

    private Token word(int start, int end) {
        String raw = text.substring(start, Math.min(end, start + LONGEST_WORD));
        String plain = withoutApostrophe(raw);
        String[] humps = HUMPS.split(plain, MOST_PARTS + 2);
        if (humps.length == 1 || humps.length > MOST_PARTS + 1) {
            return Token.of(Token.Kind.WORD, folding.fold(plain), plain, start, end);
        }
        List<Token> parts = new ArrayList<>();
        int at = start;
        for (String hump : humps) {
            parts.add(Token.of(Token.Kind.WORD, folding.fold(hump), hump, at, at + hump.length()));
            at += hump.length();
        }
        // Names such as JavaScript are not about Java; names that begin small are put together of words.
        Token.Kind kind = Character.isLowerCase(plain.charAt(0)) ? Token.Kind.COMPOUND : Token.Kind.WORD;
        return new Token(kind, folding.fold(plain), plain, start, end, "", parts);
    }

    /** {@code what's} is what, {@code don't} is one word, {@code l'index} is index. */
    private static String withoutApostrophe(String word) {
        int at = Math.max(word.indexOf('\''), word.indexOf('’'));
        if (at < 0) {
            return word;
        }
        String before = word.substring(0, at);
        String after = word.substring(at + 1).replaceAll("['’]", "");
        if (after.equalsIgnoreCase("s")) {
            return before;
        }
        boolean elided = before.length() <= 2 && after.length() > 2 && after.charAt(0) < 0x250;
        return elided ? after : before + after;
    }

    private int wordEnd(int at) {
        int end = at;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            boolean apostrophe = (c == '\'' || c == '’') && end > at && beginsLetter(end + 1);
            if (!apostrophe && (!isWordPart(c) || Spaceless.of(c) != null)) {
                break;
            }
            end += Character.charCount(c);
        }
        return end;
    }

    private boolean beginsWord(int at) {
        return isWordPartAt(at) && Spaceless.of(text.codePointAt(at)) == null;
    }

    private boolean beginsLetter(int at) {
        return at < text.length() && Character.isLetter(text.codePointAt(at)) && beginsWord(at);
    }

    private boolean isWordPartAt(int at) {
        return at < text.length() && isWordPart(text.codePointAt(at));
    }

    private boolean isWordPartBefore(int at) {
        return at > 0 && isWordPart(text.codePointBefore(at));
    }

    private static boolean isWordPart(int c) {
        return Character.isLetterOrDigit(c) || isMark(c);
    }

    private static boolean isAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    /** Vowel signs and accents, and the joiners that Persian and Hindi write inside words. */
    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || c == 0x200C
                || c == 0x200D;
    }

    static UnicodeScript scriptOf(String word) {
        return word.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .findFirst()
                .orElse(UnicodeScript.COMMON);
    }
}
