package dev.questionbank.catalog.change;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_CHANGE;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_CHANGE_LOCK;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.val;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.TopicId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Gatherers;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The log of changes. Whoever changes what readers see appends to it, as the last thing in the transaction: from then until
 * the commit no other writer can append, so numbers become visible in their order, and a follower that has seen a number has
 * seen all below it.
 */
@Repository
public class ChangeRepository {

    private static final byte LOCK = 1;
    private static final int AT_ONCE = 1_000;

    private final DSLContext sql;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ChangeRepository(DSLContext sql, Clock clock, ApplicationEventPublisher events) {
        this.sql = sql;
        this.clock = clock;
        this.events = events;
    }

    /** A change was appended; published within the transaction. */
    record Appended() {}

    /** These questions, or what readers may see of them, changed; and the topics with them, in their counts at least. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(Collection<QuestionId> questions) {
        lock();
        Instant now = clock.instant();
        questions.stream()
                .gather(Gatherers.windowFixed(AT_ONCE))
                .forEach(some -> sql.batch(some.stream()
                                .map(question -> sql.insertInto(
                                                CATALOG_CHANGE, CATALOG_CHANGE.QUESTION_ID, CATALOG_CHANGE.CHANGED_AT)
                                        .values(question.value(), now))
                                .toList())
                        .execute());
        appendTopics(now);
    }

    /** As {@link #append}, for all questions of these topics whose ids are not lower than this one, which may be many. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void appendNewer(Collection<TopicId> topics, QuestionId first) {
        append(CATALOG_QUESTION
                .ID
                .ge(first.value())
                .and(CATALOG_QUESTION.TOPIC_ID.in(
                        topics.stream().map(TopicId::value).toList())));
    }

    /** As {@link #append}, for all questions of this topic. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void appendAll(TopicId topic) {
        append(CATALOG_QUESTION.TOPIC_ID.eq(topic.value()));
    }

    private void append(Condition which) {
        lock();
        Instant now = clock.instant();
        sql.insertInto(CATALOG_CHANGE, CATALOG_CHANGE.QUESTION_ID, CATALOG_CHANGE.CHANGED_AT)
                .select(sql.select(CATALOG_QUESTION.ID, val(now, CATALOG_CHANGE.CHANGED_AT))
                        .from(CATALOG_QUESTION)
                        .where(which))
                .execute();
        appendTopics(now);
    }

    private void lock() {
        sql.selectFrom(CATALOG_CHANGE_LOCK)
                .where(CATALOG_CHANGE_LOCK.ID.eq(LOCK))
                .forUpdate()
                .fetchSingle();
    }

    private void appendTopics(Instant now) {
        sql.insertInto(CATALOG_CHANGE).set(CATALOG_CHANGE.CHANGED_AT, now).execute();
        events.publishEvent(new Appended());
    }

    /** The number of the newest change; 0 when there never was one. */
    public long newest() {
        return number(coalesce(max(CATALOG_CHANGE.NUMBER), 0L));
    }

    /** The number of the oldest change that is still kept; 0 when there is none. */
    public long oldest() {
        return number(coalesce(min(CATALOG_CHANGE.NUMBER), 0L));
    }

    private long number(Field<Long> field) {
        return Objects.requireNonNull(
                sql.select(field).from(CATALOG_CHANGE).fetchSingle().value1());
    }

    /** Changes behind that one, in order. */
    public List<Change> list(long after, int limit) {
        return sql.select(CATALOG_CHANGE.NUMBER, CATALOG_CHANGE.QUESTION_ID)
                .from(CATALOG_CHANGE)
                .where(CATALOG_CHANGE.NUMBER.gt(after))
                .orderBy(CATALOG_CHANGE.NUMBER)
                .limit(limit)
                .fetch(row -> new Change(row.value1(), row.value2() == null ? null : new QuestionId(row.value2())));
    }

    /** Drops changes from before that moment, but for the newest of all, so that its number is not forgotten. */
    void drop(Instant before) {
        sql.deleteFrom(CATALOG_CHANGE)
                .where(CATALOG_CHANGE.CHANGED_AT.lt(before))
                .and(CATALOG_CHANGE.NUMBER.lt(newest()))
                .execute();
    }
}
