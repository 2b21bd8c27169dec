package dev.questionbank.catalog.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Texts as the terms that the index holds: every word as it stands and, at the same place, the form that it shares with its
 * relatives. Not safe for use by several threads.
 */
final class TextTerms {

    /** Wider than any phrase reaches, so that none is found across two texts. */
    private static final int GAP = 100;

    private final Tokenizer tokenizer = new Tokenizer();
    private final WordForms forms = new WordForms();

    private record Term(String text, int step) {}

    List<Token> tokens(String text) {
        return tokenizer.tokens(text);
    }

    TokenStream stream(List<List<Token>> texts, Optional<Language> language) {
        List<Term> terms = new ArrayList<>();
        for (List<Token> text : texts) {
            int step = terms.isEmpty() ? 1 : GAP;
            for (Token token : text) {
                add(terms, token, token.kind() == Token.Kind.PAIR ? 0 : step, language);
                step = 1;
            }
        }
        return new Stream(terms);
    }

    private void add(List<Term> terms, Token token, int step, Optional<Language> language) {
        terms.add(new Term(token.text(), step));
        if (token.kind() == Token.Kind.WORD) {
            forms.inText(token.raw(), language).ifPresent(form -> terms.add(new Term(form, 0)));
        }
        if (token.kind() == Token.Kind.COMPOUND) {
            if (!token.joined().isEmpty()) {
                terms.add(new Term(token.joined(), 0));
            }
            int partStep = 0;
            for (Token part : token.parts()) {
                add(terms, part, partStep, language);
                partStep = 1;
            }
        }
    }

    private static final class Stream extends TokenStream {

        private final CharTermAttribute text = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
        private final List<Term> terms;
        private int next;

        Stream(List<Term> terms) {
            this.terms = terms;
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            if (next == terms.size()) {
                return false;
            }
            Term term = terms.get(next++);
            text.append(term.text());
            step.setPositionIncrement(term.step());
            return true;
        }
    }
}
