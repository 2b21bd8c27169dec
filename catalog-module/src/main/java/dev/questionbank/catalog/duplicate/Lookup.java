package dev.questionbank.catalog.duplicate;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.duplicate.Shingles.Frequencies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** Looks up which questions say nearly the same as others, in the index as it is at one moment. */
final class Lookup {

    /** From where on two questions say nearly the same. Measured: {@code DuplicateQualityTests}. */
    static final double ALIKE = 0.81;

    /** So many texts are looked up by one processor at a time. */
    private static final int PART = 100;

    private final IndexReader reader;
    private final Map<Integer, Double> frequencies = new ConcurrentHashMap<>();
    private final Frequencies weights;

    Lookup(IndexReader reader) {
        this.reader = reader;
        weights = new Frequencies(
                Math.max(1, reader.numDocs()), shingle -> frequencies.computeIfAbsent(shingle, this::frequency));
    }

    private double frequency(int shingle) {
        try {
            return reader.docFreq(new Term(DuplicateIndex.WORD, DuplicateIndex.word(shingle)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that are alike to each of these, the most alike first. All processors take part. */
    List<List<Found>> alike(List<Wording> wordings) {
        return IntStream.range(0, (wordings.size() + PART - 1) / PART)
                .parallel()
                .mapToObj(part ->
                        alikeInOrder(wordings.subList(part * PART, Math.min(wordings.size(), (part + 1) * PART))))
                .flatMap(List::stream)
                .toList();
    }

    private List<List<Found>> alikeInOrder(List<Wording> wordings) {
        ShingleReader shingles = new ShingleReader();
        Bands bands = new Bands();
        List<List<Found>> all = new ArrayList<>(wordings.size());
        for (Wording wording : wordings) {
            Shingles read = shingles.read(wording);
            try {
                all.add(alike(read, bands.of(read.text())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    private List<Found> alike(Shingles shingles, Collection<BytesRef> bands) throws IOException {
        Map<QuestionId, Found> found = new HashMap<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(DuplicateIndex.BAND);
            if (terms != null) {
                Bits live = leaf.reader().getLiveDocs();
                BinaryDocValues texts = leaf.reader().getBinaryDocValues(DuplicateIndex.SHINGLES);
                BinaryDocValues questions = leaf.reader().getBinaryDocValues(DuplicateIndex.QUESTION);
                NumericDocValues revisions = leaf.reader().getNumericDocValues(DuplicateIndex.REVISION);
                for (int document : candidates(terms, bands, live == null ? any -> true : live::get)) {
                    if (!texts.advanceExact(document)) {
                        continue;
                    }
                    Shingles other = Shingles.of(texts.binaryValue());
                    if (!shingles.isWorthComparing(other)) {
                        continue;
                    }
                    double similarity = shingles.similarity(other, weights);
                    if (similarity >= ALIKE && questions.advanceExact(document) && revisions.advanceExact(document)) {
                        QuestionId question = DuplicateIndex.question(questions.binaryValue());
                        found.merge(
                                question,
                                new Found(question, (int) revisions.longValue(), similarity),
                                (one, another) -> one.similarity() >= another.similarity() ? one : another);
                    }
                }
            }
        }
        return found.values().stream()
                .sorted(Comparator.comparingDouble(Found::similarity)
                        .reversed()
                        .thenComparing(one -> one.question().value()))
                .toList();
    }

    /** Documents that share a band with it, each once, in order. */
    private static int[] candidates(Terms terms, Collection<BytesRef> bands, IntPredicate isLive) throws IOException {
        TermsEnum term = terms.iterator();
        IntStream.Builder documents = IntStream.builder();
        PostingsEnum postings = null;
        for (BytesRef band : bands) {
            if (term.seekExact(band)) {
                postings = term.postings(postings, PostingsEnum.NONE);
                for (int document = postings.nextDoc();
                        document != DocIdSetIterator.NO_MORE_DOCS;
                        document = postings.nextDoc()) {
                    if (isLive.test(document)) {
                        documents.add(document);
                    }
                }
            }
        }
        return documents.build().sorted().distinct().toArray();
    }
}
