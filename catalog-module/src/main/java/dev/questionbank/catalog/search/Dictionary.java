package dev.questionbank.catalog.search;

import dev.questionbank.catalog.search.Variants.Variant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * Looks up which terms count as a word. What is chosen from the public texts depends on nothing else; from the locked ones
 * come, besides, only terms that a text has which the reader may read, so that no other text can crowd them out.
 *
 * <p>Serves one search.
 */
final class Dictionary {

    private static final float JOINED = 0.9f;
    private static final float FORM = 0.7f;
    private static final float TYPO = 0.4f;
    private static final float TWO_TYPOS = 0.25f;
    private static final float BEGINNING = 0.35f;

    private static final float TRUST_WHERE_UNKNOWN = 1.5f;

    private static final int MOST_TYPOS = 16;
    private static final int MOST_ENDINGS = 48;
    private static final int MOST_BEGINNINGS = 5_000;
    private static final int MOST_WORDS_WITH_TYPOS = 12;

    /** A word in fewer texts than this may be a slip or a beginning; a more frequent one is meant as it stands. */
    private static final int FEW = 5;

    private static final int ONE_IN_FEW = 2_000;

    private final IndexReader reader;
    private final Combinations combinations;
    private final @Nullable Predicate<Combination> unlocked;
    private final WordForms forms = new WordForms();
    private int typosLeft = MOST_WORDS_WITH_TYPOS;

    private record Candidate(String term, float weight, int frequency) {

        static final Comparator<Candidate> BEST_FIRST = Comparator.comparing(Candidate::weight)
                .thenComparing(Candidate::frequency)
                .reversed()
                .thenComparing(Candidate::term);
    }

    /** @param unlocked which combinations have their locked texts read by this reader; null for none */
    Dictionary(IndexReader reader, Combinations combinations, @Nullable Predicate<Combination> unlocked) {
        this.reader = reader;
        this.combinations = combinations;
        this.unlocked = unlocked;
    }

    List<Variants> variants(QueryText query) throws IOException {
        List<Variants> variants = new ArrayList<>();
        List<Token> words = query.words();
        for (int i = 0; i < words.size(); i++) {
            List<String> joined = new ArrayList<>();
            if (i > 0) {
                joinedWith(words.get(i - 1), words.get(i), joined);
            }
            if (i + 1 < words.size()) {
                joinedWith(words.get(i), words.get(i + 1), joined);
            }
            boolean isOpenEnded = query.isOpenEnded() && i == words.size() - 1;
            variants.add(variants(
                    words.get(i), joined, isOpenEnded, query.stopWords().contains(words.get(i))));
        }
        return variants;
    }

    private static void joinedWith(Token first, Token second, List<String> joined) {
        if (first.kind() == Token.Kind.WORD && second.kind() == Token.Kind.WORD) {
            joined.add(first.text() + second.text());
        }
    }

    private Variants variants(Token word, List<String> joined, boolean isOpenEnded, boolean isStopWord)
            throws IOException {
        Map<String, Float> own = new LinkedHashMap<>();
        own.put(word.text(), 1f);
        if (!word.joined().isEmpty()) {
            own.putIfAbsent(word.joined(), JOINED);
        }
        if (word.kind() == Token.Kind.WORD && !isStopWord) {
            forms.inAnyLanguage(word.raw()).forEach(form -> own.putIfAbsent(form, FORM));
        }
        int frequency = 0;
        Map<String, Float> open = new LinkedHashMap<>();
        Map<String, Float> locked = new LinkedHashMap<>();
        int asWritten = 0;
        for (Map.Entry<String, Float> variant : own.entrySet()) {
            int its = add(variant.getKey(), variant.getValue(), open, locked);
            frequency = Math.max(frequency, its);
            asWritten = Math.max(asWritten, variant.getValue() > FORM ? its : 0);
        }
        for (String pair : joined) {
            add(pair, JOINED, open, locked);
        }
        boolean isFlexible = word.kind() == Token.Kind.WORD || word.kind() == Token.Kind.COMPOUND;
        if (isFlexible && !isStopWord && asWritten < Math.max(FEW, reader.numDocs() / ONE_IN_FEW)) {
            String text = word.joined().isEmpty() ? word.text() : word.joined();
            // Beside the word itself what looks like it is worth little; where nobody has the word, it is what was
            // meant.
            float trust = asWritten == 0 ? TRUST_WHERE_UNKNOWN : 1;
            frequency = Math.max(frequency, addSimilar(text, isOpenEnded, trust, open, locked));
        }
        return new Variants(word, list(open), list(locked), rarity(frequency));
    }

    private static List<Variant> list(Map<String, Float> weights) {
        return weights.entrySet().stream()
                .map(entry -> new Variant(entry.getKey(), entry.getValue()))
                .toList();
    }

    private float rarity(int frequency) {
        int all = reader.numDocs();
        return (float) Math.log(1 + (Math.max(0, all - frequency) + 0.5) / (frequency + 0.5));
    }

