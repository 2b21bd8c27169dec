package dev.questionbank.db;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.jooq.impl.AbstractConverter;

/** A {@code binary(16)} column as a {@link UUID}, most significant byte first, so that time-ordered ids sort in order of time. */
public final class UuidConverter extends AbstractConverter<byte[], UUID> {

    /** Used by generated code. */
    public UuidConverter() {
        super(byte[].class, UUID.class);
    }

    @Override
    @SuppressWarnings("NullAway") // jOOQ's converters pass null on, its interface is not null-marked
    public UUID from(byte[] bytes) {
        if (bytes == null) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    @Override
    @SuppressWarnings("NullAway") // see above
    public byte[] to(UUID id) {
        if (id == null) {
            return null;
        }
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
