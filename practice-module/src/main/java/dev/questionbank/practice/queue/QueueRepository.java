package dev.questionbank.practice.queue;

import static dev.questionbank.practice.jooq.Tables.PRACTICE_INTERVIEW;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_INTERVIEW_TOPIC;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_MEMBER;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_MEMORY;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_PAUSE;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_REVIEW;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.localDateDiff;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.power;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.questionbank.access.AccountId;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.db.Ids;
import dev.questionbank.practice.Grade;
import dev.questionbank.practice.MergedRepository;
import dev.questionbank.practice.PracticeSettings;
import dev.questionbank.practice.QueueReason;
import dev.questionbank.practice.memory.Fsrs;
import dev.questionbank.practice.memory.Memory;
import dev.questionbank.practice.memory.Replay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Result;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads what could be practised next. */
@Repository
class QueueRepository {

    /** What was not recalled the last time is weak while it is due within so many days. */
    private static final int WEAK_DAYS = 3;

    private static final int DUE = 0;
    private static final int WEAK = 1;

    /** Not the bare column: only a comparison finds its place in an index. */
    private static final Condition IS_PUBLISHED = PRACTICE_MEMORY.IS_PUBLISHED.eq(inline(true));

    /** The columns that {@link #remembered(Record, Today)} needs. */
    private static final SelectField<?>[] REMEMBERED = {
        PRACTICE_MEMORY.QUESTION_ID,
        PRACTICE_MEMORY.TOPIC_ID,
        PRACTICE_MEMORY.PRACTICED_ON,
        PRACTICE_MEMORY.REVISION,
        PRACTICE_MEMORY.STABILITY,
        PRACTICE_MEMORY.DIFFICULTY,
        PRACTICE_MEMORY.DUE_ON,
        PRACTICE_MEMORY.CHANGED_REVISION
    };

    private static final Field<Integer> PLACE = field(name("place"), Integer.class);
    private static final Field<Integer> NEW_ONES = field(name("new_ones"), Integer.class);
    private static final Field<Integer> REPEATED = field(name("repeated"), Integer.class);
    private static final Field<Integer> PRACTICED = field(name("practiced"), Integer.class);

    private final DSLContext sql;

    QueueRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Where the member stands on that day of theirs, in one statement. */
    Today today(AccountId account, LocalDate day) {
        // of the day's reviews, which are few
        var done = select(
                        countDistinct(when(PRACTICE_MEMORY.FIRST_ON.eq(day), PRACTICE_MEMORY.QUESTION_ID))
                                .as(NEW_ONES),
                        countDistinct(when(PRACTICE_MEMORY.FIRST_ON.lt(day), PRACTICE_MEMORY.QUESTION_ID))
                                .as(REPEATED))
                .from(MergedRepository.LOG)
                .join(PRACTICE_MEMORY)
                .on(PRACTICE_MEMORY.ACCOUNT_ID.eq(PRACTICE_REVIEW.ACCOUNT_ID))
                .and(PRACTICE_MEMORY.QUESTION_ID.eq(MergedRepository.QUESTION))
                .and(PRACTICE_MEMORY.PRACTICED_ON.eq(day))
                .where(PRACTICE_REVIEW.ACCOUNT_ID.eq(account.value()))
                .and(PRACTICE_REVIEW.PRACTICED_ON.eq(day))
                .asTable("done");
        var ofInterview = select(PRACTICE_INTERVIEW_TOPIC.TOPIC_ID)
                .from(PRACTICE_INTERVIEW_TOPIC)
                .where(PRACTICE_INTERVIEW_TOPIC.ACCOUNT_ID.eq(account.value()));
        Field<Integer> practiced = field(select(count())
                .from(PRACTICE_MEMORY)
                .where(PRACTICE_MEMORY.ACCOUNT_ID.eq(account.value()))
                .and(IS_PUBLISHED)
                .and(notExists(ofInterview).or(PRACTICE_MEMORY.TOPIC_ID.in(ofInterview))));
        Result<? extends Record> rows = sql.select(
                        NEW_ONES,
                        REPEATED,
                        PRACTICE_MEMBER.TARGET_RECALL,
                        PRACTICE_MEMBER.NEW_PER_DAY,
                        PRACTICE_MEMBER.REVIEWS_PER_DAY,
                        PRACTICE_INTERVIEW.HELD_ON,
                        PRACTICE_INTERVIEW_TOPIC.TOPIC_ID,
                        when(PRACTICE_INTERVIEW.HELD_ON.isNotNull(), practiced)
                                .otherwise(0)
                                .as(PRACTICED))
                .from(done)
                .leftJoin(PRACTICE_MEMBER)
                .on(PRACTICE_MEMBER.ACCOUNT_ID.eq(account.value()))
                .leftJoin(PRACTICE_INTERVIEW)
                .on(PRACTICE_INTERVIEW.ACCOUNT_ID.eq(account.value()))
                .and(PRACTICE_INTERVIEW.HELD_ON.ge(day))
                .leftJoin(PRACTICE_INTERVIEW_TOPIC)
                .on(PRACTICE_INTERVIEW_TOPIC.ACCOUNT_ID.eq(PRACTICE_INTERVIEW.ACCOUNT_ID))
                .fetch();
        Record first = rows.getFirst();
        return new Today(
                day,
                first.get(PRACTICE_MEMBER.TARGET_RECALL) == null
                        ? PracticeSettings.DEFAULT
                        : new PracticeSettings(
                                first.get(PRACTICE_MEMBER.TARGET_RECALL).doubleValue(),
                                first.get(PRACTICE_MEMBER.NEW_PER_DAY),
                                first.get(PRACTICE_MEMBER.REVIEWS_PER_DAY)),
                first.get(NEW_ONES),
                first.get(REPEATED),
                first.get(PRACTICE_INTERVIEW.HELD_ON),
                rows.stream()
                        .map(row -> row.get(PRACTICE_INTERVIEW_TOPIC.TOPIC_ID))
                        .filter(Objects::nonNull)
                        .map(TopicId::new)
                        .collect(Collectors.toSet()),
                first.get(PRACTICED));
    }