    /** Says in how many texts everybody may find the term. */
    private int add(String term, float weight, Map<String, Float> open, Map<String, Float> locked) throws IOException {
        int frequency = reader.docFreq(new Term(Fields.PUBLIC, term));
        if (frequency > 0) {
            open.putIfAbsent(term, weight);
        }
        if (unlocked != null && reader.docFreq(new Term(Fields.LOCKED, term)) > 0) {
            locked.putIfAbsent(term, weight);
        }
        return frequency;
    }

    private int addSimilar(
            String text, boolean isOpenEnded, float trust, Map<String, Float> open, Map<String, Float> locked)
            throws IOException {
        boolean withTypos = typosAllowed(text) > 0 && typosLeft-- > 0;
        int frequency = 0;
        Terms dictionary = MultiTerms.getTerms(reader, Fields.PUBLIC);
        for (Candidate candidate : best(candidates(dictionary, text, isOpenEnded, withTypos, TermsEnum::docFreq))) {
            frequency = Math.max(frequency, candidate.frequency());
            open.putIfAbsent(candidate.term(), trust * candidate.weight());
            if (unlocked != null) {
                locked.putIfAbsent(candidate.term(), trust * candidate.weight());
            }
        }
        if (unlocked != null) {
            Terms lockedTerms = MultiTerms.getTerms(reader, Fields.LOCKED);
            // How frequent they are is nobody's business, nor is how many there are besides.
            for (Candidate candidate : best(candidates(
                    lockedTerms,
                    text,
                    isOpenEnded && text.length() > 2,
                    withTypos,
                    at -> isUnlocked(at.term()) ? 1 : 0))) {
                locked.putIfAbsent(candidate.term(), trust * candidate.weight());
            }
        }
        return frequency;
    }

    static int typosAllowed(String word) {
        int length = word.codePointCount(0, word.length());
        return length < 4 ? 0 : length < 8 ? 1 : 2;
    }

    private static List<Candidate> best(List<Candidate> candidates) {
        return candidates.stream()
                .sorted(Candidate.BEST_FIRST)
                .limit(MOST_TYPOS + MOST_ENDINGS)
                .toList();
    }

    private interface Frequency {

        /** 0 for a term that is not to be taken. */
        int of(TermsEnum at) throws IOException;
    }

    private static List<Candidate> candidates(
            @Nullable Terms terms, String text, boolean isOpenEnded, boolean withTypos, Frequency frequency)
            throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        if (terms == null) {
            return candidates;
        }
        if (withTypos) {
            TermsEnum similar = new FuzzyTermsEnum(terms, new Term(Fields.PUBLIC, text), typosAllowed(text), 1, true);
            for (BytesRef term = similar.next(); term != null; term = similar.next()) {
                String found = term.utf8ToString();
                float weight = Typos.between(text, found) <= 1 ? TYPO : TWO_TYPOS;
                addCandidate(candidates, found, weight, frequency.of(similar));
            }
        }
        if (isOpenEnded && text.length() > 1) {
            BytesRef beginning = new BytesRef(text);
            TermsEnum following = terms.iterator();
            TermsEnum.SeekStatus status = following.seekCeil(beginning);
            BytesRef term = status == TermsEnum.SeekStatus.END ? null : following.term();
            int most = candidates.size() + MOST_BEGINNINGS;
            while (term != null && StringHelper.startsWith(term, beginning) && candidates.size() < most) {
                addCandidate(candidates, term.utf8ToString(), BEGINNING, frequency.of(following));
                term = following.next();
            }
        }
        return candidates;
    }

    private static void addCandidate(List<Candidate> candidates, String term, float weight, int frequency) {
        if (frequency > 0) {
            candidates.add(new Candidate(term, weight, frequency));
        }
    }

    /** Whether a term of the locked texts, unknown to the public ones, is in one that the reader may read. */
    private boolean isUnlocked(BytesRef term) throws IOException {
        if (reader.docFreq(new Term(Fields.PUBLIC, term)) > 0) {
            return false;
        }
        for (LeafReaderContext segment : reader.leaves()) {
            PostingsEnum postings = segment.reader().postings(new Term(Fields.LOCKED, term), PostingsEnum.NONE);
            if (postings != null && isUnlocked(segment, postings)) {
                return true;
            }
        }
        return false;
    }

    private boolean isUnlocked(LeafReaderContext segment, PostingsEnum postings) throws IOException {
        Bits live = segment.reader().getLiveDocs();
        SortedDocValues numbers = Combinations.numbers(segment.reader());
        Combination[] all = combinations.of(segment.reader());
        for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
            if ((live == null || live.get(doc))
                    && numbers.advanceExact(doc)
                    && unlocked != null
                    && unlocked.test(all[numbers.ordValue()])) {
                return true;
            }
        }
        return false;
    }
}
