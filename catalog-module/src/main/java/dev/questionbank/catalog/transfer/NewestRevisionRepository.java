package dev.questionbank.catalog.transfer;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_REVISION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_TOPIC;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.transfer.format.BankRow;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Reads what the newest revisions of questions say, whatever their state: for those who keep the bank, and for operators. */
@Repository
public class NewestRevisionRepository {

    private final DSLContext sql;

    NewestRevisionRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** As rows of a bank; by its id, a question without a name of its own is known again. */
    public Map<QuestionId, BankRow> rows(Collection<QuestionId> questions) {
        return questions.isEmpty()
                ? Map.of()
                : sql.select(
                                CATALOG_QUESTION.ID,
                                CATALOG_TOPIC.SLUG,
                                CATALOG_TOPIC.TITLE,
                                CATALOG_REVISION.TITLE,
                                CATALOG_REVISION.PROMPT,
                                CATALOG_REVISION.ANSWER,
                                CATALOG_REVISION.DIFFICULTY,
                                CATALOG_REVISION.KIND,
                                CATALOG_REVISION.TAGS,
                                CATALOG_QUESTION.SOURCE,
                                CATALOG_QUESTION.LICENSE,
                                CATALOG_QUESTION.EXTERNAL_ID)
                        .from(CATALOG_QUESTION)
                        .join(CATALOG_TOPIC)
                        .on(CATALOG_TOPIC.ID.eq(CATALOG_QUESTION.TOPIC_ID))
                        .join(CATALOG_REVISION)
                        .on(CATALOG_REVISION.QUESTION_ID.eq(CATALOG_QUESTION.ID))
                        .and(CATALOG_REVISION.NUMBER.eq(CATALOG_QUESTION.LATEST_REVISION))
                        .where(CATALOG_QUESTION.ID.in(
                                questions.stream().map(QuestionId::value).toList()))
                        .fetchMap(
                                row -> new QuestionId(row.value1()),
                                row -> new BankRow(
                                        row.value2(),
                                        row.value3(),
                                        row.value4(),
                                        row.value5(),
                                        row.value6(),
                                        row.value7(),
                                        row.value8(),
                                        row.value9(),
                                        row.value10(),
                                        row.value11(),
                                        Objects.requireNonNullElse(
                                                row.value12(), new QuestionId(row.value1()).toString())));
    }
}
