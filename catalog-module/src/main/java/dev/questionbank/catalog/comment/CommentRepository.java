package dev.questionbank.catalog.comment;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_COMMENT;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.jooq.tables.records.CatalogCommentRecord;
import dev.questionbank.db.graphql.PageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class CommentRepository {

    private final DSLContext sql;

    CommentRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Comments on a question, newest first. */
    List<Comment> page(QuestionId question, PageRequest page) {
        return sql.selectFrom(CATALOG_COMMENT)
                .where(CATALOG_COMMENT.QUESTION_ID.eq(question.value()))
                .and(behind(page))
                .orderBy(page.forward() ? CATALOG_COMMENT.ID.desc() : CATALOG_COMMENT.ID.asc())
                .limit(page.limit())
                .fetch(CommentRepository::comment);
    }

    private static Condition behind(PageRequest page) {
        if (!page.isContinued()) {
            return noCondition();
        }
        UUID position = UUID.fromString(page.position().getFirst());
        return page.forward() ? CATALOG_COMMENT.ID.lt(position) : CATALOG_COMMENT.ID.gt(position);
    }

    Optional<Comment> find(CommentId id) {
        return sql.selectFrom(CATALOG_COMMENT)
                .where(CATALOG_COMMENT.ID.eq(id.value()))
                .fetchOptional(CommentRepository::comment);
    }

    private static Comment comment(CatalogCommentRecord row) {
        return new Comment(
                new CommentId(row.getId()),
                new QuestionId(row.getQuestionId()),
                row.getRevision(),
                row.getKind(),
                row.getAuthorId(),
                row.getText(),
                row.getCreatedAt());
    }

    /** The number of the question's newest revision; empty when there is no such question. */
    Optional<Integer> newestRevision(QuestionId question) {
        return sql.select(CATALOG_QUESTION.LATEST_REVISION)
                .from(CATALOG_QUESTION)
                .where(CATALOG_QUESTION.ID.eq(question.value()))
                .fetchOptional(CATALOG_QUESTION.LATEST_REVISION);
    }

    void insert(Comment comment) {
        CatalogCommentRecord row = new CatalogCommentRecord();
        row.setId(comment.id().value());
        row.setQuestionId(comment.questionId().value());
        row.setRevision(comment.revision());
        row.setKind(comment.kind());
        row.setAuthorId(comment.authorId());
        row.setText(comment.text());
        row.setCreatedAt(comment.createdAt());
        sql.insertInto(CATALOG_COMMENT).set(row).execute();
    }

    /** The same step of all these questions, each at its newest revision, in one batch. */
    void insertStep(
            Collection<QuestionId> questions,
            CommentKind kind,
            @Nullable UUID author,
            @Nullable String text,
            Instant now) {
        sql.batch(questions.stream()
                        .map(question -> sql.insertInto(
                                        CATALOG_COMMENT,
                                        CATALOG_COMMENT.ID,
                                        CATALOG_COMMENT.QUESTION_ID,
                                        CATALOG_COMMENT.REVISION,
                                        CATALOG_COMMENT.KIND,
                                        CATALOG_COMMENT.AUTHOR_ID,
                                        CATALOG_COMMENT.TEXT,
                                        CATALOG_COMMENT.CREATED_AT)
                                .select(sql.select(
                                                val(CommentId.create().value(), CATALOG_COMMENT.ID),
                                                CATALOG_QUESTION.ID,
                                                CATALOG_QUESTION.LATEST_REVISION,
                                                val(kind, CATALOG_COMMENT.KIND),
                                                val(author, CATALOG_COMMENT.AUTHOR_ID),
                                                val(text, CATALOG_COMMENT.TEXT),
                                                val(now, CATALOG_COMMENT.CREATED_AT))
                                        .from(CATALOG_QUESTION)
                                        .where(CATALOG_QUESTION.ID.eq(question.value()))))
                        .toList())
                .execute();
    }

    void delete(CommentId id) {
        sql.deleteFrom(CATALOG_COMMENT).where(CATALOG_COMMENT.ID.eq(id.value())).execute();
    }
}
