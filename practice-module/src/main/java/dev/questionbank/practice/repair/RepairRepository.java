package dev.questionbank.practice.repair;

import static dev.questionbank.practice.jooq.Tables.PRACTICE_REPAIR;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_REPAIR_FOLLOWED;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_REPAIR_STALE;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.db.graphql.PageRequest;
import dev.questionbank.practice.jooq.tables.records.PracticeRepairRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.SelectSeekStep2;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The queue as it was derived, and what has to be looked at again. */
@Repository
class RepairRepository {

    private static final byte ROW = 1;
    private static final String BETWEEN_REASONS = ",";

    private final DSLContext sql;

    RepairRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The heaviest first. */
    List<RepairEntry> page(PageRequest page) {
        SelectSeekStep2<PracticeRepairRecord, Integer, UUID> ordered = sql.selectFrom(PRACTICE_REPAIR)
                .orderBy(
                        page.forward() ? PRACTICE_REPAIR.SCORE.desc() : PRACTICE_REPAIR.SCORE.asc(),
                        page.forward() ? PRACTICE_REPAIR.QUESTION_ID.desc() : PRACTICE_REPAIR.QUESTION_ID.asc());
        return (page.isContinued()
                        ? ordered.seek(
                                        Integer.valueOf(page.position().get(0)),
                                        UUID.fromString(page.position().get(1)))
                                .limit(page.limit())
                        : ordered.limit(page.limit()))
                .fetch(RepairRepository::entry);
    }

    private static RepairEntry entry(PracticeRepairRecord row) {
        return new RepairEntry(
                new QuestionId(row.getQuestionId()),
                row.getScore(),
                Stream.of(row.getReasons().split(BETWEEN_REASONS))
                        .map(RepairReason::valueOf)
                        .toList(),
                row.getDetails().lines().toList());
    }

    static List<String> position(RepairEntry entry) {
        return List.of(
                Integer.toString(entry.score()), entry.questionId().value().toString());
    }

    int count() {
        return sql.fetchCount(PRACTICE_REPAIR);
    }

    /** Replaces what the queue says of these questions; those without an entry leave it. */
    void replace(Collection<QuestionId> questions, List<RepairEntry> entries, Instant now) {
        sql.deleteFrom(PRACTICE_REPAIR)
                .where(PRACTICE_REPAIR.QUESTION_ID.in(
                        questions.stream().map(QuestionId::value).toList()))
                .execute();
        if (!entries.isEmpty()) {
            sql.insertInto(PRACTICE_REPAIR)
                    .set(entries.stream().map(entry -> row(entry, now)).toList())
                    .execute();
        }
    }

    private static PracticeRepairRecord row(RepairEntry entry, Instant now) {
        PracticeRepairRecord row = new PracticeRepairRecord();
        row.setQuestionId(entry.questionId().value());
        row.setScore(entry.score());
        row.setReasons(entry.reasons().stream().map(RepairReason::name).collect(Collectors.joining(BETWEEN_REASONS)));
        row.setDetails(String.join("\n", entry.details()));
        row.setDerivedAt(now);
        return row;
    }

    /** Has these questions looked at again; may be called in the transaction that gives the reason. */
    void mark(Collection<QuestionId> questions) {
        sql.batch(questions.stream()
                        .map(question -> sql.insertInto(PRACTICE_REPAIR_STALE, PRACTICE_REPAIR_STALE.QUESTION_ID)
                                .values(question.value()))
                        .toList())
                .execute();
    }

    /** Has all questions of the queue looked at again: what is not published any more leaves it. */
    void markAll() {
        sql.insertInto(PRACTICE_REPAIR_STALE, PRACTICE_REPAIR_STALE.QUESTION_ID)
                .select(DSL.select(PRACTICE_REPAIR.QUESTION_ID).from(PRACTICE_REPAIR))
                .execute();
    }

    /** The questions that were marked first, by the numbers of their marks; one may be marked more than once. */
    Map<Long, QuestionId> marked(int limit) {
        return sql.selectFrom(PRACTICE_REPAIR_STALE)
                .orderBy(PRACTICE_REPAIR_STALE.NUMBER)
                .limit(limit)
                .fetchMap(PRACTICE_REPAIR_STALE.NUMBER, row -> new QuestionId(row.getQuestionId()));
    }

    void deleteMarks(Collection<Long> numbers) {
        sql.deleteFrom(PRACTICE_REPAIR_STALE)
                .where(PRACTICE_REPAIR_STALE.NUMBER.in(numbers))
                .execute();
    }

    /**
     * How far was followed what changes.
     *
     * @param change number of the catalog's last change
     * @param dueUntil until when answers that fell due were marked
     * @param fullAfter while all questions are looked at, the last of them; otherwise null
     */
    record Followed(long change, Instant dueUntil, @Nullable QuestionId fullAfter) {}

    /** How far, held until the end of the transaction; null while another node holds it. */
    @Nullable
    Followed lock() {
        return sql.select(
                        PRACTICE_REPAIR_FOLLOWED.CHANGE_NUMBER,
                        PRACTICE_REPAIR_FOLLOWED.DUE_UNTIL,
                        PRACTICE_REPAIR_FOLLOWED.FULL_AFTER_ID)
                .from(PRACTICE_REPAIR_FOLLOWED)
                .where(PRACTICE_REPAIR_FOLLOWED.ID.eq(ROW))
                .forUpdate()
                .skipLocked()
                .fetchOne(row -> new Followed(
                        row.value1(), row.value2(), row.value3() == null ? null : new QuestionId(row.value3())));
    }

    void advance(long change) {
        set(PRACTICE_REPAIR_FOLLOWED.CHANGE_NUMBER, change);
    }

    void setDueUntil(Instant until) {
        set(PRACTICE_REPAIR_FOLLOWED.DUE_UNTIL, until);
    }

    /** Null: all were looked at. */
    void setFullAfter(@Nullable QuestionId last) {
        set(PRACTICE_REPAIR_FOLLOWED.FULL_AFTER_ID, last == null ? null : last.value());
    }

    /** Has all questions looked at, from the first on. */
    void startFull() {
        set(PRACTICE_REPAIR_FOLLOWED.FULL_AFTER_ID, new UUID(0, 0));
    }

    private <T> void set(TableField<?, T> field, @Nullable T value) {
        sql.update(PRACTICE_REPAIR_FOLLOWED)
                .set(field, value)
                .where(PRACTICE_REPAIR_FOLLOWED.ID.eq(ROW))
                .execute();
    }
}