    /**
     * What is due, most memory at stake first, then what is weak, weakest first; topics of the interview before all others.
     *
     * @param topic that alone; null for all
     * @param limit of the due and of the weak each
     */
    List<Remembered> remembered(AccountId account, Today today, @Nullable TopicId topic, int limit) {
        // found by an index that has all they are chosen and ordered by; only those that are left are read whole
        var due = select(PRACTICE_MEMORY.QUESTION_ID, inline(DUE).as(PLACE))
                .from(PRACTICE_MEMORY)
                .where(offered(account, today, topic))
                .and(PRACTICE_MEMORY.DUE_ON.le(today.dueUntil()))
                // not once more what was practised today already
                .and(PRACTICE_MEMORY.DUE_ON.le(today.day()).or(PRACTICE_MEMORY.PRACTICED_ON.lt(today.day())))
                .orderBy(interviewFirst(today, mostAtStake(today)))
                .limit(limit);
        var weak = select(PRACTICE_MEMORY.QUESTION_ID, inline(WEAK).as(PLACE))
                .from(PRACTICE_MEMORY)
                .where(offered(account, today, topic))
                .and(PRACTICE_MEMORY.DUE_ON.gt(today.dueUntil()))
                .and(PRACTICE_MEMORY.DUE_ON.le(today.day().plusDays(WEAK_DAYS)))
                .and(PRACTICE_MEMORY.PRACTICED_ON.lt(today.day()))
                .and(PRACTICE_MEMORY.GRADE.eq(Grade.AGAIN))
                .orderBy(interviewFirst(today, PRACTICE_MEMORY.STABILITY))
                .limit(limit);
        var found = due.unionAll(weak).asTable("found");
        List<OrderField<?>> order = new ArrayList<>(List.of(PLACE));
        order.addAll(
                interviewFirst(today, when(PLACE.eq(DUE), mostAtStake(today)).otherwise(PRACTICE_MEMORY.STABILITY)));
        return sql.select(REMEMBERED)
                .from(found)
                .join(PRACTICE_MEMORY)
                .on(PRACTICE_MEMORY.QUESTION_ID.eq(found.field(PRACTICE_MEMORY.QUESTION_ID)))
                .and(PRACTICE_MEMORY.ACCOUNT_ID.eq(account.value()))
                .orderBy(order)
                .fetch(row -> remembered(row, today));
    }

    private static Condition offered(AccountId account, Today today, @Nullable TopicId topic) {
        return PRACTICE_MEMORY
                .ACCOUNT_ID
                .eq(account.value())
                .and(IS_PUBLISHED)
                .and(topic == null ? noCondition() : PRACTICE_MEMORY.TOPIC_ID.eq(topic.value()))
                .and(PRACTICE_MEMORY.QUESTION_ID.notIn(paused(account, today.day())));
    }

