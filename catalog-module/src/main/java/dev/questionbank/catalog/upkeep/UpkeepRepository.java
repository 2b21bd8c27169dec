package dev.questionbank.catalog.upkeep;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_TOPIC;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionState;
import dev.questionbank.catalog.TopicId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** When answers were looked at, and how often that has to be. */
@Repository
class UpkeepRepository {

    private static final Field<Instant> REVIEWED_AT =
            coalesce(CATALOG_QUESTION.ANSWER_REVIEWED_AT, CATALOG_QUESTION.PUBLISHED_AT);

    private static final Condition PUBLISHED = CATALOG_QUESTION.STATE.eq(QuestionState.PUBLISHED);

    private final DSLContext sql;

    UpkeepRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The conditions of those of these questions that are published; their links are looked at elsewhere. */
    Map<QuestionId, QuestionCondition> list(Collection<QuestionId> questions) {
        return sql.select(
                        CATALOG_QUESTION.ID,
                        CATALOG_QUESTION.PUBLISHED_REVISION,
                        CATALOG_QUESTION.IS_ANSWERED,
                        REVIEWED_AT,
                        CATALOG_TOPIC.REVIEW_INTERVAL_DAYS)
                .from(CATALOG_QUESTION)
                .join(CATALOG_TOPIC)
                .on(CATALOG_TOPIC.ID.eq(CATALOG_QUESTION.TOPIC_ID))
                .where(CATALOG_QUESTION.ID.in(
                        questions.stream().map(QuestionId::value).toList()))
                .and(PUBLISHED)
                .fetchMap(
                        row -> new QuestionId(row.value1()),
                        row -> new QuestionCondition(
                                row.value2(), row.value3(), row.value4(), Duration.ofDays(row.value5()), List.of()));
    }

    /** Published questions behind that one, in the order of their ids. */
    List<QuestionId> listAfter(@Nullable QuestionId after, int limit) {
        return sql.select(CATALOG_QUESTION.ID)
                .from(CATALOG_QUESTION)
                .where(PUBLISHED)
                .and(after == null ? noCondition() : CATALOG_QUESTION.ID.gt(after.value()))
                .orderBy(CATALOG_QUESTION.ID)
                .limit(limit)
                .fetch(row -> new QuestionId(row.value1()));
    }

    /** Published questions whose answers fell due after one moment, until another. */
    List<QuestionId> listFallenDue(Instant since, Instant until) {
        List<Condition> due = sql
                .selectDistinct(CATALOG_TOPIC.REVIEW_INTERVAL_DAYS)
                .from(CATALOG_TOPIC)
                .fetch(CATALOG_TOPIC.REVIEW_INTERVAL_DAYS)
                .stream()
                .map(days -> CATALOG_TOPIC
                        .REVIEW_INTERVAL_DAYS
                        .eq(days)
                        .and(REVIEWED_AT.gt(since.minus(Duration.ofDays(days))))
                        .and(REVIEWED_AT.le(until.minus(Duration.ofDays(days)))))
                .toList();
        return sql.select(CATALOG_QUESTION.ID)
                .from(CATALOG_QUESTION)
                .join(CATALOG_TOPIC)
                .on(CATALOG_TOPIC.ID.eq(CATALOG_QUESTION.TOPIC_ID))
                .where(PUBLISHED)
                .and(due.isEmpty() ? falseCondition() : or(due))
                .fetch(row -> new QuestionId(row.value1()));
    }

    /** When the answers of these questions were last looked at; without those that no reader ever saw. */
    Map<QuestionId, Instant> reviewedAt(Collection<QuestionId> questions) {
        return sql.select(CATALOG_QUESTION.ID, REVIEWED_AT)
                .from(CATALOG_QUESTION)
                .where(CATALOG_QUESTION.ID.in(
                        questions.stream().map(QuestionId::value).toList()))
                .and(REVIEWED_AT.isNotNull())
                .fetchMap(row -> new QuestionId(row.value1()), row -> row.value2());
    }

    /** An answer as it is confirmed. */
    record Answer(
            int version,
            QuestionState state,
            boolean isAnswered,
            @Nullable Instant reviewedAt) {}

    /** The answer of a question, which is locked until the end of the transaction. */
    Optional<Answer> lock(QuestionId question) {
        return sql.select(
                        CATALOG_QUESTION.VERSION,
                        CATALOG_QUESTION.STATE,
                        CATALOG_QUESTION.IS_ANSWERED,
                        CATALOG_QUESTION.ANSWER_REVIEWED_AT)
                .from(CATALOG_QUESTION)
                .where(CATALOG_QUESTION.ID.eq(question.value()))
                .forUpdate()
                .fetchOptional(row -> new Answer(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    void confirm(QuestionId question, Instant now) {
        sql.update(CATALOG_QUESTION)
                .set(CATALOG_QUESTION.ANSWER_REVIEWED_AT, now)
                .set(CATALOG_QUESTION.VERSION, CATALOG_QUESTION.VERSION.plus(1))
                .where(CATALOG_QUESTION.ID.eq(question.value()))
                .execute();
    }

    /** How often answers of a topic have to be looked at. */
    record Interval(int version, int days) {}

    /** The interval of a topic, which is locked until the end of the transaction. */
    Optional<Interval> lock(TopicId topic) {
        return sql.select(CATALOG_TOPIC.VERSION, CATALOG_TOPIC.REVIEW_INTERVAL_DAYS)
                .from(CATALOG_TOPIC)
                .where(CATALOG_TOPIC.ID.eq(topic.value()))
                .forUpdate()
                .fetchOptional(row -> new Interval(row.value1(), row.value2()));
    }

    void setInterval(TopicId topic, int days, Instant now) {
        sql.update(CATALOG_TOPIC)
                .set(CATALOG_TOPIC.REVIEW_INTERVAL_DAYS, days)
                .set(CATALOG_TOPIC.VERSION, CATALOG_TOPIC.VERSION.plus(1))
                .set(CATALOG_TOPIC.UPDATED_AT, now)
                .where(CATALOG_TOPIC.ID.eq(topic.value()))
                .execute();
    }

    /** How often answers of these topics have to be looked at, in days. */
    Map<TopicId, Integer> intervals(Collection<TopicId> topics) {
        List<UUID> ids = topics.stream().map(TopicId::value).toList();
        return sql.select(CATALOG_TOPIC.ID, CATALOG_TOPIC.REVIEW_INTERVAL_DAYS)
                .from(CATALOG_TOPIC)
                .where(CATALOG_TOPIC.ID.in(ids))
                .fetchMap(row -> new TopicId(row.value1()), row -> row.value2());
    }
}
