package dev.questionbank.db;

import static dev.questionbank.db.jooq.Tables.PLATFORM_SECRET;

import java.security.SecureRandom;
import java.time.Clock;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Random keys that all nodes of an installation share and that survive a restart. They live in the database alone. */
@Component
public class Secrets {

    private static final int LENGTH = 32;

    private final DSLContext sql;
    private final Clock clock;

    Secrets(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The secret of that name, 256 bits; made on first use, by whichever node comes first. */
    public byte[] get(String name) {
        byte[] fresh = new byte[LENGTH];
        new SecureRandom().nextBytes(fresh);
        sql.insertInto(PLATFORM_SECRET)
                .set(PLATFORM_SECRET.NAME, name)
                .set(PLATFORM_SECRET.SECRET, fresh)
                .set(PLATFORM_SECRET.CREATED_AT, clock.instant())
                .onDuplicateKeyUpdate()
                .set(PLATFORM_SECRET.NAME, name)
                .execute();
        return sql.select(PLATFORM_SECRET.SECRET)
                .from(PLATFORM_SECRET)
                .where(PLATFORM_SECRET.NAME.eq(name))
                .fetchSingle()
                .value1();
    }
}
