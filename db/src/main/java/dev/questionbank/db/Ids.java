package dev.questionbank.db;

import static org.jooq.impl.DSL.groupConcat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jspecify.annotations.Nullable;

/** All ids of a group as one value of a result: of hundreds, a row for each costs more than finding them does. */
public final class Ids {

    private static final int BYTES = 16;

    private Ids() {}

    /** Those of the group's rows, in this order; without one, in any. */
    public static Field<List<UUID>> of(Field<UUID> id, OrderField<?>... order) {
        return groupConcat(id).orderBy(order).separator("").coerce(byte[].class).convertFrom(Ids::read);
    }

    private static List<UUID> read(byte @Nullable [] ids) {
        if (ids == null) {
            return List.of(); // there was no row
        }
        ByteBuffer buffer = ByteBuffer.wrap(ids);
        return Stream.generate(() -> new UUID(buffer.getLong(), buffer.getLong()))
                .limit(ids.length / BYTES)
                .toList();
    }
}
