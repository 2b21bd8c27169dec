package dev.questionbank.catalog.search;

import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.util.SmallFloat;

/**
 * BM25 without the statistics of the collection: how long a text is on average is a constant, and how much a rare word is
 * worth comes in as a boost, from the public texts. Lucene's BM25 would let the locked words of one topic, which nobody in
 * front of the screen may read, shift the order of what they may.
 */
final class FixedStatistics extends Similarity {

    /** For titles and labels, where being short is a merit. */
    private static final Similarity SHORT = new FixedStatistics(10, 0.5f);

    /** For whole texts, where it hardly is one. */
    private static final Similarity LONG = new FixedStatistics(100, 0.2f);

    static final Similarity BY_FIELD = new PerFieldSimilarityWrapper() {

        @Override
        public Similarity get(String field) {
            return field.equals(Fields.TITLE) || field.equals(Fields.LABELS) ? SHORT : LONG;
        }
    };

    private static final float SATURATION = 1.2f;

    private final float usualLength;
    private final float weightOfLength;

    private FixedStatistics(float usualLength, float weightOfLength) {
        this.usualLength = usualLength;
        this.weightOfLength = weightOfLength;
    }

    @Override
    public SimScorer scorer(float boost, CollectionStatistics collection, TermStatistics... terms) {
        float[] byLength = new float[256];
        for (int norm = 0; norm < byLength.length; norm++) {
            float length = SmallFloat.byte4ToInt((byte) norm) / usualLength;
            byLength[norm] = SATURATION * (1 - weightOfLength + weightOfLength * length);
        }
        return new SimScorer() {

            @Override
            public float score(float frequency, long norm) {
                return boost - boost / (1 + frequency / byLength[(int) norm & 0xFF]);
            }
        };
    }
}
