package dev.questionbank.practice;

import static dev.questionbank.practice.jooq.Tables.PRACTICE_MEMORY;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_SIGNAL_STALE;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_UNSETTLED;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;

import dev.questionbank.access.AccountId;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.practice.jooq.tables.records.PracticeMemoryRecord;
import dev.questionbank.practice.memory.MaterialChange;
import dev.questionbank.practice.memory.Memory;
import dev.questionbank.practice.memory.MemoryState;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What members remember, derived from their reviews, and with it how many members have practised what. */
@Repository
class MemoryRepository {

    private final DSLContext sql;

    MemoryRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** A state to be kept, beside the topic that its question has now, and whether that has readers. */
    record Kept(AccountId account, TopicId topic, boolean isPublished, MemoryState state) {}

    /** The state in a row that has all columns of the table. */
    static MemoryState state(Record row) {
        return new MemoryState(
                new QuestionId(row.get(PRACTICE_MEMORY.QUESTION_ID)),
                row.get(PRACTICE_MEMORY.REVIEWS),
                row.get(PRACTICE_MEMORY.LAPSES),
                row.get(PRACTICE_MEMORY.FIRST_ON),
                row.get(PRACTICE_MEMORY.GRADE),
                row.get(PRACTICE_MEMORY.PRACTICED_AT),
                row.get(PRACTICE_MEMORY.PRACTICED_ON),
                row.get(PRACTICE_MEMORY.REVISION),
                new Memory(row.get(PRACTICE_MEMORY.STABILITY), row.get(PRACTICE_MEMORY.DIFFICULTY)),
                row.get(PRACTICE_MEMORY.DUE_ON),
                change(row));
    }

    private static @Nullable MaterialChange change(Record row) {
        Integer revision = row.get(PRACTICE_MEMORY.CHANGED_REVISION);
        return revision == null
                ? null
                : new MaterialChange(revision, requireNonNull(row.get(PRACTICE_MEMORY.CHANGED_ON), "written together"));
    }

    Map<QuestionId, MemoryState> list(AccountId account, Collection<QuestionId> questions) {
        return sql.selectFrom(PRACTICE_MEMORY)
                .where(PRACTICE_MEMORY.ACCOUNT_ID.eq(account.value()))
                .and(PRACTICE_MEMORY.QUESTION_ID.in(
                        questions.stream().map(QuestionId::value).toList()))
                .fetchMap(row -> new QuestionId(row.getQuestionId()), MemoryRepository::state);
    }

    /** All that these members remember, as it is kept. */
    Map<AccountId, Map<QuestionId, Kept>> list(Collection<AccountId> accounts) {
        Map<AccountId, Map<QuestionId, Kept>> kept = new HashMap<>();
        sql.selectFrom(PRACTICE_MEMORY)
                .where(PRACTICE_MEMORY.ACCOUNT_ID.in(
                        accounts.stream().map(AccountId::value).toList()))
                .forEach(row -> kept.computeIfAbsent(new AccountId(row.getAccountId()), account -> new HashMap<>())
                        .put(
                                new QuestionId(row.getQuestionId()),
                                new Kept(
                                        new AccountId(row.getAccountId()),
                                        new TopicId(row.getTopicId()),
                                        row.getIsPublished(),
                                        state(row))));
        return kept;
    }

    /** The questions that the member remembers, with their topics. */
    Map<QuestionId, TopicId> questions(AccountId account) {
        return sql.select(PRACTICE_MEMORY.QUESTION_ID, PRACTICE_MEMORY.TOPIC_ID)
                .from(PRACTICE_MEMORY)
                .where(PRACTICE_MEMORY.ACCOUNT_ID.eq(account.value()))
                .fetchMap(row -> new QuestionId(row.value1()), row -> new TopicId(row.value2()));
    }

    void save(Collection<Kept> states) {
        sql.insertInto(PRACTICE_MEMORY)
                .set(states.stream().map(MemoryRepository::row).toList())
                .onDuplicateKeyUpdate()
                .set(PRACTICE_MEMORY
                        .fieldStream()
                        .filter(field ->
                                !PRACTICE_MEMORY.getPrimaryKey().getFields().contains(field))
                        .collect(Collectors.toMap(field -> field, DSL::excluded)))
                .execute();
    }

