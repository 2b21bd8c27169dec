package dev.questionbank.catalog;

import org.jooq.impl.AbstractConverter;

/** Difficulty as a number that sorts as it means: 0 for a question that nobody rated, 1 for the easiest. */
public final class DifficultyConverter extends AbstractConverter<Byte, Difficulty> {

    /** Used by generated code. */
    public DifficultyConverter() {
        super(Byte.class, Difficulty.class);
    }

    @Override
    @SuppressWarnings("NullAway") // jOOQ's converters pass null on, its interface is not null-marked
    public Difficulty from(Byte rank) {
        return rank == null || rank == 0 ? null : Difficulty.values()[rank - 1];
    }

    @Override
    public Byte to(Difficulty difficulty) {
        return (byte) (difficulty == null ? 0 : difficulty.ordinal() + 1);
    }
}
