package dev.questionbank.catalog.transfer;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_COMMENT;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_DISTINCT;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_DRAFT;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_MERGE;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_MERGE_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION_LINK;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION_TAG;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_REVISION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_SLUG;
import static org.jooq.impl.DSL.select;

import dev.questionbank.catalog.QuestionId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
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

    /** Those of these questions about which somebody wrote something down that is not to be lost with them. */
    Set<QuestionId> listSpokenOf(Collection<QuestionId> questions) {
        List<UUID> ids = values(questions);
        return sql.select(CATALOG_COMMENT.QUESTION_ID)
                .from(CATALOG_COMMENT)
                .where(CATALOG_COMMENT.QUESTION_ID.in(ids))
                .union(select(CATALOG_MERGE.KEPT_ID).from(CATALOG_MERGE).where(CATALOG_MERGE.KEPT_ID.in(ids)))
                .union(select(CATALOG_MERGE_QUESTION.QUESTION_ID)
                        .from(CATALOG_MERGE_QUESTION)
                        .where(CATALOG_MERGE_QUESTION.QUESTION_ID.in(ids)))
                .fetchSet(row -> new QuestionId(row.value1()));
    }

    /** Nothing is left of these questions. */
    void delete(Collection<QuestionId> questions) {
        if (questions.isEmpty()) {
            return;
        }
        List<UUID> ids = values(questions);
        sql.deleteFrom(CATALOG_DISTINCT)
                .where(CATALOG_DISTINCT.QUESTION_ID.in(ids).or(CATALOG_DISTINCT.OTHER_ID.in(ids)))
                .execute();
        sql.deleteFrom(CATALOG_QUESTION_LINK)
                .where(CATALOG_QUESTION_LINK.QUESTION_ID.in(ids))
                .execute();
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
