package dev.questionbank.catalog.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.PhraseQuery;

/** Words in the order and at the distances at which {@link TextTerms} puts them, compounds as the parts that they have. */
record Phrase(List<Placed> words) {

    /**
     * @param word the token of the query that it is, or is a part of
     */
    record Placed(String text, int position, Token word) {}

    static Phrase of(List<Token> tokens) {
        List<Placed> words = new ArrayList<>();
        Set<Integer> inPairs = new HashSet<>();
        tokens.stream().filter(token -> token.kind() == Token.Kind.PAIR).forEach(pair -> {
            inPairs.add(pair.start());
            inPairs.add(pair.end());
        });
        int position = -1;
        for (Token token : tokens) {
            boolean isInPair = token.kind() == Token.Kind.SINGLE
                    && (inPairs.contains(token.start()) || inPairs.contains(token.end()));
            if (token.kind() == Token.Kind.PAIR) {
                words.add(new Placed(token.text(), position, token));
            } else if (isInPair) {
                position++;
            } else {
                for (String leaf : leaves(token)) {
                    words.add(new Placed(leaf, ++position, token));
                }
            }
        }
        return new Phrase(words);
    }

    /** All runs of so many neighbouring words. */
    List<Phrase> runs(int length) {
        List<Phrase> runs = new ArrayList<>();
        for (int i = 0; i + length <= words.size(); i++) {
            runs.add(new Phrase(words.subList(i, i + length)));
        }
        return runs;
    }

    PhraseQuery in(String field, int slop) {
        PhraseQuery.Builder query = new PhraseQuery.Builder().setSlop(slop);
        int first = words.getFirst().position();
        words.forEach(word -> query.add(new Term(field, word.text()), word.position() - first));
        return query.build();
    }

    private static List<String> leaves(Token token) {
        return token.kind() == Token.Kind.COMPOUND
                ? token.parts().stream().flatMap(part -> leaves(part).stream()).toList()
                : List.of(token.text());
    }
}
