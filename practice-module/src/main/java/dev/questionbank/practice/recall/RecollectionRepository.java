package dev.questionbank.practice.recall;

import static dev.questionbank.practice.jooq.Tables.PRACTICE_MEMORY;

import dev.questionbank.access.AccountId;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.practice.memory.Memory;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** As much of members' memories as expected recall follows from. */
@Repository
class RecollectionRepository {

    private final DSLContext sql;

    RecollectionRepository(DSLContext sql) {
        this.sql = sql;
    }

    record Remembered(QuestionId question, Memory memory, LocalDate practicedOn) {}

    List<Remembered> list(AccountId member, Collection<TopicId> topics) {
        return sql.select(
                        PRACTICE_MEMORY.QUESTION_ID,
                        PRACTICE_MEMORY.STABILITY,
                        PRACTICE_MEMORY.DIFFICULTY,
                        PRACTICE_MEMORY.PRACTICED_ON)
                .from(PRACTICE_MEMORY)
                .where(PRACTICE_MEMORY.ACCOUNT_ID.eq(member.value()))
                .and(PRACTICE_MEMORY.TOPIC_ID.in(
                        topics.stream().map(TopicId::value).toList()))
                .fetch(row -> new Remembered(
                        new QuestionId(row.value1()), new Memory(row.value2(), row.value3()), row.value4()));
    }
}
