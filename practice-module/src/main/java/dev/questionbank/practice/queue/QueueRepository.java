package dev.questionbank.practice.queue;

import static dev.questionbank.practice.jooq.Tables.PRACTICE_INTERVIEW;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_INTERVIEW_TOPIC;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_MEMBER;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_MEMORY;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_PAUSE;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.localDateDiff;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.power;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;
import static org.jooq.impl.SQLDataType.INTEGER;

import dev.questionbank.access.AccountId;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.practice.Grade;
import dev.questionbank.practice.PracticeSettings;
import dev.questionbank.practice.QueueReason;
import dev.questionbank.practice.memory.Fsrs;
import dev.questionbank.practice.memory.Memory;
import dev.questionbank.practice.memory.Replay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record6;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads what could be practised next. */
@Repository
class QueueRepository {

    /** What was not recalled the last time is weak while it is due within so many days. */
    private static final int WEAK_DAYS = 7;

    private static final String SETTINGS = "SETTINGS";
    private static final String TOPIC = "TOPIC";
    private static final String INTERVIEW = "INTERVIEW";
    private static final int HUNDREDTHS = 100;

    /** 0 for what is due, 1 for what is weak. */
    private static final Field<Integer> PLACE = field(name("place"), Integer.class);

    private static final Field<UUID> NO_TOPIC = castNull(PRACTICE_MEMORY.TOPIC_ID);
    private static final Field<Integer> NO_NUMBER = castNull(INTEGER);
    private static final Field<LocalDate> NO_DAY = castNull(PRACTICE_MEMORY.DUE_ON);

    private final DSLContext sql;

    QueueRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Where the member stands on that day of theirs: three answers in one statement, each row telling what it is about. */
    Today today(AccountId account, LocalDate day) {
        PracticeSettings settings = PracticeSettings.DEFAULT;
        Map<TopicId, Integer> practiced = new HashMap<>();
        int newOnes = 0;
        int repeated = 0;
        LocalDate interview = null;
        Set<TopicId> interviewTopics = new HashSet<>();
        for (var row : settings(account).unionAll(topics(account, day)).unionAll(interview(account, day))) {
            TopicId topic = row.value2() == null ? null : new TopicId(row.value2());
            switch (row.value1()) {
                case SETTINGS ->
                    settings = new PracticeSettings(row.value3() / (double) HUNDREDTHS, row.value4(), row.value5());
                case TOPIC -> {
                    practiced.put(topic, row.value3());
                    newOnes += row.value4();
                    repeated += row.value5();
                }
                default -> {
                    interview = row.value6();
                    if (topic != null) {
                        interviewTopics.add(topic);
                    }
                }
            }
        }
        return new Today(day, settings, practiced, newOnes, repeated, interview, interviewTopics);
    }

    private Select<Record6<String, UUID, Integer, Integer, Integer, LocalDate>> settings(AccountId account) {
        return sql.select(
                        inline(SETTINGS),
                        NO_TOPIC,
                        PRACTICE_MEMBER.TARGET_RECALL.mul(HUNDREDTHS).cast(INTEGER),
                        PRACTICE_MEMBER.NEW_PER_DAY,
                        PRACTICE_MEMBER.REVIEWS_PER_DAY,
                        NO_DAY)
                .from(PRACTICE_MEMBER)
                .where(PRACTICE_MEMBER.ACCOUNT_ID.eq(account.value()));
    }

    private Select<Record6<String, UUID, Integer, Integer, Integer, LocalDate>> topics(
            AccountId account, LocalDate day) {
        Condition isNew = PRACTICE_MEMORY.FIRST_ON.eq(day);
        Condition isRepeated = PRACTICE_MEMORY.FIRST_ON.lt(day).and(PRACTICE_MEMORY.PRACTICED_ON.eq(day));
        return sql.select(
                        inline(TOPIC),
                        PRACTICE_MEMORY.TOPIC_ID,
                        count(),
                        count(when(isNew, 1)),
                        count(when(isRepeated, 1)),
                        NO_DAY)
                .from(PRACTICE_MEMORY)
                .where(PRACTICE_MEMORY.ACCOUNT_ID.eq(account.value()))
                .and(PRACTICE_MEMORY.IS_PUBLISHED)
                .groupBy(PRACTICE_MEMORY.TOPIC_ID);
    }

    private Select<Record6<String, UUID, Integer, Integer, Integer, LocalDate>> interview(
            AccountId account, LocalDate day) {
        return sql.select(
                        inline(INTERVIEW),
                        PRACTICE_INTERVIEW_TOPIC.TOPIC_ID,
                        NO_NUMBER,
                        NO_NUMBER,
                        NO_NUMBER,
                        PRACTICE_INTERVIEW.HELD_ON)
                .from(PRACTICE_INTERVIEW)
                .leftJoin(PRACTICE_INTERVIEW_TOPIC)
                .on(PRACTICE_INTERVIEW_TOPIC.ACCOUNT_ID.eq(PRACTICE_INTERVIEW.ACCOUNT_ID))
                .where(PRACTICE_INTERVIEW.ACCOUNT_ID.eq(account.value()))
                .and(PRACTICE_INTERVIEW.HELD_ON.ge(day));
    }

