package dev.questionbank.catalog.search;

import dev.questionbank.catalog.QuestionId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/** What makes questions similar: rare words of the title, the topic and the tags, in texts of the same language. */
final class Relatives {

    private static final int MOST_WORDS = 12;
    private static final float TITLE = 2;
    private static final float LABELS = 1;

    private final IndexReader reader;
    private final Combinations combinations;
    private final WordForms forms = new WordForms();

    Relatives(IndexReader reader, Combinations combinations) {
        this.reader = reader;
        this.combinations = combinations;
    }

    /** A query for the relatives of a question that is in the index at this place, itself left out. */
    Query of(QuestionId question, int doc) throws IOException {
        Document stored = reader.storedFields().document(doc);
        BooleanQuery.Builder similar = new BooleanQuery.Builder();
        addWords(similar, Fields.TITLE, stored.get(Fields.TITLE), TITLE);
        addWords(similar, Fields.LABELS, stored.get(Fields.STORED_LABELS), LABELS);
        Set<String> languages = languages(combination(doc));
        return new BooleanQuery.Builder()
                .add(similar.build(), Occur.MUST)
                .add(new TermQuery(Fields.idTerm(question)), Occur.MUST_NOT)
                .add(
                        new CombinationFilter(
                                combinations, other -> languages(other).equals(languages)),
                        Occur.FILTER)
                .build();
    }

    private void addWords(BooleanQuery.Builder similar, String field, @Nullable String text, float weight)
            throws IOException {
        if (text == null) {
            return;
        }
        QueryText words = QueryText.of(text.replace('"', ' '));
        Set<String> terms = new LinkedHashSet<>();
        for (Token word : words.contentWords()) {
            terms.add(word.text());
            if (word.kind() == Token.Kind.WORD) {
                terms.addAll(forms.inAnyLanguage(word.raw()));
            }
        }
        List<Rated> rated = new ArrayList<>();
        for (String term : terms) {
            int frequency = reader.docFreq(new Term(field, term));
            if (frequency > 0) {
                rated.add(new Rated(term, frequency));
            }
        }
        rated.stream()
                .sorted(Rated.RAREST_FIRST)
                .limit(MOST_WORDS)
                .forEach(term -> similar.add(
                        new BoostQuery(new TermQuery(new Term(field, term.term())), weight * rarity(term.frequency())),
                        Occur.SHOULD));
    }

    private float rarity(int frequency) {
        return (float) Math.log(1 + (double) reader.maxDoc() / frequency);
    }

    private record Rated(String term, int frequency) {

        static final Comparator<Rated> RAREST_FIRST =
                Comparator.comparingInt(Rated::frequency).thenComparing(Rated::term);
    }

    private Combination combination(int doc) throws IOException {
        LeafReaderContext segment = reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
        SortedDocValues numbers = Combinations.numbers(segment.reader());
        numbers.advanceExact(doc - segment.docBase);
        return combinations.of(segment.reader())[numbers.ordValue()];
    }

    private static Set<String> languages(Combination combination) {
        return combination.tags().stream().filter(Language::isLanguage).collect(Collectors.toSet());
    }
}