    /**
     * Days of stability that are expected to be lost already, if nothing is done today, negative, so that most comes first: the
     * stability by the share of it that is forgotten, by the formula of {@link Fsrs#recall}.
     */
    private static Field<Double> mostAtStake(Today today) {
        Field<Integer> days = greatest(localDateDiff(val(today.day()), PRACTICE_MEMORY.PRACTICED_ON), inline(0));
        Field<Double> recall = power(
                        PRACTICE_MEMORY
                                .STABILITY
                                .plus(inline(Fsrs.FACTOR).mul(days))
                                .div(PRACTICE_MEMORY.STABILITY),
                        inline(Fsrs.DECAY))
                .coerce(Double.class);
        return PRACTICE_MEMORY.STABILITY.mul(recall.minus(inline(1.0)));
    }

    /** That order, but what the interview is about before everything else. */
    private static List<OrderField<?>> interviewFirst(Today today, Field<Double> order) {
        List<OrderField<?>> all = new ArrayList<>();
        if (!today.interviewTopics().isEmpty()) {
            all.add(when(PRACTICE_MEMORY.TOPIC_ID.in(values(today.interviewTopics())), 0)
                    .otherwise(1));
        }
        all.add(order);
        all.add(PRACTICE_MEMORY.QUESTION_ID);
        return all;
    }

    private static Remembered remembered(Record row, Today today) {
        LocalDate dueOn = row.get(PRACTICE_MEMORY.DUE_ON);
        Memory memory = new Memory(row.get(PRACTICE_MEMORY.STABILITY), row.get(PRACTICE_MEMORY.DIFFICULTY));
        return new Remembered(
                new QuestionId(row.get(PRACTICE_MEMORY.QUESTION_ID)),
                new TopicId(row.get(PRACTICE_MEMORY.TOPIC_ID)),
                reason(dueOn, row.get(PRACTICE_MEMORY.CHANGED_REVISION), today),
                dueOn,
                Fsrs.BY_DAYS.recall(memory, Replay.days(row.get(PRACTICE_MEMORY.PRACTICED_ON), today.day())),
                row.get(PRACTICE_MEMORY.REVISION));
    }

    private static QueueReason reason(LocalDate dueOn, @Nullable Integer changed, Today today) {
        if (dueOn.isAfter(today.dueUntil())) {
            return QueueReason.WEAK;
        }
        if (changed != null) {
            return QueueReason.MATERIALLY_CHANGED;
        }
        return dueOn.isBefore(today.day()) ? QueueReason.OVERDUE : QueueReason.DUE;
    }

    /** Questions of these topics that are not new to the member, by topic; under null those that shall not be offered. */
    Map<@Nullable TopicId, Set<QuestionId>> known(AccountId account, Collection<TopicId> topics, LocalDate day) {
        Map<@Nullable TopicId, Set<QuestionId>> known = new HashMap<>();
        sql.select(PRACTICE_MEMORY.TOPIC_ID, Ids.of(PRACTICE_MEMORY.QUESTION_ID))
                .from(PRACTICE_MEMORY)
                .where(PRACTICE_MEMORY.ACCOUNT_ID.eq(account.value()))
                .and(IS_PUBLISHED)
                .and(PRACTICE_MEMORY.TOPIC_ID.in(values(topics)))
                .groupBy(PRACTICE_MEMORY.TOPIC_ID)
                .unionAll(select(castNull(PRACTICE_MEMORY.TOPIC_ID), Ids.of(PRACTICE_PAUSE.QUESTION_ID))
                        .from(PRACTICE_PAUSE)
                        .where(isPaused(account, day)))
                .forEach(row -> known.put(
                        row.value1() == null ? null : new TopicId(row.value1()),
                        row.value2().stream().map(QuestionId::new).collect(Collectors.toSet())));
        return known;
    }

    /** How many published questions of each topic the member has practised. */
    Map<TopicId, Integer> practiced(AccountId account) {
        return sql.select(PRACTICE_MEMORY.TOPIC_ID, count())
                .from(PRACTICE_MEMORY)
                .where(PRACTICE_MEMORY.ACCOUNT_ID.eq(account.value()))
                .and(IS_PUBLISHED)
                .groupBy(PRACTICE_MEMORY.TOPIC_ID)
                .fetchMap(row -> new TopicId(row.value1()), row -> row.value2());
    }

    private static Select<Record1<UUID>> paused(AccountId account, LocalDate day) {
        return select(PRACTICE_PAUSE.QUESTION_ID).from(PRACTICE_PAUSE).where(isPaused(account, day));
    }

    private static Condition isPaused(AccountId account, LocalDate day) {
        return PRACTICE_PAUSE
                .ACCOUNT_ID
                .eq(account.value())
                .and(PRACTICE_PAUSE.UNTIL_ON.isNull().or(PRACTICE_PAUSE.UNTIL_ON.gt(day)));
    }

    private static List<UUID> values(Collection<TopicId> topics) {
        return topics.stream().map(TopicId::value).toList();
    }
}
