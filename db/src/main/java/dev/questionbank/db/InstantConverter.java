package dev.questionbank.db;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jooq.impl.AbstractConverter;

/** A {@code datetime(6)} column, always UTC, as an {@link Instant} of microseconds. What is finer is cut off, not rounded up. */
public final class InstantConverter extends AbstractConverter<LocalDateTime, Instant> {

    /** Used by generated code. */
    public InstantConverter() {
        super(LocalDateTime.class, Instant.class);
    }

    @Override
    @SuppressWarnings("NullAway") // jOOQ's converters pass null on, its interface is not null-marked
    public Instant from(LocalDateTime value) {
        return value == null ? null : value.toInstant(ZoneOffset.UTC);
    }

    @Override
    @SuppressWarnings("NullAway") // see above
    public LocalDateTime to(Instant value) {
        return value == null ? null : LocalDateTime.ofInstant(value.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }
}
