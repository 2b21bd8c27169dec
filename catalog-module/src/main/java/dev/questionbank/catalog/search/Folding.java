package dev.questionbank.catalog.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.bn.BengaliNormalizationFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.el.GreekLowerCaseFilter;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Makes words comparable: case, accents, digits and the spellings of a script that mean the same. Lucene's filters, applied
 * to one word at a time. Not safe for use by several threads.
 */
final class Folding {

    private final UnaryOperator<String> filters =
            wordwise(words -> new ASCIIFoldingFilter(new BengaliNormalizationFilter(new HindiNormalizationFilter(
                    new IndicNormalizationFilter(new PersianNormalizationFilter(new ArabicNormalizationFilter(
                            new DecimalDigitFilter(new GreekLowerCaseFilter(words)))))))));

    String fold(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= 0x80) {
                String folded = filters.apply(Normalizer.normalize(word, Normalizer.Form.NFKC));
                return folded.replace('ё', 'е');
            }
        }
        return lowerCase(word);
    }

    /** What the stemmers are given: small letters with their accents, in one way of writing them. */
    static String lowerCase(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= 0x80) {
                return Normalizer.normalize(word, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
            }
            if (c >= 'A' && c <= 'Z') {
                return word.toLowerCase(Locale.ROOT);
            }
        }
        return word;
    }

    /** Filters of a stream as a function of a word. */
    static UnaryOperator<String> wordwise(Function<TokenStream, TokenStream> filters) {
        OneWord source = new OneWord();
        TokenStream filtered = filters.apply(source);
        CharTermAttribute term = filtered.addAttribute(CharTermAttribute.class);
        return word -> {
            try {
                source.word = word;
                filtered.reset();
                return filtered.incrementToken() ? term.toString() : word;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static final class OneWord extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private String word = "";

        @Override
        public boolean incrementToken() {
            clearAttributes();
            term.append(word);
            return true;
        }
    }
}
