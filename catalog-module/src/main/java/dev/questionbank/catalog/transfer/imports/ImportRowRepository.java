package dev.questionbank.catalog.transfer.imports;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_IMPORT_ROW;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_TOPIC;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.transfer.BankTopic;
import dev.questionbank.catalog.transfer.JsonRows;
import dev.questionbank.db.graphql.PageRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record6;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The rows of imports. Every statement reads or writes a chunk of them. */
@Repository
class ImportRowRepository {

    /** Rows of a chunk, and characters of what they say, from which on it holds no more. */
    static final int CHUNK = 1_000;

    static final int CHUNK_SIZE = 2_000_000;

    private static final int DELETED_AT_ONCE = 5_000;
    private static final int MAX_MESSAGE = 2_000;

    private final DSLContext sql;

    ImportRowRepository(DSLContext sql) {
        this.sql = sql;
    }

    void insert(ImportId id, List<StagedRow> rows) {
        sql.execute(new JsonRows<StagedRow>()
                .always(CATALOG_IMPORT_ROW.IMPORT_ID, id.value())
                .column(CATALOG_IMPORT_ROW.NUMBER, StagedRow::number)
                .column(CATALOG_IMPORT_ROW.LINE, StagedRow::line)
                .column(CATALOG_IMPORT_ROW.OUTCOME, row -> row.isInvalid() ? RowOutcome.INVALID : null)
                .column(CATALOG_IMPORT_ROW.EXTERNAL_ID, StagedRow::externalId)
                .column(CATALOG_IMPORT_ROW.TITLE, StagedRow::title)
                .column(CATALOG_IMPORT_ROW.MESSAGE, row -> start(row.message()))
                .column(
                        CATALOG_IMPORT_ROW.TOPIC,
                        row -> row.isInvalid() ? null : row.valid().row().topic())
                .column(
                        CATALOG_IMPORT_ROW.TOPIC_TITLE,
                        row -> row.isInvalid() ? null : row.valid().row().topicTitle())
                .column(
                        CATALOG_IMPORT_ROW.LOADED_HASH,
                        row -> row.isInvalid() ? null : row.valid().hash().array())
                .column(CATALOG_IMPORT_ROW.HASH_START, StagedRow::hashStart)
                .column(CATALOG_IMPORT_ROW.CONTENT, StagedRow::content)
                .column(CATALOG_IMPORT_ROW.CONTENT_SIZE, StagedRow::size)
                .insertInto(CATALOG_IMPORT_ROW, rows));
    }

