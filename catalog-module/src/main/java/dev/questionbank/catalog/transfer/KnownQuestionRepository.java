package dev.questionbank.catalog.transfer;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_REVISION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_TOPIC;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.questionbank.catalog.Difficulty;
import dev.questionbank.catalog.Kind;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.Significance;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.catalog.transfer.format.BankRow;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Finds the questions that rows are about, whatever their state. What it reads of their texts is compared and goes no further. */
@Repository
public class KnownQuestionRepository {

    private static final SelectField<?>[] COLUMNS = {
        CATALOG_QUESTION.ID,
        CATALOG_QUESTION.TOPIC_ID,
        CATALOG_TOPIC.SLUG,
        CATALOG_QUESTION.POSITION,
        CATALOG_QUESTION.STATE,
        CATALOG_QUESTION.LATEST_REVISION,
        CATALOG_QUESTION.PUBLISHED_REVISION,
        CATALOG_QUESTION.VERSION,
        CATALOG_QUESTION.EXTERNAL_ID,
        CATALOG_QUESTION.LOADED_HASH,
        CATALOG_QUESTION.SOURCE,
        CATALOG_QUESTION.LICENSE
    };

    private final DSLContext sql;

    KnownQuestionRepository(DSLContext sql) {
        this.sql = sql;
    }

    record RevisionKey(QuestionId question, int number) {}

    /** What a revision says. */
    record Content(
            String title,
            String prompt,
            @Nullable String answer,
            @Nullable Difficulty difficulty,
            @Nullable Kind kind,
            List<String> tags) {

        static Content of(BankRow row) {
            return new Content(row.title(), row.prompt(), row.answer(), row.difficulty(), row.kind(), row.tags());
        }

        /** Of a revision that says this after one that said that. */
        Significance significanceAfter(Content before) {
            return title.equals(before.title) && prompt.equals(before.prompt) && Objects.equals(answer, before.answer)
                    ? Significance.COSMETIC
                    : Significance.MATERIAL;
        }
    }

    Map<String, KnownQuestion> findByExternalId(Collection<String> externalIds) {
        return select(CATALOG_QUESTION.EXTERNAL_ID.in(externalIds))
                .fetchMap(CATALOG_QUESTION.EXTERNAL_ID, KnownQuestionRepository::known);
    }

    Map<ByteBuffer, KnownQuestion> findByHash(Collection<ByteBuffer> hashes) {
        return hashes.isEmpty()
                ? Map.of()
                : select(CATALOG_QUESTION.LOADED_HASH.in(
                                hashes.stream().map(ByteBuffer::array).toList()))
                        .fetchMap(
                                row -> ByteBuffer.wrap(row.get(CATALOG_QUESTION.LOADED_HASH)),
                                KnownQuestionRepository::known);
    }

    Map<QuestionId, KnownQuestion> findById(Collection<QuestionId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : select(CATALOG_QUESTION.ID.in(values(ids)))
                        .fetchMap(row -> new QuestionId(row.get(CATALOG_QUESTION.ID)), KnownQuestionRepository::known);
    }

    /** As they are now, locked until the end of the transaction; those that are gone are left out. */
    public Map<QuestionId, KnownQuestion> lock(Collection<QuestionId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : select(CATALOG_QUESTION.ID.in(values(ids)))
                        .orderBy(CATALOG_QUESTION.ID)
                        .forUpdate()
                        .fetchMap(row -> new QuestionId(row.get(CATALOG_QUESTION.ID)), KnownQuestionRepository::known);
    }

    private SelectConditionStep<Record> select(Condition which) {
        return sql.select(COLUMNS)
                .from(CATALOG_QUESTION)
                .join(CATALOG_TOPIC)
                .on(CATALOG_TOPIC.ID.eq(CATALOG_QUESTION.TOPIC_ID))
                .where(which);
    }

    private static KnownQuestion known(Record row) {
        byte[] hash = row.get(CATALOG_QUESTION.LOADED_HASH);
        return new KnownQuestion(
                new QuestionId(row.get(CATALOG_QUESTION.ID)),
                new TopicId(row.get(CATALOG_QUESTION.TOPIC_ID)),
                row.get(CATALOG_TOPIC.SLUG),
                row.get(CATALOG_QUESTION.POSITION),
                row.get(CATALOG_QUESTION.STATE),
                row.get(CATALOG_QUESTION.LATEST_REVISION),
                row.get(CATALOG_QUESTION.PUBLISHED_REVISION),
                row.get(CATALOG_QUESTION.VERSION),
                row.get(CATALOG_QUESTION.EXTERNAL_ID),
                hash == null ? null : ByteBuffer.wrap(hash),
                row.get(CATALOG_QUESTION.SOURCE),
                row.get(CATALOG_QUESTION.LICENSE));
    }

    /** What these revisions say. */
    Map<RevisionKey, Content> contents(Collection<RevisionKey> revisions) {
        Map<RevisionKey, Content> contents = new HashMap<>();
        revisions.stream()
                .collect(groupingBy(RevisionKey::number, mapping(RevisionKey::question, toSet())))
                .forEach((number, questions) -> sql.select(
                                CATALOG_REVISION.QUESTION_ID,
                                CATALOG_REVISION.TITLE,
                                CATALOG_REVISION.PROMPT,
                                CATALOG_REVISION.ANSWER,
                                CATALOG_REVISION.DIFFICULTY,
                                CATALOG_REVISION.KIND,
                                CATALOG_REVISION.TAGS)
                        .from(CATALOG_REVISION)
                        .where(CATALOG_REVISION.QUESTION_ID.in(values(questions)))
                        .and(CATALOG_REVISION.NUMBER.eq(number))
                        .forEach(row -> contents.put(
                                new RevisionKey(new QuestionId(row.value1()), number),
                                new Content(
                                        row.value2(),
                                        row.value3(),
                                        row.value4(),
                                        row.value5(),
                                        row.value6(),
                                        row.value7()))));
        return contents;
    }

    private static List<UUID> values(Collection<QuestionId> ids) {
        return ids.stream().map(QuestionId::value).toList();
    }
}
