package dev.questionbank.catalog.duplicate;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;

/**
 * What a question says, as a set: its words, each with its language, the second of the same word apart from the first. One word
 * a shingle: where every fifth word is another one, half of all pairs of neighbours are others, too.
 *
 * @param text of title and prompt, in ascending order; what both say counts once
 * @param title in ascending order
 */
@SuppressWarnings("ArrayRecordComponent") // compared by similarity alone
record Shingles(int[] text, int[] title) {

    /** A word that fewer questions have tells what a question is about, where there are enough of them to know. */
    private static final int TELLING = 16;

    private static final int ENOUGH = 1_600;

    /** In longer texts than that, some words differ that tell nothing although they are rare. */
    private static final int SHORT = 20;

    /** What a question has to share with another in words, whatever they weigh, to be worth weighing. */
    private static final double WORTHWHILE = 0.5;

    /**
     * How frequent words are.
     *
     * @param questions how many there are
     * @param frequency how many of them have a shingle
     */
    record Frequencies(int questions, IntToDoubleFunction frequency) {

        /** The rarer, the more; nothing weighs nothing, as a bank of few questions knows little of what is rare. */
        double weight(int shingle) {
            return 1 + Math.log10(questions / of(shingle));
        }

        double of(int shingle) {
            return Math.clamp(frequency.applyAsDouble(shingle), 1, Math.max(1, questions));
        }

        boolean isTelling(double frequency) {
            return questions >= ENOUGH && frequency < TELLING;
        }
    }

    /** A shingle that tells by itself whether its word is a number, or has one in it. */
    static int marked(int hash, boolean isNumber) {
        return isNumber ? hash | 1 : hash & ~1;
    }

    private static boolean isNumber(int shingle) {
        return (shingle & 1) == 1;
    }

    /**
     * How alike they are, 0 to 1, and not at all where each has a number of its own, or is about something of its own: the part of the more telling text that the other has as well. Not Jaccard's part of what
     * either has, which counts a word twice that stands for another, and once one that was left out; nor containment in the
     * lesser one, which holds a question for the same as any that asks for more.
     */
    double similarity(Shingles other, Frequencies frequencies) {
        Shared whole = Shared.of(text, other.text, frequencies);
        double similarity = whole.similarity();
        boolean isEachAboutItsOwn = whole.numbersOfOne > 0 && whole.numbersOfOther > 0
                || frequencies.isTelling(whole.rarestOfOne) && frequencies.isTelling(whole.rarestOfOther);
        if (isEachAboutItsOwn && Math.max(text.length, other.text.length) <= SHORT) {
            return 0;
        }
        if (similarity < 1) {
            // questions that begin with one long story are told apart by their titles
            similarity = Math.min(
                    similarity, Shared.of(title, other.title, frequencies).similarity());
        }
        return similarity;
    }

    /** Whether they share so many words that they may be alike. */
    boolean isWorthComparing(Shingles other) {
        int longer = Math.max(text.length, other.text.length);
        int shorter = Math.min(text.length, other.text.length);
        if (shorter < WORTHWHILE * longer) {
            return false;
        }
        int shared = 0;
        for (int i = 0, j = 0; i < text.length && j < other.text.length; ) {
            int order = Integer.compare(text[i], other.text[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return shared >= WORTHWHILE * longer;
    }

    /** What two sets have in common, and each of its own. */
    private record Shared(
            double both,
            double one,
            double other,
            double rarestOfOne,
            double rarestOfOther,
            int numbersOfOne,
            int numbersOfOther) {

        static Shared of(int[] one, int[] other, Frequencies frequencies) {
            double both = 0;
            double ofOne = 0;
            double ofOther = 0;
            double rarestOfOne = Double.MAX_VALUE;
            double rarestOfOther = Double.MAX_VALUE;
            int numbersOfOne = 0;
            int numbersOfOther = 0;
            for (int i = 0, j = 0; i < one.length || j < other.length; ) {
                int order = i == one.length ? 1 : j == other.length ? -1 : Integer.compare(one[i], other[j]);
                if (order == 0) {
                    both += frequencies.weight(one[i++]);
                    j++;
                } else if (order < 0) {
                    ofOne += frequencies.weight(one[i]);
                    numbersOfOne += isNumber(one[i]) ? 1 : 0;
                    rarestOfOne = Math.min(rarestOfOne, frequencies.of(one[i++]));
                } else {
                    ofOther += frequencies.weight(other[j]);
                    numbersOfOther += isNumber(other[j]) ? 1 : 0;
                    rarestOfOther = Math.min(rarestOfOther, frequencies.of(other[j++]));
                }
            }
            return new Shared(both, ofOne, ofOther, rarestOfOne, rarestOfOther, numbersOfOne, numbersOfOther);
        }

        double similarity() {
            return both == 0 ? 0 : both / (both + Math.max(one, other));
        }
    }

    /** As the index keeps it. */
    BytesRef bytes() {
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        for (int[] part : new int[][] {text, title}) {
            out.writeInt(part.length);
            for (int shingle : part) {
                out.writeInt(shingle);
            }
        }
        return new BytesRef(out.toArrayCopy());
    }

    /** What {@link #bytes} wrote. */
    static Shingles of(BytesRef bytes) {
        ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
        return new Shingles(read(in), read(in));
    }

    private static int[] read(ByteArrayDataInput in) {
        int[] shingles = new int[in.readInt()];
        Arrays.setAll(shingles, i -> in.readInt());
        return shingles;
    }
}
