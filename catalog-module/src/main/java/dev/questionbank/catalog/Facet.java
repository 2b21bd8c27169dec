package dev.questionbank.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What lists filter by, in one number: difficulty, kind, and whether the prompt is a preview. Every index of a list begins
 * with it, so a filter over these axes is a set of places in the index, in each of which the rows lie in the list's order.
 * The numbers are stored; they may be added to, never changed.
 *
 * @param difficulty null for questions that nobody rated
 * @param kind null where nobody said
 */
public record Facet(
        @Nullable Difficulty difficulty, @Nullable Kind kind, boolean isPreview) {

    /** What is to be added to a facet's number when its question becomes a preview. */
    public static final byte PREVIEW = 1;

    private static final int KINDS = Kind.values().length + 1;
    private static final int COUNT = 2 * KINDS * (Difficulty.values().length + 1);
    private static final Facet[] ALL =
            IntStream.range(0, COUNT).mapToObj(Facet::decode).toArray(Facet[]::new);

    /** The number that stands in the database. */
    public byte number() {
        return (byte) ((rank(difficulty) * KINDS + rank(kind)) * 2 + (isPreview ? 1 : 0));
    }

    /** The facet with that number. */
    static Facet of(byte number) {
        return ALL[number];
    }

    /** The numbers of the facets of previews. */
    public static final List<Byte> PREVIEWS =
            Arrays.stream(ALL).filter(Facet::isPreview).map(Facet::number).toList();

    private static Facet decode(int number) {
        int difficulty = number / 2 / KINDS;
        int kind = number / 2 % KINDS;
        return new Facet(
                difficulty == 0 ? null : Difficulty.values()[difficulty - 1],
                kind == 0 ? null : Kind.values()[kind - 1],
                number % 2 == 1);
    }

    private static int rank(@Nullable Enum<?> value) {
        return value == null ? 0 : value.ordinal() + 1;
    }
}
