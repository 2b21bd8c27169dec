package dev.questionbank.catalog.duplicate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.minhash.MinHashFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * Terms of which two sets of shingles have one in common, most probably, when they are alike: MinHash signatures cut into bands.
 * A band has a value of each of several hash functions, so that sets rarely share it by one word alone; of sets that share six
 * tenths of their shingles one in a hundred shares none. Not safe for use by several threads.
 */
final class Bands {

    private static final int FUNCTIONS = 15;

    /** Of the values of a function: it takes so much less time than as many functions. */
    private static final int BUCKETS = 8;

    /** Functions of which a band has one value each. */
    private static final int WIDTH = 3;

    private final Numbers numbers = new Numbers();
    private final TokenStream signature = new MinHashFilter(numbers, FUNCTIONS, BUCKETS, 1, true);
    private final CharTermAttribute value = signature.addAttribute(CharTermAttribute.class);

    /** None for a set of nothing. */
    List<BytesRef> of(int[] shingles) {
        if (shingles.length == 0) {
            return List.of();
        }
        numbers.shingles = shingles;
        List<String> values = new ArrayList<>(FUNCTIONS * BUCKETS);
        try {
            signature.reset();
            while (signature.incrementToken()) {
                values.add(value.toString());
            }
            signature.end();
            signature.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (values.size() != FUNCTIONS * BUCKETS) {
            throw new IllegalStateException("a signature of " + values.size() + " values");
        }
        List<BytesRef> bands = new ArrayList<>(values.size() / WIDTH);
        for (int first = 0; first < FUNCTIONS; first += WIDTH) {
            for (int bucket = 0; bucket < BUCKETS; bucket++) {
                StringBuilder band = new StringBuilder().append(bands.size());
                for (int function = first; function < first + WIDTH; function++) {
                    band.append(' ').append(values.get(function * BUCKETS + bucket));
                }
                bands.add(term(band));
            }
        }
        return bands;
    }

    private static BytesRef term(CharSequence text) {
        ByteBuffer bytes = ByteBuffer.allocate(Character.BYTES * text.length());
        text.chars().forEach(c -> bytes.putChar((char) c));
        long[] hash = StringHelper.murmurhash3_x64_128(new BytesRef(bytes.array()));
        return new BytesRef(ByteBuffer.allocate(Long.BYTES).putLong(hash[0]).array());
    }

    /** Numbers as tokens. */
    private static final class Numbers extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private int[] shingles = {};
        private int next;

        @Override
        public void reset() {
            next = 0;
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            if (next == shingles.length) {
                return false;
            }
            term.append(Integer.toHexString(shingles[next++]));
            return true;
        }
    }
}
