package dev.questionbank.catalog.transfer.export;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_REVISION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_TOPIC;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionState;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.catalog.transfer.format.BankRow;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Finds the questions that are written down, without their texts: these pass the gate. */
@Repository
class ExportRepository {

    private static final int CHUNK = 500;

    private final DSLContext sql;

    ExportRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** A question in the bank's order, with what is told of it besides what {@link Question} says. */
    record Exported(
            QuestionId id,
            long position,
            boolean isPublished,
            String topic,
            String topicTitle,
            List<String> tags,
            @Nullable String source,
            @Nullable String license,
            @Nullable String externalId) {

        BankRow row(Question question, String title, String prompt, @Nullable String answer) {
            return new BankRow(
                    topic,
                    topicTitle,
                    title,
                    prompt,
                    answer,
                    question.difficulty(),
                    question.kind(),
                    tags,
                    source,
                    license,
                    // by the id, a question without a name of its own is known again
                    Objects.requireNonNullElse(externalId, id.toString()));
        }
    }

    /** The topics in their order: those that readers see, or all. */
    List<TopicId> topics(boolean isOfReaders) {
        return sql.select(CATALOG_TOPIC.ID)
                .from(CATALOG_TOPIC)
                .where(isOfReaders ? CATALOG_TOPIC.IS_PUBLISHED : noCondition())
                .orderBy(CATALOG_TOPIC.POSITION, CATALOG_TOPIC.ID)
                .fetch(found -> new TopicId(found.value1()));
    }

    /** The next questions of a topic in these states behind that one, in their order; from the first on without one. */
    List<Exported> list(TopicId topic, Set<QuestionState> states, @Nullable Exported last) {
        Condition behind = last == null
                ? noCondition()
                : row(CATALOG_QUESTION.POSITION, CATALOG_QUESTION.ID)
                        .gt(last.position(), last.id().value());
        return sql.select(
                        CATALOG_QUESTION.ID,
                        CATALOG_QUESTION.POSITION,
                        CATALOG_QUESTION.STATE,
                        CATALOG_TOPIC.SLUG,
                        CATALOG_TOPIC.TITLE,
                        CATALOG_REVISION.TAGS,
                        CATALOG_QUESTION.SOURCE,
                        CATALOG_QUESTION.LICENSE,
                        CATALOG_QUESTION.EXTERNAL_ID)
                .from(CATALOG_QUESTION)
                .join(CATALOG_TOPIC)
                .on(CATALOG_TOPIC.ID.eq(CATALOG_QUESTION.TOPIC_ID))
                .leftJoin(CATALOG_REVISION)
                .on(CATALOG_REVISION.QUESTION_ID.eq(CATALOG_QUESTION.ID))
                .and(CATALOG_REVISION.NUMBER.eq(CATALOG_QUESTION.PUBLISHED_REVISION))
                .where(CATALOG_QUESTION.TOPIC_ID.eq(topic.value()))
                .and(CATALOG_QUESTION.STATE.in(states))
                .and(behind)
                .orderBy(CATALOG_QUESTION.POSITION, CATALOG_QUESTION.ID)
                .limit(CHUNK)
                .fetch(found -> new Exported(
                        new QuestionId(found.value1()),
                        found.value2(),
                        found.value3() == QuestionState.PUBLISHED,
                        found.value4(),
                        found.value5(),
                        Objects.requireNonNullElse(found.value6(), List.of()),
                        found.value7(),
                        found.value8(),
                        found.value9()));
    }
}
