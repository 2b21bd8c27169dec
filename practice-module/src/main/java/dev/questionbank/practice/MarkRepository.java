package dev.questionbank.practice;

import static dev.questionbank.practice.jooq.Tables.PRACTICE_BOOKMARK;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_NOTE;

import dev.questionbank.access.AccountId;
import dev.questionbank.catalog.QuestionId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Bookmarks and notes of members. */
@Repository
class MarkRepository {

    private final DSLContext sql;

    MarkRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** What a member left at a question. */
    record Mark(boolean isBookmarked, @Nullable String note) {

        static final Mark NONE = new Mark(false, null);
    }

    /** The member's marks at these questions; without those that have none. */
    Map<QuestionId, Mark> list(AccountId account, Collection<QuestionId> questions) {
        var ids = questions.stream().map(QuestionId::value).toList();
        Map<QuestionId, Mark> marks = new HashMap<>();
        sql.select(PRACTICE_BOOKMARK.QUESTION_ID, DSL.castNull(PRACTICE_NOTE.NOTE))
                .from(PRACTICE_BOOKMARK)
                .where(PRACTICE_BOOKMARK.ACCOUNT_ID.eq(account.value()))
                .and(PRACTICE_BOOKMARK.QUESTION_ID.in(ids))
                .unionAll(DSL.select(PRACTICE_NOTE.QUESTION_ID, PRACTICE_NOTE.NOTE)
                        .from(PRACTICE_NOTE)
                        .where(PRACTICE_NOTE.ACCOUNT_ID.eq(account.value()))
                        .and(PRACTICE_NOTE.QUESTION_ID.in(ids)))
                .forEach(row -> marks.merge(
                        new QuestionId(row.value1()),
                        row.value2() == null ? new Mark(true, null) : new Mark(false, row.value2()),
                        (bookmark, note) -> new Mark(true, note.note())));
        return marks;
    }

    void bookmark(AccountId account, QuestionId question, Instant now) {
        sql.insertInto(PRACTICE_BOOKMARK)
                .set(PRACTICE_BOOKMARK.ACCOUNT_ID, account.value())
                .set(PRACTICE_BOOKMARK.QUESTION_ID, question.value())
                .set(PRACTICE_BOOKMARK.CREATED_AT, now)
                .onDuplicateKeyUpdate()
                .set(PRACTICE_BOOKMARK.ACCOUNT_ID, account.value())
                .execute();
    }

    void removeBookmark(AccountId account, QuestionId question) {
        sql.deleteFrom(PRACTICE_BOOKMARK)
                .where(PRACTICE_BOOKMARK.ACCOUNT_ID.eq(account.value()))
                .and(PRACTICE_BOOKMARK.QUESTION_ID.eq(question.value()))
                .execute();
    }

    void saveNote(AccountId account, QuestionId question, String note, Instant now) {
        sql.insertInto(PRACTICE_NOTE)
                .set(PRACTICE_NOTE.ACCOUNT_ID, account.value())
                .set(PRACTICE_NOTE.QUESTION_ID, question.value())
                .set(PRACTICE_NOTE.NOTE, note)
                .set(PRACTICE_NOTE.UPDATED_AT, now)
                .onDuplicateKeyUpdate()
                .set(PRACTICE_NOTE.NOTE, note)
                .set(PRACTICE_NOTE.UPDATED_AT, now)
                .execute();
    }

    void removeNote(AccountId account, QuestionId question) {
        sql.deleteFrom(PRACTICE_NOTE)
                .where(PRACTICE_NOTE.ACCOUNT_ID.eq(account.value()))
                .and(PRACTICE_NOTE.QUESTION_ID.eq(question.value()))
                .execute();
    }
}