    /** Writes many down that are not there: rendered once, and sent by the driver as statements of many rows. */
    void insert(Collection<Kept> states) {
        Field<?>[] fields = PRACTICE_MEMORY.fields();
        BatchBindStep batch =
                sql.batch(sql.insertInto(PRACTICE_MEMORY, fields).values(new @Nullable Object[fields.length]));
        for (Kept kept : states) {
            PracticeMemoryRecord row = row(kept);
            @Nullable Object[] values = new @Nullable Object[fields.length];
            for (int i = 0; i < fields.length; i++) {
                values[i] = row.get(i);
            }
            batch = batch.bind(values);
        }
        batch.execute();
    }

    private static PracticeMemoryRecord row(Kept kept) {
        MemoryState state = kept.state();
        PracticeMemoryRecord row = new PracticeMemoryRecord();
        row.setAccountId(kept.account().value());
        row.setQuestionId(state.question().value());
        row.setTopicId(kept.topic().value());
        row.setIsPublished(kept.isPublished());
        row.setReviews(state.reviews());
        row.setLapses(state.lapses());
        row.setFirstOn(state.firstOn());
        row.setGrade(state.grade());
        row.setPracticedAt(state.practicedAt());
        row.setPracticedOn(state.practicedOn());
        row.setRevision(state.revision());
        row.setStability(state.memory().stability());
        row.setDifficulty(state.memory().difficulty());
        row.setDueOn(state.dueOn());
        row.setChangedRevision(state.changed() == null ? null : state.changed().revision());
        row.setChangedOn(state.changed() == null ? null : state.changed().on());
        return row;
    }

    void delete(AccountId account, Collection<QuestionId> questions) {
        sql.deleteFrom(PRACTICE_MEMORY)
                .where(PRACTICE_MEMORY.ACCOUNT_ID.eq(account.value()))
                .and(PRACTICE_MEMORY.QUESTION_ID.in(
                        questions.stream().map(QuestionId::value).toList()))
                .execute();
    }

    void delete(Collection<AccountId> accounts, Collection<QuestionId> questions) {
        sql.deleteFrom(PRACTICE_MEMORY)
                .where(PRACTICE_MEMORY.ACCOUNT_ID.in(
                        accounts.stream().map(AccountId::value).toList()))
                .and(PRACTICE_MEMORY.QUESTION_ID.in(
                        questions.stream().map(QuestionId::value).toList()))
                .execute();
    }

    /** Has what practice tells about these questions derived anew. */
    void markStale(Collection<QuestionId> questions) {
        sql.insertInto(PRACTICE_SIGNAL_STALE, PRACTICE_SIGNAL_STALE.QUESTION_ID)
                .valuesOfRows(questions.stream()
                        .map(question -> DSL.row(question.value()))
                        .toList())
                .execute();
    }

    /** Removes all of the member, who then counts at no question any more, nor in what practice tells about it. */
    void erase(AccountId account) {
        var questions = select(PRACTICE_MEMORY.QUESTION_ID)
                .from(PRACTICE_MEMORY)
                .where(PRACTICE_MEMORY.ACCOUNT_ID.eq(account.value()));
        sql.insertInto(PRACTICE_UNSETTLED, PRACTICE_UNSETTLED.QUESTION_ID)
                .select(questions)
                .execute();
        sql.insertInto(PRACTICE_SIGNAL_STALE, PRACTICE_SIGNAL_STALE.QUESTION_ID)
                .select(questions)
                .execute();
        sql.deleteFrom(PRACTICE_MEMORY)
                .where(PRACTICE_MEMORY.ACCOUNT_ID.eq(account.value()))
                .execute();
    }

    /** Has the counts of all questions told to the catalog that anybody has practised. */
    void unsettleAll() {
        sql.insertInto(PRACTICE_UNSETTLED, PRACTICE_UNSETTLED.QUESTION_ID)
                .select(selectDistinct(PRACTICE_MEMORY.QUESTION_ID).from(PRACTICE_MEMORY))
                .execute();
    }

    /** Has the questions' counts told to the catalog. */
    void unsettle(Collection<QuestionId> questions) {
        sql.insertInto(PRACTICE_UNSETTLED, PRACTICE_UNSETTLED.QUESTION_ID)
                .valuesOfRows(questions.stream()
                        .map(question -> DSL.row(question.value()))
                        .toList())
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
