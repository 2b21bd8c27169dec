package dev.questionbank.access.code;

import static dev.questionbank.access.jooq.Tables.ACCESS_ATTEMPT;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** How many codes were tried, and by whom. */
@Repository
class TryRepository {

    private final DSLContext sql;

    TryRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** So many, since then. */
    record Counted(int tries, Instant since) {}

    /** One more; begins anew when the first one is so long ago. Others who count the same wait until the end of the transaction. */
    Counted increase(byte[] who, Instant now, Duration window) {
        Condition isOver = ACCESS_ATTEMPT.SINCE.le(now.minus(window));
        sql.insertInto(ACCESS_ATTEMPT)
                .set(ACCESS_ATTEMPT.WHO, who)
                .set(ACCESS_ATTEMPT.TRIES, 1)
                .set(ACCESS_ATTEMPT.SINCE, now)
                .onDuplicateKeyUpdate()
                // in this order: the server sets one after the other, and the first asks for the old value of the
                // second
                .set(ACCESS_ATTEMPT.TRIES, when(isOver, 1).otherwise(ACCESS_ATTEMPT.TRIES.plus(1)))
                .set(
                        ACCESS_ATTEMPT.SINCE,
                        when(isOver, val(now, ACCESS_ATTEMPT.SINCE)).otherwise(ACCESS_ATTEMPT.SINCE))
                .execute();
        return find(who).orElseThrow();
    }

    Optional<Counted> find(byte[] who) {
        return sql.selectFrom(ACCESS_ATTEMPT)
                .where(ACCESS_ATTEMPT.WHO.eq(who))
                .fetchOptional(row -> new Counted(row.getTries(), row.getSince()));
    }

    void decrease(byte[] who) {
        sql.update(ACCESS_ATTEMPT)
                .set(ACCESS_ATTEMPT.TRIES, ACCESS_ATTEMPT.TRIES.minus(1))
                .where(ACCESS_ATTEMPT.WHO.eq(who))
                .and(ACCESS_ATTEMPT.TRIES.gt(0))
                .execute();
    }

    void delete(byte[] who) {
        sql.deleteFrom(ACCESS_ATTEMPT).where(ACCESS_ATTEMPT.WHO.eq(who)).execute();
    }

    void deleteBefore(Instant moment) {
        sql.deleteFrom(ACCESS_ATTEMPT).where(ACCESS_ATTEMPT.SINCE.lt(moment)).execute();
    }
}
