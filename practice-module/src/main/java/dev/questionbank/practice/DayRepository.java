package dev.questionbank.practice;

import static dev.questionbank.practice.jooq.Tables.PRACTICE_DAY;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_REVIEW;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lastValue;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import dev.questionbank.access.AccountId;
import dev.questionbank.practice.ReviewRepository.NewReview;
import dev.questionbank.practice.jooq.tables.records.PracticeDayRecord;
import dev.questionbank.practice.streak.PracticedDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.WindowSpecification;
import org.jooq.WindowSpecificationRowsStep;
import org.jooq.impl.DSL;
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
    void add(Collection<NewReview> reviews) {
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

    private static PracticeDayRecord row(NewReview review) {
        PracticeDayRecord row = new PracticeDayRecord();
        row.setAccountId(review.practiced().account().value());
        row.setPracticedOn(review.practiced().practicedOn());
        row.setAttempts(1);
        row.setEvidenceId(review.practiced().id());
        row.setEvidenceAt(review.practiced().practicedAt());
        row.setZone(review.zone().getId());
        row.setLastAt(review.practiced().practicedAt());
        row.setLastZone(review.zone().getId());
        return row;
    }

    /** Derives these days of the member anew. */
    void derive(AccountId account, Collection<LocalDate> days) {
        derive(
                PRACTICE_DAY.ACCOUNT_ID.eq(account.value()).and(PRACTICE_DAY.PRACTICED_ON.in(days)),
                PRACTICE_REVIEW.ACCOUNT_ID.eq(account.value()).and(PRACTICE_REVIEW.PRACTICED_ON.in(days)));
    }

    /** Derives all days of these members anew. */
    void derive(Collection<AccountId> accounts) {
        var ids = accounts.stream().map(AccountId::value).toList();
        derive(PRACTICE_DAY.ACCOUNT_ID.in(ids), PRACTICE_REVIEW.ACCOUNT_ID.in(ids));
    }

    private void derive(Condition days, Condition reviews) {
        sql.deleteFrom(PRACTICE_DAY).where(days).execute();
        WindowSpecification ofDay = inOrder().rowsBetweenUnboundedPreceding().andUnboundedFollowing();
        Field<Integer> place = rowNumber().over(inOrder()).as("place");
        var numbered = select(
                        PRACTICE_REVIEW.ACCOUNT_ID,
                        PRACTICE_REVIEW.PRACTICED_ON,
                        count().over(ofDay).as(PRACTICE_DAY.ATTEMPTS),
                        PRACTICE_REVIEW.ID.as(PRACTICE_DAY.EVIDENCE_ID),
                        PRACTICE_REVIEW.PRACTICED_AT.as(PRACTICE_DAY.EVIDENCE_AT),
                        PRACTICE_REVIEW.ZONE,
                        lastValue(PRACTICE_REVIEW.PRACTICED_AT).over(ofDay).as(PRACTICE_DAY.LAST_AT),
                        lastValue(PRACTICE_REVIEW.ZONE).over(ofDay).as(PRACTICE_DAY.LAST_ZONE),
                        place)
                .from(PRACTICE_REVIEW)
                .where(reviews)
                .and(ReviewRepository.STANDING)
                .asTable("numbered");
        sql.insertInto(PRACTICE_DAY, PRACTICE_DAY.fields())
                .select(select(Stream.of(PRACTICE_DAY.fields())
                                .map(field -> DSL.field(name("numbered", field.getName()), field.getDataType()))
                                .toList())
                        .from(numbered)
                        .where(place.eq(inline(1))))
                .execute();
    }

    private static WindowSpecificationRowsStep inOrder() {
        return partitionBy(PRACTICE_REVIEW.ACCOUNT_ID, PRACTICE_REVIEW.PRACTICED_ON)
                .orderBy(PRACTICE_REVIEW.PRACTICED_AT, PRACTICE_REVIEW.ID);
    }

    void erase(AccountId account) {
        sql.deleteFrom(PRACTICE_DAY)
                .where(PRACTICE_DAY.ACCOUNT_ID.eq(account.value()))
                .execute();
    }
}
