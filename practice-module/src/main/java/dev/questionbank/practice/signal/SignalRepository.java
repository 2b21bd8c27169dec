package dev.questionbank.practice.signal;

import static dev.questionbank.practice.jooq.Tables.PRACTICE_MEMORY;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_SIGNAL;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_SIGNAL_FOLLOWED;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_SIGNAL_STALE;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.practice.jooq.tables.records.PracticeSignalRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Signals that were derived, and which of them no longer are what follows from the reviews. */
@Repository
class SignalRepository {

    private static final byte ROW = 1;

    private final DSLContext sql;

    SignalRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The signals of these questions, of the newest revision first. */
    Map<QuestionId, List<PracticeSignal>> list(Collection<QuestionId> questions) {
        return sql.selectFrom(PRACTICE_SIGNAL)
                .where(PRACTICE_SIGNAL.QUESTION_ID.in(values(questions)))
                .orderBy(PRACTICE_SIGNAL.QUESTION_ID, PRACTICE_SIGNAL.REVISION.desc())
                .fetchGroups(
                        row -> new QuestionId(row.getQuestionId()),
                        row -> new PracticeSignal(
                                row.getRevision(),
                                row.getMembers(),
                                row.getReviews(),
                                row.getAgain(),
                                row.getMedianSeconds(),
                                row.getLeeches()));
    }

    private static List<UUID> values(Collection<QuestionId> questions) {
        return questions.stream().map(QuestionId::value).toList();
    }

    /** Until when reviews were followed, held until the end of the transaction; null while another node holds it. */
    @Nullable
    Instant lock() {
        return sql.select(PRACTICE_SIGNAL_FOLLOWED.FOLLOWED_UNTIL)
                .from(PRACTICE_SIGNAL_FOLLOWED)
                .where(PRACTICE_SIGNAL_FOLLOWED.ID.eq(ROW))
                .forUpdate()
                .skipLocked()
                .fetchOne(PRACTICE_SIGNAL_FOLLOWED.FOLLOWED_UNTIL);
    }

    void advance(Instant until) {
        sql.update(PRACTICE_SIGNAL_FOLLOWED)
                .set(PRACTICE_SIGNAL_FOLLOWED.FOLLOWED_UNTIL, until)
                .where(PRACTICE_SIGNAL_FOLLOWED.ID.eq(ROW))
                .execute();
    }

    /** Marks every question of which anything was practised, or is told. */
    void markAll() {
        sql.insertInto(PRACTICE_SIGNAL_STALE, PRACTICE_SIGNAL_STALE.QUESTION_ID)
                .select(DSL.select(PRACTICE_MEMORY.QUESTION_ID)
                        .from(PRACTICE_MEMORY)
                        .union(DSL.select(PRACTICE_SIGNAL.QUESTION_ID).from(PRACTICE_SIGNAL)))
                .execute();
    }

    /** The questions that were marked first, by the numbers of their marks; one may be marked more than once. */
    Map<Long, QuestionId> stale(int limit) {
        return sql.selectFrom(PRACTICE_SIGNAL_STALE)
                .orderBy(PRACTICE_SIGNAL_STALE.NUMBER)
                .limit(limit)
                .fetchMap(PRACTICE_SIGNAL_STALE.NUMBER, row -> new QuestionId(row.getQuestionId()));
    }

    void deleteStale(Collection<Long> numbers) {
        sql.deleteFrom(PRACTICE_SIGNAL_STALE)
                .where(PRACTICE_SIGNAL_STALE.NUMBER.in(numbers))
                .execute();
    }

    /** Replaces all signals of these questions. */
    void replace(Collection<QuestionId> questions, Map<QuestionId, List<PracticeSignal>> derived, Instant now) {
        sql.deleteFrom(PRACTICE_SIGNAL)
                .where(PRACTICE_SIGNAL.QUESTION_ID.in(values(questions)))
                .execute();
        List<PracticeSignalRecord> rows = new ArrayList<>();
        derived.forEach((question, signals) -> signals.forEach(signal -> rows.add(row(question, signal, now))));
        if (!rows.isEmpty()) {
            sql.insertInto(PRACTICE_SIGNAL).set(rows).execute();
        }
    }

    private static PracticeSignalRecord row(QuestionId question, PracticeSignal signal, Instant now) {
        PracticeSignalRecord row = new PracticeSignalRecord();
        row.setQuestionId(question.value());
        row.setRevision(signal.revision());
        row.setMembers(signal.members());
        row.setReviews(signal.reviews());
        row.setAgain(signal.again());
        row.setAgainLow(signal.againRate().low());
        row.setMedianSeconds(signal.medianSeconds());
        row.setLeeches(signal.leeches());
        row.setDerivedAt(now);
        return row;
    }
}