    private static @Nullable String start(@Nullable String message) {
        return message == null || message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE);
    }

    /** The next rows behind that one, whatever becomes of them. */
    List<StagedRow> listBehind(ImportId id, int number) {
        return list(id, number, noCondition());
    }

    /** The next rows behind that one that change the bank. */
    List<StagedRow> listChangesBehind(ImportId id, int number) {
        return list(id, number, CATALOG_IMPORT_ROW.OUTCOME.in(RowOutcome.CREATED, RowOutcome.UPDATED));
    }

    private List<StagedRow> list(ImportId id, int number, Condition which) {
        Condition wanted = isOf(id).and(CATALOG_IMPORT_ROW.NUMBER.gt(number)).and(which);
        int last = number;
        int size = 0;
        for (var row : sql.select(CATALOG_IMPORT_ROW.NUMBER, CATALOG_IMPORT_ROW.CONTENT_SIZE)
                .from(CATALOG_IMPORT_ROW)
                .where(wanted)
                .orderBy(CATALOG_IMPORT_ROW.NUMBER)
                .limit(CHUNK)) {
            if (size > CHUNK_SIZE) {
                break;
            }
            last = row.value1();
            size += row.value2();
        }
        return sql.select(
                        CATALOG_IMPORT_ROW.NUMBER,
                        CATALOG_IMPORT_ROW.LINE,
                        CATALOG_IMPORT_ROW.CONTENT,
                        CATALOG_IMPORT_ROW.MESSAGE)
                .from(CATALOG_IMPORT_ROW)
                .where(wanted)
                .and(CATALOG_IMPORT_ROW.NUMBER.le(last))
                .orderBy(CATALOG_IMPORT_ROW.NUMBER)
                .fetch(row -> StagedRow.read(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /** A row that is planned, and the question that it is about; null where there is none. */
    record Before(StagedRow row, @Nullable QuestionId question) {}

    /** Valid rows before that one that have one of these names, or a hash that begins like one of these. */
    List<Before> listBefore(ImportId id, int number, Collection<String> externalIds, Collection<Long> hashStarts) {
        List<Before> found = new ArrayList<>();
        for (Condition alike :
                List.of(CATALOG_IMPORT_ROW.EXTERNAL_ID.in(externalIds), CATALOG_IMPORT_ROW.HASH_START.in(hashStarts))) {
            sql.select(
                            CATALOG_IMPORT_ROW.NUMBER,
                            CATALOG_IMPORT_ROW.LINE,
                            CATALOG_IMPORT_ROW.CONTENT,
                            CATALOG_IMPORT_ROW.QUESTION_ID)
                    .from(CATALOG_IMPORT_ROW)
                    .where(isOf(id))
                    .and(alike)
                    .and(CATALOG_IMPORT_ROW.NUMBER.lt(number))
                    .and(CATALOG_IMPORT_ROW.CONTENT.isNotNull())
                    .forEach(row -> found.add(new Before(
                            StagedRow.read(row.value1(), row.value2(), row.value3(), null),
                            row.value4() == null ? null : new QuestionId(row.value4()))));
        }
        return found;
    }

    /** Writes down what becomes of these rows. */
    void plan(ImportId id, List<PlannedRow> rows) {
        sql.execute(new JsonRows<PlannedRow>()
                .column(CATALOG_IMPORT_ROW.IMPORT_ID, row -> id.value())
                .column(CATALOG_IMPORT_ROW.NUMBER, PlannedRow::number)
                .column(CATALOG_IMPORT_ROW.OUTCOME, PlannedRow::outcome)
                .column(CATALOG_IMPORT_ROW.MESSAGE, row -> start(row.message()))
                .column(CATALOG_IMPORT_ROW.QUESTION_ID, PlannedRow::question)
                .column(CATALOG_IMPORT_ROW.VERSION, PlannedRow::version)
                .update(CATALOG_IMPORT_ROW, rows, 2));
    }

    /** What the plan says of these rows, by their numbers. */
    List<PlannedRow> plans(ImportId id, Collection<Integer> numbers) {
        return sql.select(
                        CATALOG_IMPORT_ROW.NUMBER,
                        CATALOG_IMPORT_ROW.OUTCOME,
                        CATALOG_IMPORT_ROW.QUESTION_ID,
                        CATALOG_IMPORT_ROW.VERSION)
                .from(CATALOG_IMPORT_ROW)
                .where(isOf(id))
                .and(CATALOG_IMPORT_ROW.NUMBER.in(numbers))
                .orderBy(CATALOG_IMPORT_ROW.NUMBER)
                .fetch(row -> new PlannedRow(row.value1(), row.value2(), null, row.value3(), row.value4()));
    }

    /**
     * A row as it was applied.
     *
     * @param version of the question as the import left it
     */
    record Applied(
            int number,
            RowOutcome outcome,
            UUID question,
            int version,
            @Nullable Earlier earlier) {}

    void applied(ImportId id, List<Applied> rows) {
        sql.execute(new JsonRows<Applied>()
                .column(CATALOG_IMPORT_ROW.IMPORT_ID, row -> id.value())
                .column(CATALOG_IMPORT_ROW.NUMBER, Applied::number)
                .column(CATALOG_IMPORT_ROW.QUESTION_ID, Applied::question)
                .column(CATALOG_IMPORT_ROW.VERSION, Applied::version)
                .column(
                        CATALOG_IMPORT_ROW.EARLIER,
                        row -> row.earlier() == null ? null : row.earlier().json())
                .update(CATALOG_IMPORT_ROW, rows, 2));
    }

    List<Applied> listAppliedBehind(ImportId id, int number) {
        return sql.select(
                        CATALOG_IMPORT_ROW.NUMBER,
                        CATALOG_IMPORT_ROW.OUTCOME,
                        CATALOG_IMPORT_ROW.QUESTION_ID,
                        CATALOG_IMPORT_ROW.VERSION,
                        CATALOG_IMPORT_ROW.EARLIER)
                .from(CATALOG_IMPORT_ROW)
                .where(isOf(id))
                .and(CATALOG_IMPORT_ROW.NUMBER.gt(number))
                .and(CATALOG_IMPORT_ROW.OUTCOME.in(RowOutcome.CREATED, RowOutcome.UPDATED))
                .orderBy(CATALOG_IMPORT_ROW.NUMBER)
                .limit(CHUNK)
                .fetch(row -> new Applied(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5() == null ? null : Earlier.read(row.value5())));
    }

    /** Says of these rows that undoing left their questions alone. */
    void keep(ImportId id, Collection<Integer> numbers, String message) {
        if (numbers.isEmpty()) {
            return;
        }
        sql.update(CATALOG_IMPORT_ROW)
                .set(CATALOG_IMPORT_ROW.MESSAGE, message)
                .where(isOf(id))
                .and(CATALOG_IMPORT_ROW.NUMBER.in(numbers))
                .execute();
    }

    /** The topics that applying the import writes into: those that its rows name, and those that its questions leave. */
    List<BankTopic> topics(ImportId id) {
        List<BankTopic> topics = new ArrayList<>(sql.select(CATALOG_IMPORT_ROW.TOPIC, min(CATALOG_IMPORT_ROW.NUMBER))
                .from(CATALOG_IMPORT_ROW)
                .where(isOf(id))
                .and(CATALOG_IMPORT_ROW.OUTCOME.in(RowOutcome.CREATED, RowOutcome.UPDATED))
                .groupBy(CATALOG_IMPORT_ROW.TOPIC)
                .orderBy(min(CATALOG_IMPORT_ROW.NUMBER))
                .fetch(row -> BankTopic.named(row.value1(), titleOfTopic(id, row.value2()))));
        sql.selectDistinct(CATALOG_TOPIC.SLUG, CATALOG_TOPIC.TITLE)
                .from(CATALOG_IMPORT_ROW)
                .join(CATALOG_QUESTION)
                .on(CATALOG_QUESTION.ID.eq(CATALOG_IMPORT_ROW.QUESTION_ID))
                .join(CATALOG_TOPIC)
                .on(CATALOG_TOPIC.ID.eq(CATALOG_QUESTION.TOPIC_ID))
                .where(isOf(id))
                .and(CATALOG_IMPORT_ROW.OUTCOME.eq(RowOutcome.UPDATED))
                .forEach(row -> topics.add(BankTopic.named(row.value1(), row.value2())));
        return topics;
    }

    /** Holds the topics of the import's questions until the end of the transaction. */
    void lockTopics(ImportId id) {
        sql.select(CATALOG_TOPIC.ID)
                .from(CATALOG_TOPIC)
                .where(CATALOG_TOPIC.ID.in(select(CATALOG_QUESTION.TOPIC_ID)
                        .from(CATALOG_IMPORT_ROW)
                        .join(CATALOG_QUESTION)
                        .on(CATALOG_QUESTION.ID.eq(CATALOG_IMPORT_ROW.QUESTION_ID))
                        .where(isOf(id))
                        .and(CATALOG_IMPORT_ROW.OUTCOME.in(RowOutcome.CREATED, RowOutcome.UPDATED))))
                .orderBy(CATALOG_TOPIC.ID)
                .forUpdate()
                .fetch();
    }

    private String titleOfTopic(ImportId id, int number) {
        return sql.select(CATALOG_IMPORT_ROW.TOPIC_TITLE)
                .from(CATALOG_IMPORT_ROW)
                .where(isOf(id))
                .and(CATALOG_IMPORT_ROW.NUMBER.eq(number))
                .fetchSingle()
                .value1();
    }

    /** Whether the bank is no longer what the plan was made for, as far as it can be told without looking into texts. */
    boolean isOutdated(ImportId id) {
        Condition changed = CATALOG_IMPORT_ROW
                .QUESTION_ID
                .isNotNull()
                .andNotExists(selectOne()
                        .from(CATALOG_QUESTION)
                        .where(CATALOG_QUESTION.ID.eq(CATALOG_IMPORT_ROW.QUESTION_ID))
                        .and(CATALOG_QUESTION.VERSION.eq(CATALOG_IMPORT_ROW.VERSION)));
        Condition created = CATALOG_IMPORT_ROW.OUTCOME.eq(RowOutcome.CREATED);
        return exists(
                        id,
                        CATALOG_IMPORT_ROW
                                .OUTCOME
                                .in(RowOutcome.UPDATED, RowOutcome.UNCHANGED)
                                .and(changed))
                || exists(
                        id,
                        created.andExists(selectOne()
                                .from(CATALOG_QUESTION)
                                .where(CATALOG_QUESTION.EXTERNAL_ID.eq(CATALOG_IMPORT_ROW.EXTERNAL_ID))))
                || exists(
                        id,
                        created.andExists(selectOne()
                                .from(CATALOG_QUESTION)
                                .where(CATALOG_QUESTION.LOADED_HASH.eq(CATALOG_IMPORT_ROW.LOADED_HASH))));
    }

    private boolean exists(ImportId id, Condition which) {
        return sql.fetchExists(select(CATALOG_IMPORT_ROW.NUMBER)
                .from(CATALOG_IMPORT_ROW)
                .where(isOf(id))
                .and(which));
    }

    /** A page of rows with one of these outcomes; of all rows that have one, when none is named. */
    List<ImportRow> list(ImportId id, Set<RowOutcome> outcomes, PageRequest page) {
        int last = page.isContinued() ? Integer.parseInt(page.position().getFirst()) : 0;
        List<Select<Record6<Integer, Integer, RowOutcome, String, String, String>>> parts = new ArrayList<>();
        if (outcomes.isEmpty()) {
            parts.add(rows(id, CATALOG_IMPORT_ROW.OUTCOME.isNotNull(), last, page.limit()));
        }
        // one stretch of the index each
        outcomes.forEach(outcome -> parts.add(rows(id, CATALOG_IMPORT_ROW.OUTCOME.eq(outcome), last, page.limit())));
        return parts.stream()
                .flatMap(part -> sql.fetch(part).stream())
                .map(row -> new ImportRow(
                        row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()))
                .sorted((one, other) -> Integer.compare(one.number(), other.number()))
                .limit(page.limit())
                .toList();
    }

    private static Select<Record6<Integer, Integer, RowOutcome, String, String, String>> rows(
            ImportId id, Condition which, int last, int limit) {
        return select(
                        CATALOG_IMPORT_ROW.NUMBER,
                        CATALOG_IMPORT_ROW.LINE,
                        CATALOG_IMPORT_ROW.OUTCOME,
                        CATALOG_IMPORT_ROW.EXTERNAL_ID,
                        CATALOG_IMPORT_ROW.TITLE,
                        CATALOG_IMPORT_ROW.MESSAGE)
                .from(CATALOG_IMPORT_ROW)
                .where(isOf(id))
                .and(which)
                .and(CATALOG_IMPORT_ROW.NUMBER.gt(last))
                .orderBy(CATALOG_IMPORT_ROW.NUMBER)
                .limit(limit);
    }

    /** Deletes some rows of the import; false when there are none left. */
    boolean deleteSome(ImportId id) {
        return sql.deleteFrom(CATALOG_IMPORT_ROW)
                        .where(isOf(id))
                        .limit(DELETED_AT_ONCE)
                        .execute()
                > 0;
    }

    private static Condition isOf(ImportId id) {
        return CATALOG_IMPORT_ROW.IMPORT_ID.eq(id.value());
    }
}
