package dev.questionbank.practice.merge;

import static dev.questionbank.practice.jooq.Tables.PRACTICE_BOOKMARK;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_LIST_ENTRY;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_MERGE_BOOKMARK;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_MERGE_LIST_ENTRY;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_MERGE_NOTE;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_MERGE_PAUSE;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_NOTE;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_PAUSE;

import dev.questionbank.access.AccountId;
import dev.questionbank.catalog.MergeId;
import dev.questionbank.catalog.QuestionId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Moves what members keep by questions, in a few statements for all of them. */
@Repository
class ThingRepository {

    /** All that there is. */
    static final List<Thing> ALL = List.of(
            new Thing(
                    "bookmark",
                    PRACTICE_BOOKMARK,
                    PRACTICE_BOOKMARK.QUESTION_ID,
                    List.of(PRACTICE_BOOKMARK.ACCOUNT_ID),
                    List.of(PRACTICE_BOOKMARK.CREATED_AT),
                    PRACTICE_MERGE_BOOKMARK,
                    (one, other) -> one),
            new Thing(
                    "note",
                    PRACTICE_NOTE,
                    PRACTICE_NOTE.QUESTION_ID,
                    List.of(PRACTICE_NOTE.ACCOUNT_ID),
                    List.of(PRACTICE_NOTE.NOTE, PRACTICE_NOTE.UPDATED_AT),
                    PRACTICE_MERGE_NOTE,
                    Thing::bothNotes),
            new Thing(
                    "pause",
                    PRACTICE_PAUSE,
                    PRACTICE_PAUSE.QUESTION_ID,
                    List.of(PRACTICE_PAUSE.ACCOUNT_ID),
                    List.of(PRACTICE_PAUSE.UNTIL_ON),
                    PRACTICE_MERGE_PAUSE,
                    Thing::longer),
            new Thing(
                    "list entry",
                    PRACTICE_LIST_ENTRY,
                    PRACTICE_LIST_ENTRY.QUESTION_ID,
                    List.of(PRACTICE_LIST_ENTRY.ACCOUNT_ID, PRACTICE_LIST_ENTRY.LIST_ID),
                    List.of(PRACTICE_LIST_ENTRY.POSITION),
                    PRACTICE_MERGE_LIST_ENTRY,
                    (one, other) -> one));

    private static final String MERGE = "merge_id";

    private final DSLContext sql;

    ThingRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** What is there of one member, by question. */
    record Of(Map<UUID, List<@Nullable Object>> byQuestion) {}

    /** Puts all away that is kept by these questions, or by the other where its owner keeps something by these. */
    void putAway(Thing thing, MergeId merge, QuestionId kept, Collection<QuestionId> duplicates) {
        List<UUID> ids = duplicates.stream().map(QuestionId::value).toList();
        Table<?> other = thing.table().as("other");
        Condition ofTheSame =
                thing.whose().stream().map(ThingRepository::same).reduce(DSL.noCondition(), Condition::and);
        List<Field<?>> fields = fields(thing);
        sql.insertInto(thing.putAway(), with(field(thing.putAway(), MERGE), in(thing.putAway(), fields)))
                .select(sql.select(with(DSL.val(merge.value(), field(thing.putAway(), MERGE)), fields))
                        .from(thing.table())
                        .where(thing.question().in(ids))
                        .or(thing.question()
                                .eq(kept.value())
                                .and(DSL.exists(DSL.selectOne()
                                        .from(other)
                                        .where(ofTheSame)
                                        .and(Objects.requireNonNull(other.field(thing.question()))
                                                .in(ids))))))
                .execute();
    }

    private static <T> Condition same(Field<T> field) {
        return DSL.field(DSL.name("other", field.getName()), field.getDataType())
                .eq(field);
    }

    private static List<Field<?>> fields(Thing thing) {
        return Stream.of(thing.whose(), List.of(thing.question()), thing.what())
                .<Field<?>>flatMap(List::stream)
                .toList();
    }

    private static List<Field<?>> in(Table<?> table, List<Field<?>> fields) {
        return fields.stream()
                .<Field<?>>map(field -> Objects.requireNonNull(table.field(field.getName())))
                .toList();
    }

    private static List<Field<?>> with(Field<?> first, List<Field<?>> fields) {
        return Stream.concat(Stream.<Field<?>>of(first), fields.stream()).toList();
    }

