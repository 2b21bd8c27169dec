package dev.questionbank.practice.list;

import static dev.questionbank.practice.jooq.Tables.PRACTICE_LIST;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_LIST_ENTRY;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import dev.questionbank.access.AccountId;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.practice.jooq.tables.records.PracticeListEntryRecord;
import dev.questionbank.practice.kept.KeptQuestions.Entry;
import dev.questionbank.practice.kept.Stretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Lists of members, and what is in them. */
@Repository
class ListRepository {

    private final DSLContext sql;

    ListRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** A list as it is told to the person who made it. */
    private record Exported(String id, String name, Instant createdAt, List<String> questionIds) {}

    /** The member's lists, oldest first. */
    List<PracticeList> list(AccountId account) {
        return lists(PRACTICE_LIST.ACCOUNT_ID.eq(account.value()));
    }

    Optional<PracticeList> find(AccountId account, PracticeListId id) {
        return lists(PRACTICE_LIST.ACCOUNT_ID.eq(account.value()).and(PRACTICE_LIST.ID.eq(id.value()))).stream()
                .findFirst();
    }

    private List<PracticeList> lists(Condition which) {
        return sql.select(PRACTICE_LIST.ID, PRACTICE_LIST.NAME, count(PRACTICE_LIST_ENTRY.QUESTION_ID))
                .from(PRACTICE_LIST)
                .leftJoin(PRACTICE_LIST_ENTRY)
                .on(PRACTICE_LIST_ENTRY.ACCOUNT_ID.eq(PRACTICE_LIST.ACCOUNT_ID))
                .and(PRACTICE_LIST_ENTRY.LIST_ID.eq(PRACTICE_LIST.ID))
                .where(which)
                .groupBy(PRACTICE_LIST.ID, PRACTICE_LIST.NAME)
                .orderBy(PRACTICE_LIST.ID)
                .fetch(row -> new PracticeList(new PracticeListId(row.value1()), row.value2(), row.value3()));
    }

    void insert(AccountId account, PracticeListId id, String name, Instant now) {
        sql.insertInto(PRACTICE_LIST)
                .set(PRACTICE_LIST.ACCOUNT_ID, account.value())
                .set(PRACTICE_LIST.ID, id.value())
                .set(PRACTICE_LIST.NAME, name)
                .set(PRACTICE_LIST.CREATED_AT, now)
                .execute();
    }

    void rename(AccountId account, PracticeListId id, String name) {
        sql.update(PRACTICE_LIST)
                .set(PRACTICE_LIST.NAME, name)
                .where(PRACTICE_LIST.ACCOUNT_ID.eq(account.value()))
                .and(PRACTICE_LIST.ID.eq(id.value()))
                .execute();
    }

    void delete(AccountId account, PracticeListId id) {
        sql.deleteFrom(PRACTICE_LIST_ENTRY).where(isIn(account, id)).execute();
        sql.deleteFrom(PRACTICE_LIST)
                .where(PRACTICE_LIST.ACCOUNT_ID.eq(account.value()))
                .and(PRACTICE_LIST.ID.eq(id.value()))
                .execute();
    }

    /** What is in the list, in its order. */
    List<QuestionId> questions(AccountId account, PracticeListId id) {
        return sql.select(PRACTICE_LIST_ENTRY.QUESTION_ID)
                .from(PRACTICE_LIST_ENTRY)
                .where(isIn(account, id))
                .orderBy(PRACTICE_LIST_ENTRY.POSITION)
                .fetch(row -> new QuestionId(row.value1()));
    }