    /**
     * What the member has practised and could now: what is due, most memory at stake first, then what is weak. Topics of the
     * interview before all others.
     *
     * @param topic that alone; null for all
     * @param limit of the due and of the weak each
     */
    List<Remembered> remembered(AccountId account, Today today, @Nullable TopicId topic, int limit) {
        Condition mine = PRACTICE_MEMORY
                .ACCOUNT_ID
                .eq(account.value())
                .and(PRACTICE_MEMORY.IS_PUBLISHED)
                .and(topic == null ? noCondition() : PRACTICE_MEMORY.TOPIC_ID.eq(topic.value()))
                .and(PRACTICE_MEMORY.QUESTION_ID.notIn(paused(account, today.day())));
        // found by an index that has all they are ordered by; only those that are left are read whole
        var due = select(PRACTICE_MEMORY.QUESTION_ID, inline(0).as(PLACE))
                .from(PRACTICE_MEMORY)
                .where(mine)
                .and(PRACTICE_MEMORY.DUE_ON.le(today.dueUntil()))
                // not once more what was practised today already
                .and(PRACTICE_MEMORY.DUE_ON.le(today.day()).or(PRACTICE_MEMORY.PRACTICED_ON.lt(today.day())))
                .orderBy(interviewFirst(today, List.of(atStake(today.day()).desc(), PRACTICE_MEMORY.QUESTION_ID)))
                .limit(limit);
        var weak = select(PRACTICE_MEMORY.QUESTION_ID, inline(1).as(PLACE))
                .from(PRACTICE_MEMORY)
                .where(mine)
                .and(PRACTICE_MEMORY.DUE_ON.gt(today.dueUntil()))
                .and(PRACTICE_MEMORY.DUE_ON.le(today.day().plusDays(WEAK_DAYS)))
                .and(PRACTICE_MEMORY.PRACTICED_ON.lt(today.day()))
                .and(PRACTICE_MEMORY.GRADE.eq(Grade.AGAIN))
                .orderBy(interviewFirst(today, List.of(PRACTICE_MEMORY.STABILITY, PRACTICE_MEMORY.QUESTION_ID)))
                .limit(limit);
        var found = due.unionAll(weak).asTable("found");
        return sql.select(PRACTICE_MEMORY.fields())
                .from(found)
                .join(PRACTICE_MEMORY)
                .on(PRACTICE_MEMORY.QUESTION_ID.eq(found.field(PRACTICE_MEMORY.QUESTION_ID)))
                .and(PRACTICE_MEMORY.ACCOUNT_ID.eq(account.value()))
                .orderBy(Stream.concat(
                                Stream.<OrderField<?>>of(PLACE),
                                interviewFirst(
                                        today,
                                        List.of(
                                                when(PLACE.eq(0), atStake(today.day()))
                                                        .desc(),
                                                PRACTICE_MEMORY.STABILITY,
                                                PRACTICE_MEMORY.QUESTION_ID))
                                        .stream())
                        .toList())
                .fetch(row -> remembered(row, today));
    }

    /**
     * Days of stability that are expected to be lost already, if nothing is done today: the stability by the share of it that
     * is forgotten, by the formula of {@link Fsrs#recall}.
     */
    private static Field<Double> atStake(LocalDate day) {
        Field<Integer> days = greatest(localDateDiff(val(day), PRACTICE_MEMORY.PRACTICED_ON), inline(0));
        Field<Double> recall = power(
                        PRACTICE_MEMORY
                                .STABILITY
                                .plus(inline(Fsrs.FACTOR).mul(days))
                                .div(PRACTICE_MEMORY.STABILITY),
                        inline(Fsrs.DECAY))
                .cast(Double.class);
        return PRACTICE_MEMORY.STABILITY.mul(inline(1.0).minus(recall));
    }

    /** That order, but what the interview is about before everything else. */
    private static List<OrderField<?>> interviewFirst(Today today, List<OrderField<?>> order) {
        if (today.interviewTopics().isEmpty()) {
            return order;
        }
        List<OrderField<?>> all = new ArrayList<>();
        all.add(when(PRACTICE_MEMORY.TOPIC_ID.in(values(today.interviewTopics())), 0)
                .otherwise(1));
        all.addAll(order);
        return all;
    }

    private static Remembered remembered(Record row, Today today) {
        LocalDate dueOn = row.get(PRACTICE_MEMORY.DUE_ON);
        Memory memory = new Memory(row.get(PRACTICE_MEMORY.STABILITY), row.get(PRACTICE_MEMORY.DIFFICULTY));
        return new Remembered(
                new QuestionId(row.get(PRACTICE_MEMORY.QUESTION_ID)),
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

    /** Questions of these topics that are not new to the member, or shall not be offered. */
    Set<QuestionId> known(AccountId account, Collection<TopicId> topics, LocalDate day) {
        return new HashSet<>(sql.select(PRACTICE_MEMORY.QUESTION_ID)
                .from(PRACTICE_MEMORY)
                .where(PRACTICE_MEMORY.ACCOUNT_ID.eq(account.value()))
                .and(PRACTICE_MEMORY.TOPIC_ID.in(values(topics)))
                .unionAll(paused(account, day))
                .fetch(row -> new QuestionId(row.value1())));
    }

    private static Select<Record1<UUID>> paused(AccountId account, LocalDate day) {
        return select(PRACTICE_PAUSE.QUESTION_ID)
                .from(PRACTICE_PAUSE)
                .where(PRACTICE_PAUSE.ACCOUNT_ID.eq(account.value()))
                .and(PRACTICE_PAUSE.UNTIL_ON.isNull().or(PRACTICE_PAUSE.UNTIL_ON.gt(day)));
    }

    private static List<UUID> values(Collection<TopicId> topics) {
        return topics.stream().map(TopicId::value).toList();
    }
}
