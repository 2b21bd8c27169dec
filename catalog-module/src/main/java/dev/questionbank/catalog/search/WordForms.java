package dev.questionbank.catalog.search;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /**
     * The forms that a word may have in texts of any language, and the words that are their stems, which texts have as they
     * stand.
     */
    Set<String> inAnyLanguage(String word) {
        Set<String> all = new LinkedHashSet<>();
        for (Language language : possible(word)) {
            String stem = stem(word, language);
            if (isPlausible(word, stem, language)) {
                all.add(term(language, stem));
                all.add(stem);
            }
        }
        return all;
    }

    /** Among so many languages there is always one that takes a misspelt word for a short one with a long ending. */
    private static boolean isPlausible(String word, String stem, Language language) {
        return language == possible(word).getFirst() || stem.length() * 3 >= word.length() * 2;
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
