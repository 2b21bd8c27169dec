package dev.questionbank.practice.mark;

import static dev.questionbank.practice.jooq.Tables.PRACTICE_BOOKMARK;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_NOTE;

import dev.questionbank.access.AccountId;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.practice.jooq.tables.records.PracticeBookmarkRecord;
import dev.questionbank.practice.jooq.tables.records.PracticeNoteRecord;
import dev.questionbank.practice.kept.KeptQuestions.Entry;
import dev.questionbank.practice.kept.Stretch;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.SelectSeekStep2;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Bookmarks and notes of members. */
@Repository
public class MarkRepository {

    /** What the driver understands as row by row; otherwise it reads the whole result into memory. */
    private static final int ROW_BY_ROW = Integer.MIN_VALUE;

    private final DSLContext sql;

    MarkRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** What a member left at a question. */
    public record Mark(boolean isBookmarked, @Nullable String note) {

        /** Nothing. */
        public static final Mark NONE = new Mark(false, null);
    }

    /** A bookmark as it is told to the person who left it. */
    record ExportedBookmark(String questionId, Instant createdAt) {}

    /** A note as it is told to the person who wrote it. */
    record ExportedNote(String questionId, String note, Instant updatedAt) {}

    /** The member's marks at these questions; without those that have none. */
    public Map<QuestionId, Mark> list(AccountId account, Collection<QuestionId> questions) {
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

    /** The member's bookmarks, newest first. */
    List<Entry> bookmarks(AccountId account, Stretch stretch) {
        return entries(
                PRACTICE_BOOKMARK.ACCOUNT_ID.eq(account.value()),
                PRACTICE_BOOKMARK.CREATED_AT,
                PRACTICE_BOOKMARK.QUESTION_ID,
                stretch);
    }

    /** The questions at which the member has notes, the one noted last first. */
    List<Entry> notes(AccountId account, Stretch stretch) {
        return entries(
                PRACTICE_NOTE.ACCOUNT_ID.eq(account.value()),
                PRACTICE_NOTE.UPDATED_AT,
                PRACTICE_NOTE.QUESTION_ID,
                stretch);
    }

    private List<Entry> entries(
            Condition which, TableField<?, Instant> when, TableField<?, UUID> question, Stretch stretch) {
        SelectSeekStep2<Record2<Instant, UUID>, Instant, UUID> ordered = sql.select(when, question)
                .from(question.getTable())
                .where(which)
                .orderBy(
                        stretch.forward() ? when.desc() : when.asc(),
                        stretch.forward() ? question.desc() : question.asc());
        return (stretch.isContinued()
                        ? ordered.seek(
                                        Instant.parse(stretch.position().get(0)),
                                        UUID.fromString(stretch.position().get(1)))
                                .limit(stretch.limit())
                        : ordered.limit(stretch.limit()))
                .fetch(row -> new Entry(
                        new QuestionId(row.value2()),
                        List.of(row.value1().toString(), row.value2().toString())));
    }

    /** How many bookmarks the member has. */
    int bookmarks(AccountId account) {
        return sql.fetchCount(PRACTICE_BOOKMARK, PRACTICE_BOOKMARK.ACCOUNT_ID.eq(account.value()));
    }

    /** How many notes the member has. */
    int notes(AccountId account) {
        return sql.fetchCount(PRACTICE_NOTE, PRACTICE_NOTE.ACCOUNT_ID.eq(account.value()));
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

    void exportBookmarks(AccountId account, Consumer<Object> entries) {
        try (Cursor<PracticeBookmarkRecord> rows = sql.selectFrom(PRACTICE_BOOKMARK)
                .where(PRACTICE_BOOKMARK.ACCOUNT_ID.eq(account.value()))
                .orderBy(PRACTICE_BOOKMARK.CREATED_AT, PRACTICE_BOOKMARK.QUESTION_ID)
                .fetchSize(ROW_BY_ROW)
                .fetchLazy()) {
            rows.forEach(row -> entries.accept(
                    new ExportedBookmark(new QuestionId(row.getQuestionId()).toString(), row.getCreatedAt())));
        }
    }

    void exportNotes(AccountId account, Consumer<Object> entries) {
        try (Cursor<PracticeNoteRecord> rows = sql.selectFrom(PRACTICE_NOTE)
                .where(PRACTICE_NOTE.ACCOUNT_ID.eq(account.value()))
                .orderBy(PRACTICE_NOTE.UPDATED_AT, PRACTICE_NOTE.QUESTION_ID)
                .fetchSize(ROW_BY_ROW)
                .fetchLazy()) {
            rows.forEach(row -> entries.accept(new ExportedNote(
                    new QuestionId(row.getQuestionId()).toString(), row.getNote(), row.getUpdatedAt())));
        }
    }

    void eraseBookmarks(AccountId account) {
        sql.deleteFrom(PRACTICE_BOOKMARK)
                .where(PRACTICE_BOOKMARK.ACCOUNT_ID.eq(account.value()))
                .execute();
    }

    void eraseNotes(AccountId account) {
        sql.deleteFrom(PRACTICE_NOTE)
                .where(PRACTICE_NOTE.ACCOUNT_ID.eq(account.value()))
                .execute();
    }
}
