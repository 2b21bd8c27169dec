package dev.questionbank.catalog.search;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The terms that all forms of a word share, one for each language that it may belong to. Such a term cannot be mistaken for
 * a word, since it begins with a control character. Not safe for use by several threads.
 */
final class WordForms {

    private static final char MARK = '\u0001';

    private final Folding folding = new Folding();
    private final Map<Language, UnaryOperator<String>> stemmers = new EnumMap<>(Language.class);

    /** The form that a word has in a text of this language; of its script's first language when it is written in another. */
    Optional<String> inText(String word, Optional<Language> language) {
        List<Language> possible = possible(word);
        if (possible.isEmpty()) {
            return Optional.empty();
        }
        Language its = language.filter(possible::contains).orElse(possible.getFirst());
        String stem = stem(word, its);
        // A stem that is the word is found by the word.
        return stem.equals(folding.fold(word)) ? Optional.empty() : Optional.of(term(its, stem));
    }

    /** The forms that a word may have in texts of any language. */
    List<String> inAnyLanguage(String word) {
        return possible(word).stream()
                .map(language -> term(language, stem(word, language)))
                .toList();
    }

    /** The words that are the stem of this one in some language, which texts have as they stand. */
    List<String> stems(String word) {
        return possible(word).stream()
                .map(language -> stem(word, language))
                .distinct()
                .toList();
    }

    static boolean isForm(String term) {
        return !term.isEmpty() && term.charAt(0) == MARK;
    }

    private static String term(Language language, String stem) {
        return MARK + language.code + ':' + stem;
    }

    private static List<Language> possible(String word) {
        return word.isEmpty() || Character.isDigit(word.charAt(0)) ? List.of() : Language.of(Tokenizer.scriptOf(word));
    }

    private String stem(String word, Language language) {
        String stem = stemmers.computeIfAbsent(language, its -> Folding.wordwise(its.stemmer))
                .apply(Folding.lowerCase(word));
        return folding.fold(stem);
    }
}