    @SuppressWarnings("unchecked") // all of them are keys
    private static Field<UUID> field(Table<?> table, String name) {
        return (Field<UUID>) Objects.requireNonNull(table.field(name));
    }

    /** What was put away, by whose it is. */
    Map<List<@Nullable Object>, Of> putAway(Thing thing, MergeId merge) {
        Table<?> table = thing.putAway();
        return read(thing, table, field(table, MERGE).eq(merge.value()));
    }

    /** What is kept by this question of what was put away. */
    Map<List<@Nullable Object>, Of> kept(Thing thing, MergeId merge, QuestionId kept) {
        Table<?> away = thing.putAway().as("other");
        Condition ofTheSame =
                thing.whose().stream().map(ThingRepository::same).reduce(DSL.noCondition(), Condition::and);
        return read(
                thing,
                thing.table(),
                thing.question()
                        .eq(kept.value())
                        .and(DSL.exists(DSL.selectOne()
                                .from(away)
                                .where(ofTheSame)
                                .and(field(away, MERGE).eq(merge.value())))));
    }

    private Map<List<@Nullable Object>, Of> read(Thing thing, Table<?> table, Condition which) {
        Map<List<@Nullable Object>, Of> found = new HashMap<>();
        int whose = thing.whose().size();
        for (Record row : sql.select(in(table, fields(thing))).from(table).where(which)) {
            List<@Nullable Object> values = Arrays.asList(row.intoArray());
            found.computeIfAbsent(List.copyOf(values.subList(0, whose)), first -> new Of(new HashMap<>()))
                    .byQuestion()
                    .put((UUID) Objects.requireNonNull(values.get(whose)), values.subList(whose + 1, values.size()));
        }
        return found;
    }

    void delete(Thing thing, Collection<QuestionId> questions) {
        sql.deleteFrom(thing.table())
                .where(thing.question()
                        .in(questions.stream().map(QuestionId::value).toList()))
                .execute();
    }

    /** Removes what these keep by the question. */
    void delete(Thing thing, QuestionId question, Collection<List<@Nullable Object>> whose) {
        if (whose.isEmpty()) {
            return;
        }
        List<Field<?>> key = Stream.concat(thing.whose().stream(), Stream.<Field<?>>of(thing.question()))
                .toList();
        Condition is = key.stream().map(ThingRepository::placeholder).reduce(DSL.noCondition(), Condition::and);
        BatchBindStep batch = sql.batch(sql.deleteFrom(thing.table()).where(is));
        for (List<@Nullable Object> one : whose) {
            batch = batch.bind(
                    Stream.concat(one.stream(), Stream.of(question.value())).toArray());
        }
        batch.execute();
    }

    private static <T> Condition placeholder(Field<T> field) {
        return field.eq(DSL.val((T) null, field));
    }

    /** Writes these rows: whose, question and what. */
    void insert(Thing thing, Collection<? extends List<@Nullable Object>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<Field<?>> fields = fields(thing);
        BatchBindStep batch = sql.batch(sql.insertInto(thing.table(), fields)
                .values(new ArrayList<@Nullable Object>(Collections.nCopies(fields.size(), null))));
        for (List<@Nullable Object> row : rows) {
            batch = batch.bind(row.toArray());
        }
        batch.execute();
    }

    /** Forgets what was put away. */
    void forget(Thing thing, Collection<UUID> merges) {
        sql.deleteFrom(thing.putAway())
                .where(field(thing.putAway(), MERGE).in(merges))
                .execute();
    }

    /** What was put away of the person's. */
    void export(Thing thing, AccountId account, Consumer<Object> entries) {
        Field<UUID> question = field(thing.putAway(), thing.question().getName());
        sql.select(with(question, in(thing.putAway(), thing.what())))
                .from(thing.putAway())
                .where(field(thing.putAway(), "account_id").eq(account.value()))
                .orderBy(question)
                .forEach(row -> entries.accept(new Exported(
                        thing.name(),
                        new QuestionId(row.get(question)).toString(),
                        thing.what().stream()
                                .map(what -> String.valueOf(row.get(what.getName())))
                                .toList())));
    }

    /** One thing that was put away, as it is told to the person whose it was. */
    private record Exported(String kind, String questionId, List<String> what) {}

    void erase(Thing thing, AccountId account) {
        sql.deleteFrom(thing.putAway())
                .where(field(thing.putAway(), "account_id").eq(account.value()))
                .execute();
    }
}