    /** Stretches of lists in their orders, those of all in one statement. */
    Map<ListPage, List<Entry>> read(AccountId account, Map<ListPage, Stretch> stretches) {
        List<ListPage> pages = List.copyOf(stretches.keySet());
        List<Select<Record3<Integer, UUID, Integer>>> parts = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            Stretch stretch = stretches.get(pages.get(i));
            if (stretch != null) {
                parts.add(part(i, account, pages.get(i).list(), stretch));
            }
        }
        Map<ListPage, List<Entry>> entries = new HashMap<>();
        parts.stream()
                .reduce(Select::unionAll)
                .ifPresent(all -> sql.fetch(all)
                        .forEach(row -> entries.computeIfAbsent(pages.get(row.value1()), first -> new ArrayList<>())
                                .add(new Entry(
                                        new QuestionId(row.value2()),
                                        List.of(row.value3().toString())))));
        return entries;
    }

    private static Select<Record3<Integer, UUID, Integer>> part(
            int index, AccountId account, PracticeListId id, Stretch stretch) {
        Condition behind = DSL.noCondition();
        if (stretch.isContinued()) {
            int position = Integer.parseInt(stretch.position().getFirst());
            behind = stretch.forward()
                    ? PRACTICE_LIST_ENTRY.POSITION.gt(position)
                    : PRACTICE_LIST_ENTRY.POSITION.lt(position);
        }
        return select(DSL.inline(index), PRACTICE_LIST_ENTRY.QUESTION_ID, PRACTICE_LIST_ENTRY.POSITION)
                .from(PRACTICE_LIST_ENTRY)
                .where(isIn(account, id))
                .and(behind)
                .orderBy(stretch.forward() ? PRACTICE_LIST_ENTRY.POSITION.asc() : PRACTICE_LIST_ENTRY.POSITION.desc())
                .limit(stretch.limit());
    }

    /** Puts questions that are not in the list at its end. */
    void append(AccountId account, PracticeListId id, List<QuestionId> questions) {
        Integer last = sql.select(max(PRACTICE_LIST_ENTRY.POSITION))
                .from(PRACTICE_LIST_ENTRY)
                .where(isIn(account, id))
                .fetchSingle()
                .value1();
        insert(account, id, questions, last == null ? 0 : last + 1);
    }

    void remove(AccountId account, PracticeListId id, Collection<QuestionId> questions) {
        sql.deleteFrom(PRACTICE_LIST_ENTRY)
                .where(isIn(account, id))
                .and(PRACTICE_LIST_ENTRY.QUESTION_ID.in(
                        questions.stream().map(QuestionId::value).toList()))
                .execute();
    }

    /** Gives the list this content in this order. */
    void replace(AccountId account, PracticeListId id, List<QuestionId> questions) {
        sql.deleteFrom(PRACTICE_LIST_ENTRY).where(isIn(account, id)).execute();
        insert(account, id, questions, 0);
    }

    private void insert(AccountId account, PracticeListId id, List<QuestionId> questions, int firstPosition) {
        List<PracticeListEntryRecord> rows = new ArrayList<>();
        for (QuestionId question : questions) {
            PracticeListEntryRecord row = new PracticeListEntryRecord();
            row.setAccountId(account.value());
            row.setListId(id.value());
            row.setQuestionId(question.value());
            row.setPosition(firstPosition + rows.size());
            rows.add(row);
        }
        if (!rows.isEmpty()) {
            sql.insertInto(PRACTICE_LIST_ENTRY).set(rows).execute();
        }
    }

    private static Condition isIn(AccountId account, PracticeListId id) {
        return PRACTICE_LIST_ENTRY.ACCOUNT_ID.eq(account.value()).and(PRACTICE_LIST_ENTRY.LIST_ID.eq(id.value()));
    }

    /** All lists of the member, of which there are few. */
    void export(AccountId account, Consumer<Object> entries) {
        Map<UUID, List<String>> questions = sql.select(PRACTICE_LIST_ENTRY.LIST_ID, PRACTICE_LIST_ENTRY.QUESTION_ID)
                .from(PRACTICE_LIST_ENTRY)
                .where(PRACTICE_LIST_ENTRY.ACCOUNT_ID.eq(account.value()))
                .orderBy(PRACTICE_LIST_ENTRY.LIST_ID, PRACTICE_LIST_ENTRY.POSITION)
                .fetchGroups(PRACTICE_LIST_ENTRY.LIST_ID, row -> new QuestionId(row.value2()).toString());
        sql.selectFrom(PRACTICE_LIST)
                .where(PRACTICE_LIST.ACCOUNT_ID.eq(account.value()))
                .orderBy(PRACTICE_LIST.ID)
                .forEach(row -> entries.accept(new Exported(
                        new PracticeListId(row.getId()).toString(),
                        row.getName(),
                        row.getCreatedAt(),
                        questions.getOrDefault(row.getId(), List.of()))));
    }

    void erase(AccountId account) {
        sql.deleteFrom(PRACTICE_LIST_ENTRY)
                .where(PRACTICE_LIST_ENTRY.ACCOUNT_ID.eq(account.value()))
                .execute();
        sql.deleteFrom(PRACTICE_LIST)
                .where(PRACTICE_LIST.ACCOUNT_ID.eq(account.value()))
                .execute();
    }
}
