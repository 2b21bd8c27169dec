package dev.questionbank.practice.queue;

import static dev.questionbank.practice.jooq.Tables.PRACTICE_PAUSE;

import dev.questionbank.access.AccountId;
import dev.questionbank.catalog.QuestionId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Questions that members want to be left alone with. */
@Repository
class PauseRepository {

    private final DSLContext sql;

    PauseRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** @param until the first day on which it may be offered again; null for not until told */
    record Pause(QuestionId question, @Nullable LocalDate until) {}

    void begin(AccountId account, QuestionId question, @Nullable LocalDate until) {
        sql.insertInto(PRACTICE_PAUSE)
                .set(PRACTICE_PAUSE.ACCOUNT_ID, account.value())
                .set(PRACTICE_PAUSE.QUESTION_ID, question.value())
                .set(PRACTICE_PAUSE.UNTIL_ON, until)
                .onDuplicateKeyUpdate()
                .set(PRACTICE_PAUSE.UNTIL_ON, until)
                .execute();
    }

    void end(AccountId account, QuestionId question) {
        sql.deleteFrom(PRACTICE_PAUSE)
                .where(PRACTICE_PAUSE.ACCOUNT_ID.eq(account.value()))
                .and(PRACTICE_PAUSE.QUESTION_ID.eq(question.value()))
                .execute();
    }

    /** The member's pauses of these questions that last on this day. */
    Map<QuestionId, Pause> list(AccountId account, Collection<QuestionId> questions, LocalDate day) {
        return sql.selectFrom(PRACTICE_PAUSE)
                .where(PRACTICE_PAUSE.ACCOUNT_ID.eq(account.value()))
                .and(PRACTICE_PAUSE.QUESTION_ID.in(
                        questions.stream().map(QuestionId::value).toList()))
                .and(PRACTICE_PAUSE.UNTIL_ON.isNull().or(PRACTICE_PAUSE.UNTIL_ON.gt(day)))
                .fetchMap(
                        row -> new QuestionId(row.getQuestionId()),
                        row -> new Pause(new QuestionId(row.getQuestionId()), row.getUntilOn()));
    }

    List<Pause> list(AccountId account) {
        return sql.selectFrom(PRACTICE_PAUSE)
                .where(PRACTICE_PAUSE.ACCOUNT_ID.eq(account.value()))
                .fetch(row -> new Pause(new QuestionId(row.getQuestionId()), row.getUntilOn()));
    }

    void erase(AccountId account) {
        sql.deleteFrom(PRACTICE_PAUSE)
                .where(PRACTICE_PAUSE.ACCOUNT_ID.eq(account.value()))
                .execute();
    }
}
