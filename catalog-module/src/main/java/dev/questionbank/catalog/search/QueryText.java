package dev.questionbank.catalog.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody typed, taken apart.
 *
 * @param words what should be found, in order; where there is nothing but stop words, those
 * @param stopWords what need not be found
 * @param sequence everything outside quotation marks as it stands, for what is worth more side by side
 * @param phrases what must be found as it stands, word by word
 * @param isOpenEnded whether the last word may be unfinished
 */
record QueryText(List<Token> words, Set<Token> stopWords, Phrase sequence, List<Phrase> phrases, boolean isOpenEnded) {

    private static final int LONGEST = 1000;
    private static final int MOST_TOKENS = 32;
    private static final int MOST_PHRASES = 8;
    private static final Pattern QUOTED = Pattern.compile("[\"“”„]([^\"“”„]+)[\"“”„]");

    static QueryText of(String typed) {
        String text = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
        List<Phrase> phrases = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(text);
        while (quoted.find() && phrases.size() < MOST_PHRASES) {
            Phrase phrase = Phrase.of(tokens(quoted.group(1)));
            if (!phrase.words().isEmpty()) {
                phrases.add(phrase);
            }
        }
        List<Token> all = tokens(phrases.isEmpty() ? text : quoted.replaceAll(" "));
        Phrase sequence = Phrase.of(all);
        List<Token> words = distinct(sequence);
        boolean isOpenEnded = !words.isEmpty() && all.getLast().end() == text.length();
        Set<Token> stopWords = stopWords(words);
        return new QueryText(
                words,
                stopWords.size() == words.size() && phrases.isEmpty() ? Set.of() : stopWords,
                sequence,
                phrases,
                isOpenEnded && !stopWords.contains(words.getLast()));
    }

    boolean isEmpty() {
        return words.isEmpty() && phrases.isEmpty();
    }

    /** Whether nothing but stop words was asked for, which are looked for in titles alone: texts are full of them. */
    boolean isAllStopWords() {
        return phrases.isEmpty() && stopWords(words).size() == words.size();
    }

    List<Token> contentWords() {
        return words.stream().filter(word -> !stopWords.contains(word)).toList();
    }

    private static List<Token> tokens(String text) {
        return new Tokenizer(MOST_TOKENS * 2).tokens(text);
    }

    private static List<Token> distinct(Phrase sequence) {
        Set<String> known = new HashSet<>();
        return sequence.words().stream()
                .map(Phrase.Placed::word)
                .filter(word -> known.add(word.text()))
                .limit(MOST_TOKENS)
                .toList();
    }

    /** Those of the one language that most of the words speak for, so that German "die" is none in an English question. */
    private static Set<Token> stopWords(List<Token> words) {
        return Arrays.stream(Language.values())
                .map(language -> stopWords(words, language))
                .max(Comparator.<Set<Token>>comparingInt(Set::size))
                .orElse(Set.of());
    }

    private static Set<Token> stopWords(List<Token> words, Language language) {
        Set<Token> found = new HashSet<>();
        for (Token word : words) {
            if (word.kind() == Token.Kind.WORD
                    && language.isWrittenIn(Tokenizer.scriptOf(word.raw()))
                    && language.isStopWord(Folding.lowerCase(word.raw()))) {
                found.add(word);
            }
        }
        return found;
    }
}
