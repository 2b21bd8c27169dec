package dev.questionbank.practice.interview;

import static dev.questionbank.practice.jooq.Tables.PRACTICE_INTERVIEW;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_INTERVIEW_TOPIC;

import dev.questionbank.access.AccountId;
import dev.questionbank.catalog.TopicId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Interviews of members, one of each. */
@Repository
class InterviewRepository {

    private final DSLContext sql;

    InterviewRepository(DSLContext sql) {
        this.sql = sql;
    }

    Optional<Interview> find(AccountId member) {
        Result<Record2<LocalDate, UUID>> rows = sql.select(
                        PRACTICE_INTERVIEW.HELD_ON, PRACTICE_INTERVIEW_TOPIC.TOPIC_ID)
                .from(PRACTICE_INTERVIEW)
                .leftJoin(PRACTICE_INTERVIEW_TOPIC)
                .on(PRACTICE_INTERVIEW_TOPIC.ACCOUNT_ID.eq(PRACTICE_INTERVIEW.ACCOUNT_ID))
                .where(PRACTICE_INTERVIEW.ACCOUNT_ID.eq(member.value()))
                .fetch();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Set<TopicId> topics = new HashSet<>();
        rows.getValues(PRACTICE_INTERVIEW_TOPIC.TOPIC_ID).stream()
                .filter(Objects::nonNull)
                .forEach(topic -> topics.add(new TopicId(topic)));
        return Optional.of(new Interview(rows.getFirst().value1(), topics));
    }

    /** Replaces the member's interview. Two that come at once take turns at its row. */
    void save(AccountId member, Interview interview) {
        sql.insertInto(PRACTICE_INTERVIEW)
                .set(PRACTICE_INTERVIEW.ACCOUNT_ID, member.value())
                .set(PRACTICE_INTERVIEW.HELD_ON, interview.date())
                .onDuplicateKeyUpdate()
                .set(PRACTICE_INTERVIEW.HELD_ON, interview.date())
                .execute();
        deleteTopics(member);
        insertTopics(member, interview.topics());
    }

    private void insertTopics(AccountId member, Collection<TopicId> topics) {
        if (!topics.isEmpty()) {
            sql.insertInto(
                            PRACTICE_INTERVIEW_TOPIC,
                            PRACTICE_INTERVIEW_TOPIC.ACCOUNT_ID,
                            PRACTICE_INTERVIEW_TOPIC.TOPIC_ID)
                    .valuesOfRows(topics.stream()
                            .map(topic -> DSL.row(member.value(), topic.value()))
                            .toList())
                    .execute();
        }
    }

    void delete(AccountId member) {
        int deleted = sql.deleteFrom(PRACTICE_INTERVIEW)
                .where(PRACTICE_INTERVIEW.ACCOUNT_ID.eq(member.value()))
                .execute();
        // topics without an interview are those of one that is being set just now
        if (deleted > 0) {
            deleteTopics(member);
        }
    }

    private void deleteTopics(AccountId member) {
        sql.deleteFrom(PRACTICE_INTERVIEW_TOPIC)
                .where(PRACTICE_INTERVIEW_TOPIC.ACCOUNT_ID.eq(member.value()))
                .execute();
    }
}
