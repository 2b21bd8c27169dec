package dev.questionbank.practice;

import static dev.questionbank.practice.jooq.Tables.PRACTICE_OUTAGE;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Times in which the service, and no member, failed. */
@Repository
class OutageRepository {

    private final DSLContext sql;

    OutageRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** A time in which nobody could practise, as far as is known. */
    record Outage(Instant began, Instant ended) {}

    List<Outage> list() {
        return sql.selectFrom(PRACTICE_OUTAGE).fetch(row -> new Outage(row.getBeganAt(), row.getEndedAt()));
    }

    /** Notes an outage unless that was done before. */
    void insert(Outage outage, Instant now) {
        sql.insertInto(PRACTICE_OUTAGE)
                .set(PRACTICE_OUTAGE.BEGAN_AT, outage.began())
                .set(PRACTICE_OUTAGE.ENDED_AT, outage.ended())
                .set(PRACTICE_OUTAGE.RECORDED_AT, now)
                .onDuplicateKeyIgnore()
                .execute();
    }
}
