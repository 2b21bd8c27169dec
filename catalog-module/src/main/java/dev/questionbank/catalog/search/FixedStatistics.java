package dev.questionbank.catalog.search;

import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.util.SmallFloat;

/**
 * BM25 without the statistics of the collection: how long a text is on average is a constant, and how much a rare word is
 * worth comes in as a boost, from the public texts. Lucene's BM25 would let the locked words of one topic, which nobody in
 * front of the screen may read, shift the order of what they may.
 */
final class FixedStatistics extends Similarity {

    private static final float SATURATION = 1.2f;
    private static final float WEIGHT_OF_LENGTH = 0.5f;
    private static final float USUAL_LENGTH = 20;

    @Override
    public SimScorer scorer(float boost, CollectionStatistics collection, TermStatistics... terms) {
        float[] byLength = new float[256];
        for (int norm = 0; norm < byLength.length; norm++) {
            float length = SmallFloat.byte4ToInt((byte) norm) / USUAL_LENGTH;
            byLength[norm] = SATURATION * (1 - WEIGHT_OF_LENGTH + WEIGHT_OF_LENGTH * length);
        }
        return new SimScorer() {

            @Override
            public float score(float frequency, long norm) {
                return boost - boost / (1 + frequency / byLength[(int) norm & 0xFF]);
            }
        };
    }
}
