package dev.questionbank.practice;

import static dev.questionbank.practice.jooq.Tables.PRACTICE_MEMORY;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_UNSETTLED;
import static org.jooq.impl.DSL.count;

import dev.questionbank.access.AccountId;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.practice.jooq.tables.records.PracticeMemoryRecord;
import dev.questionbank.practice.memory.Memory;
import dev.questionbank.practice.memory.MemoryState;
import java.util.Collection;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

/** What members remember, derived from their reviews, and with it how many members have practised what. */
@Repository
class MemoryRepository {

    private final DSLContext sql;

    MemoryRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The state in a row that has all columns of the table. */
    static MemoryState state(Record row) {
        return new MemoryState(
                new QuestionId(row.get(PRACTICE_MEMORY.QUESTION_ID)),
                row.get(PRACTICE_MEMORY.REVIEWS),
                row.get(PRACTICE_MEMORY.LAPSES),
                row.get(PRACTICE_MEMORY.GRADE),
                row.get(PRACTICE_MEMORY.PRACTICED_AT),
                row.get(PRACTICE_MEMORY.PRACTICED_ON),
                row.get(PRACTICE_MEMORY.REVISION),
                new Memory(row.get(PRACTICE_MEMORY.STABILITY), row.get(PRACTICE_MEMORY.DIFFICULTY)),
                row.get(PRACTICE_MEMORY.DUE_ON));
    }

    Map<QuestionId, MemoryState> list(AccountId account, Collection<QuestionId> questions) {
        return sql.selectFrom(PRACTICE_MEMORY)
                .where(PRACTICE_MEMORY.ACCOUNT_ID.eq(account.value()))
                .and(PRACTICE_MEMORY.QUESTION_ID.in(
                        questions.stream().map(QuestionId::value).toList()))
                .fetchMap(row -> new QuestionId(row.getQuestionId()), MemoryRepository::state);
    }

    void save(AccountId account, MemoryState state) {
        PracticeMemoryRecord row = new PracticeMemoryRecord();
        row.setReviews(state.reviews());
        row.setLapses(state.lapses());
        row.setGrade(state.grade());
        row.setPracticedAt(state.practicedAt());
        row.setPracticedOn(state.practicedOn());
        row.setRevision(state.revision());
        row.setStability(state.memory().stability());
        row.setDifficulty(state.memory().difficulty());
        row.setDueOn(state.dueOn());
        sql.insertInto(PRACTICE_MEMORY)
                .set(PRACTICE_MEMORY.ACCOUNT_ID, account.value())
                .set(PRACTICE_MEMORY.QUESTION_ID, state.question().value())
                .set(row)
                .onDuplicateKeyUpdate()
                .set(row)
                .execute();
    }

    void delete(AccountId account, QuestionId question) {
        sql.deleteFrom(PRACTICE_MEMORY)
                .where(PRACTICE_MEMORY.ACCOUNT_ID.eq(account.value()))
                .and(PRACTICE_MEMORY.QUESTION_ID.eq(question.value()))
                .execute();
    }

    /** Has the question's count told to the catalog. */
    void unsettle(QuestionId question) {
        sql.insertInto(PRACTICE_UNSETTLED)
                .set(PRACTICE_UNSETTLED.QUESTION_ID, question.value())
                .execute();
    }

    /** Questions whose counts have to be told to the catalog, by the numbers of their entries; those that another node tells are left out. */
    Map<Long, QuestionId> lockUnsettled(int limit) {
        return sql.selectFrom(PRACTICE_UNSETTLED)
                .orderBy(PRACTICE_UNSETTLED.NUMBER)
                .limit(limit)
                .forUpdate()
                .skipLocked()
                .fetchMap(PRACTICE_UNSETTLED.NUMBER, row -> new QuestionId(row.getQuestionId()));
    }

    void deleteUnsettled(Collection<Long> numbers) {
        sql.deleteFrom(PRACTICE_UNSETTLED)
                .where(PRACTICE_UNSETTLED.NUMBER.in(numbers))
                .execute();
    }

    /** How many members have practised each of these questions; a question that nobody has is left out. */
    Map<QuestionId, Integer> practicedCounts(Collection<QuestionId> questions) {
        return sql.select(PRACTICE_MEMORY.QUESTION_ID, count())
                .from(PRACTICE_MEMORY)
                .where(PRACTICE_MEMORY.QUESTION_ID.in(
                        questions.stream().map(QuestionId::value).toList()))
                .groupBy(PRACTICE_MEMORY.QUESTION_ID)
                .fetchMap(row -> new QuestionId(row.value1()), row -> row.value2());
    }
}
