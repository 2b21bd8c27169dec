package dev.questionbank.practice;

import static dev.questionbank.practice.jooq.Tables.PRACTICE_DAY;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.when;

import dev.questionbank.access.AccountId;
import dev.questionbank.practice.jooq.tables.records.PracticeDayRecord;
import dev.questionbank.practice.memory.Practiced;
import dev.questionbank.practice.memory.Replay;
import dev.questionbank.practice.streak.PracticedDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Days on which members practised, derived from their reviews. */
@Repository
class DayRepository {

    private final DSLContext sql;

    DayRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The member's days, in order. */
    List<PracticedDay> list(AccountId account) {
        return list(PRACTICE_DAY.ACCOUNT_ID.eq(account.value()));
    }

    /** The member's days from one to another, in order. */
    List<PracticedDay> list(AccountId account, LocalDate from, LocalDate to) {
        return list(PRACTICE_DAY.ACCOUNT_ID.eq(account.value()).and(PRACTICE_DAY.PRACTICED_ON.between(from, to)));
    }

    private List<PracticedDay> list(Condition which) {
        return sql.selectFrom(PRACTICE_DAY)
                .where(which)
                .orderBy(PRACTICE_DAY.PRACTICED_ON)
                .fetch(row -> new PracticedDay(
                        row.getPracticedOn(),
                        row.getAttempts(),
                        ZoneId.of(row.getZone()),
                        ZoneId.of(row.getLastZone()),
                        row.getEvidenceId()));
    }

    /** Counts new reviews at their days. */
    void add(Collection<Practiced> reviews) {
        Field<Instant> at = PRACTICE_DAY.EVIDENCE_AT;
        Condition earlier = excluded(at)
                .lt(at)
                .or(excluded(at).eq(at).and(excluded(PRACTICE_DAY.EVIDENCE_ID).lt(PRACTICE_DAY.EVIDENCE_ID)));
        sql.insertInto(PRACTICE_DAY)
                .set(reviews.stream().map(DayRepository::row).toList())
                .onDuplicateKeyUpdate()
                .set(PRACTICE_DAY.ATTEMPTS, PRACTICE_DAY.ATTEMPTS.plus(1))
                .set(
                        PRACTICE_DAY.ZONE,
                        when(earlier, excluded(PRACTICE_DAY.ZONE)).otherwise(PRACTICE_DAY.ZONE))
                // what the condition reads is set last, and the key's first part before its second: each sees those
                // before
                .set(
                        PRACTICE_DAY.EVIDENCE_ID,
                        when(earlier, excluded(PRACTICE_DAY.EVIDENCE_ID)).otherwise(PRACTICE_DAY.EVIDENCE_ID))
                .set(at, when(excluded(at).lt(at), excluded(at)).otherwise(at))
                .set(
                        PRACTICE_DAY.LAST_ZONE,
                        when(excluded(PRACTICE_DAY.LAST_AT).ge(PRACTICE_DAY.LAST_AT), excluded(PRACTICE_DAY.LAST_ZONE))
                                .otherwise(PRACTICE_DAY.LAST_ZONE))
                .set(PRACTICE_DAY.LAST_AT, greatest(PRACTICE_DAY.LAST_AT, excluded(PRACTICE_DAY.LAST_AT)))
                .execute();
    }

    private static PracticeDayRecord row(Practiced review) {
        PracticeDayRecord row = new PracticeDayRecord();
        row.setAccountId(review.account().value());
        row.setPracticedOn(review.practicedOn());
        row.setAttempts(1);
        row.setEvidenceId(review.id());
        row.setEvidenceAt(review.practicedAt());
        row.setZone(review.zone().getId());
        row.setLastAt(review.practicedAt());
        row.setLastZone(review.zone().getId());
        return row;
    }

    /** Derives these days of the member anew, from all reviews of theirs that stand. */
    void replace(AccountId account, Collection<LocalDate> days, Collection<Practiced> standing) {
        sql.deleteFrom(PRACTICE_DAY)
                .where(PRACTICE_DAY.ACCOUNT_ID.eq(account.value()))
                .and(PRACTICE_DAY.PRACTICED_ON.in(days))
                .execute();
        insert(standing);
    }

    /** Derives all days of these members anew, from all reviews of theirs that stand. */
    void replace(Collection<AccountId> accounts, Collection<Practiced> standing) {
        sql.deleteFrom(PRACTICE_DAY)
                .where(PRACTICE_DAY.ACCOUNT_ID.in(
                        accounts.stream().map(AccountId::value).toList()))
                .execute();
        insert(standing);
    }

    private void insert(Collection<Practiced> standing) {
        record Key(AccountId account, LocalDate day) {}
        Map<Key, PracticeDayRecord> days = new LinkedHashMap<>();
        standing.stream().sorted(Replay.IN_ORDER).forEach(review -> {
            PracticeDayRecord day = days.computeIfAbsent(
                    new Key(review.account(), review.practicedOn()),
                    key -> row(review).with(PRACTICE_DAY.ATTEMPTS, 0));
            day.setAttempts(day.getAttempts() + 1);
            day.setLastAt(review.practicedAt());
            day.setLastZone(review.zone().getId());
        });
        if (!days.isEmpty()) {
            Field<?>[] fields = PRACTICE_DAY.fields();
            BatchBindStep batch =
                    sql.batch(sql.insertInto(PRACTICE_DAY, fields).values(new @Nullable Object[fields.length]));
            for (PracticeDayRecord day : days.values()) {
                batch = batch.bind(day.intoArray());
            }
            batch.execute();
        }
    }

    void erase(AccountId account) {
        sql.deleteFrom(PRACTICE_DAY)
                .where(PRACTICE_DAY.ACCOUNT_ID.eq(account.value()))
                .execute();
    }
}
