package dev.questionbank.catalog.transfer;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_DRAFT;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION_TAG;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_REVISION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_SLUG;

import dev.questionbank.catalog.QuestionId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Removes questions that no reader ever saw, and what is known of where others came from. */
@Repository
class RemovalRepository {

    private final DSLContext sql;

    RemovalRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Nothing is left of these questions. */
    void delete(Collection<QuestionId> questions) {
        if (questions.isEmpty()) {
            return;
        }
        List<UUID> ids = values(questions);
        sql.deleteFrom(CATALOG_DRAFT).where(CATALOG_DRAFT.QUESTION_ID.in(ids)).execute();
        sql.deleteFrom(CATALOG_QUESTION_TAG)
                .where(CATALOG_QUESTION_TAG.QUESTION_ID.in(ids))
                .execute();
        sql.deleteFrom(CATALOG_SLUG).where(CATALOG_SLUG.QUESTION_ID.in(ids)).execute();
        sql.deleteFrom(CATALOG_REVISION)
                .where(CATALOG_REVISION.QUESTION_ID.in(ids))
                .execute();
        sql.deleteFrom(CATALOG_QUESTION).where(CATALOG_QUESTION.ID.in(ids)).execute();
    }

    /** No row of a file means these questions from now on. */
    void forgetOrigin(Collection<QuestionId> questions) {
        if (!questions.isEmpty()) {
            sql.update(CATALOG_QUESTION)
                    .setNull(CATALOG_QUESTION.EXTERNAL_ID)
                    .setNull(CATALOG_QUESTION.LOADED_HASH)
                    .where(CATALOG_QUESTION.ID.in(values(questions)))
                    .execute();
        }
    }

    private static List<UUID> values(Collection<QuestionId> questions) {
        return questions.stream().map(QuestionId::value).toList();
    }
}
