package dev.questionbank.catalog.search;

import java.io.IOException;
import java.util.function.Predicate;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;

/** Lets those questions pass whose combination does. Beside another clause it looks only at what that one matches. */
final class CombinationFilter extends Query {

    private static final byte PASSES = 1;
    private static final byte FAILS = 2;

    private final Combinations combinations;
    private final Predicate<Combination> condition;

    CombinationFilter(Combinations combinations, Predicate<Combination> condition) {
        this.combinations = combinations;
        this.condition = condition;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
        return new ConstantScoreWeight(this, boost) {

            @Override
            public ScorerSupplier scorerSupplier(LeafReaderContext segment) {
                return new ScorerSupplier() {

                    @Override
                    public Scorer get(long leadCost) throws IOException {
                        return new ConstantScoreScorer(score(), scoreMode, passing(segment));
                    }

                    @Override
                    public long cost() {
                        return segment.reader().maxDoc();
                    }
                };
            }

            @Override
            public boolean isCacheable(LeafReaderContext segment) {
                return false;
            }
        };
    }

    private TwoPhaseIterator passing(LeafReaderContext segment) throws IOException {
        SortedDocValues numbers = Combinations.numbers(segment.reader());
        Combination[] all = combinations.of(segment.reader());
        byte[] verdicts = new byte[all.length];
        return new TwoPhaseIterator(DocIdSetIterator.all(segment.reader().maxDoc())) {

            @Override
            public boolean matches() throws IOException {
                if (!numbers.advanceExact(approximation.docID())) {
                    return false;
                }
                int number = numbers.ordValue();
                if (verdicts[number] == 0) {
                    verdicts[number] = condition.test(all[number]) ? PASSES : FAILS;
                }
                return verdicts[number] == PASSES;
            }

            @Override
            public float matchCost() {
                return 3;
            }
        };
    }

    @Override
    public String toString(String field) {
        return "combinations that pass";
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
