package dev.questionbank.catalog.transfer.pack;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_TOPIC;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.transfer.BankTopic;
import dev.questionbank.catalog.transfer.NewestRevisionRepository;
import dev.questionbank.catalog.transfer.format.BankRow;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Reads the whole bank, in its order. */
@Repository
class PackRepository {

    private final DSLContext sql;
    private final NewestRevisionRepository newest;

    PackRepository(DSLContext sql, NewestRevisionRepository newest) {
        this.sql = sql;
        this.newest = newest;
    }

    /** A topic, and its questions in their order. */
    record PackedTopic(BankTopic topic, List<QuestionId> questions) {}

    List<PackedTopic> topics() {
        return sql.select(
                        CATALOG_TOPIC.ID,
                        CATALOG_TOPIC.SLUG,
                        CATALOG_TOPIC.TITLE,
                        CATALOG_TOPIC.DESCRIPTION,
                        CATALOG_TOPIC.PREVIEW_SIZE,
                        CATALOG_TOPIC.LOCKED_TITLES)
                .from(CATALOG_TOPIC)
                .orderBy(CATALOG_TOPIC.POSITION, CATALOG_TOPIC.ID)
                .fetch()
                .map(topic -> new PackedTopic(
                        new BankTopic(topic.value2(), topic.value3(), topic.value4(), topic.value5(), topic.value6()),
                        sql.select(CATALOG_QUESTION.ID)
                                .from(CATALOG_QUESTION)
                                .where(CATALOG_QUESTION.TOPIC_ID.eq(topic.value1()))
                                .orderBy(CATALOG_QUESTION.POSITION, CATALOG_QUESTION.ID)
                                .fetch(question -> new QuestionId(question.value1()))));
    }

    /** What these questions say, in the same order. */
    List<BankRow> rows(List<QuestionId> questions) {
        Map<QuestionId, BankRow> rows = newest.rows(questions);
        return questions.stream().map(rows::get).filter(Objects::nonNull).toList();
    }
}
