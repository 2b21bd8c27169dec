package dev.questionbank.practice.session;

import static dev.questionbank.practice.jooq.Tables.PRACTICE_MERGED;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_REVIEW;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_SESSION;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_SESSION_QUESTION;
import static org.jooq.impl.DSL.coalesce;

import dev.questionbank.access.AccountId;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.practice.MergedRepository;
import dev.questionbank.practice.ReviewRepository;
import dev.questionbank.practice.jooq.tables.records.PracticeSessionQuestionRecord;
import dev.questionbank.practice.jooq.tables.records.PracticeSessionRecord;
import dev.questionbank.practice.session.SessionResult.Review;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Sessions of members, and the reviews by which they are judged. */
@Repository
class SessionRepository {

    /** What the driver understands as row by row; otherwise it reads the whole result into memory. */
    private static final int ROW_BY_ROW = Integer.MIN_VALUE;

    /** What a session's question is now. */
    private static final Field<UUID> QUESTION =
            coalesce(PRACTICE_MERGED.KEPT_ID, PRACTICE_SESSION_QUESTION.QUESTION_ID);

    private final DSLContext sql;
    private final MergedRepository merged;

    SessionRepository(DSLContext sql, MergedRepository merged) {
        this.sql = sql;
        this.merged = merged;
    }

    /** A question of a session as it is told to the person who had it. */
    private record Exported(
            String sessionId,
            Instant startedAt,
            Instant endsAt,
            @Nullable Instant finishedAt,
            @Nullable String idempotencyKey,
            String questionId) {}

    Optional<PracticeSession> find(AccountId account, SessionId id) {
        return find(PRACTICE_SESSION.ACCOUNT_ID.eq(account.value()).and(PRACTICE_SESSION.ID.eq(id.value())));
    }

    Optional<PracticeSession> find(AccountId account, String idempotencyKey) {
        return find(PRACTICE_SESSION
                .ACCOUNT_ID
                .eq(account.value())
                .and(PRACTICE_SESSION.IDEMPOTENCY_KEY.eq(idempotencyKey)));
    }

    /** The session that can be answered then. */
    Optional<PracticeSession> findRunning(AccountId account, Instant now) {
        return find(PRACTICE_SESSION
                .ACCOUNT_ID
                .eq(account.value())
                .and(PRACTICE_SESSION.FINISHED_AT.isNull())
                .and(PRACTICE_SESSION.ENDS_AT.gt(now)));
    }

    private Optional<PracticeSession> find(Condition which) {
        Map<PracticeSessionRecord, List<QuestionId>> found = sql.select(PRACTICE_SESSION.fields())
                .select(QUESTION)
                .from(PRACTICE_SESSION)
                .join(PRACTICE_SESSION_QUESTION)
                .on(PRACTICE_SESSION_QUESTION.ACCOUNT_ID.eq(PRACTICE_SESSION.ACCOUNT_ID))
                .and(PRACTICE_SESSION_QUESTION.SESSION_ID.eq(PRACTICE_SESSION.ID))
                .leftJoin(PRACTICE_MERGED)
                .on(PRACTICE_MERGED.QUESTION_ID.eq(PRACTICE_SESSION_QUESTION.QUESTION_ID))
                .where(which)
                .orderBy(PRACTICE_SESSION.ID, PRACTICE_SESSION_QUESTION.POSITION)
                .fetchGroups(row -> row.into(PRACTICE_SESSION), row -> new QuestionId(row.get(QUESTION)));
        return found.entrySet().stream()
                .map(session -> session(
                        session.getKey(), session.getValue().stream().distinct().toList()))
                .findFirst();
    }

    private static PracticeSession session(PracticeSessionRecord row, List<QuestionId> questions) {
        return new PracticeSession(
                new SessionId(row.getId()), row.getStartedAt(), row.getEndsAt(), row.getFinishedAt(), questions);
    }

    void insert(AccountId account, PracticeSession session, @Nullable String idempotencyKey) {
        sql.insertInto(PRACTICE_SESSION)
                .set(PRACTICE_SESSION.ACCOUNT_ID, account.value())
                .set(PRACTICE_SESSION.ID, session.id().value())
                .set(PRACTICE_SESSION.STARTED_AT, session.startedAt())
                .set(PRACTICE_SESSION.ENDS_AT, session.endsAt())
                .set(PRACTICE_SESSION.IDEMPOTENCY_KEY, idempotencyKey)
                .execute();
        List<PracticeSessionQuestionRecord> rows = new ArrayList<>();
        for (QuestionId question : session.questionIds()) {
            PracticeSessionQuestionRecord row = new PracticeSessionQuestionRecord();
            row.setAccountId(account.value());
            row.setSessionId(session.id().value());
            row.setPosition(rows.size());
            row.setQuestionId(question.value());
            rows.add(row);
        }
        sql.insertInto(PRACTICE_SESSION_QUESTION).set(rows).execute();
    }

    void finish(AccountId account, SessionId id, Instant now) {
        sql.update(PRACTICE_SESSION)
                .set(PRACTICE_SESSION.FINISHED_AT, now)
                .where(PRACTICE_SESSION.ACCOUNT_ID.eq(account.value()))
                .and(PRACTICE_SESSION.ID.eq(id.value()))
                .execute();
    }

    /** The member's reviews of these questions that stand, by question, in order of time. */
    Map<QuestionId, List<Review>> reviews(AccountId account, Collection<QuestionId> questions) {
        return sql.select(
                        MergedRepository.QUESTION,
                        PRACTICE_REVIEW.GRADE,
                        PRACTICE_REVIEW.PRACTICED_AT,
                        PRACTICE_REVIEW.DURATION_SECONDS)
                .from(MergedRepository.LOG)
                .where(PRACTICE_REVIEW.ACCOUNT_ID.eq(account.value()))
                .and(PRACTICE_REVIEW.QUESTION_ID.in(merged.sources(questions)))
                .and(ReviewRepository.STANDING)
                .orderBy(PRACTICE_REVIEW.PRACTICED_AT, PRACTICE_REVIEW.ID)
                .fetchGroups(
                        row -> new QuestionId(row.value1()),
                        row -> new Review(new QuestionId(row.value1()), row.value2(), row.value3(), row.value4()));
    }

    /** All sessions of the member with their questions, oldest first, one by one as they come from the server. */
    void export(AccountId account, Consumer<Object> entries) {
        try (Cursor<Record> rows = sql.select(PRACTICE_SESSION.fields())
                .select(PRACTICE_SESSION_QUESTION.QUESTION_ID)
                .from(PRACTICE_SESSION)
                .join(PRACTICE_SESSION_QUESTION)
                .on(PRACTICE_SESSION_QUESTION.ACCOUNT_ID.eq(PRACTICE_SESSION.ACCOUNT_ID))
                .and(PRACTICE_SESSION_QUESTION.SESSION_ID.eq(PRACTICE_SESSION.ID))
                .where(PRACTICE_SESSION.ACCOUNT_ID.eq(account.value()))
                .orderBy(PRACTICE_SESSION.ID, PRACTICE_SESSION_QUESTION.POSITION)
                .fetchSize(ROW_BY_ROW)
                .fetchLazy()) {
            rows.forEach(row -> {
                PracticeSessionRecord session = row.into(PRACTICE_SESSION);
                entries.accept(new Exported(
                        new SessionId(session.getId()).toString(),
                        session.getStartedAt(),
                        session.getEndsAt(),
                        session.getFinishedAt(),
                        session.getIdempotencyKey(),
                        new QuestionId(row.get(PRACTICE_SESSION_QUESTION.QUESTION_ID)).toString()));
            });
        }
    }

    void erase(AccountId account) {
        sql.deleteFrom(PRACTICE_SESSION_QUESTION)
                .where(PRACTICE_SESSION_QUESTION.ACCOUNT_ID.eq(account.value()))
                .execute();
        sql.deleteFrom(PRACTICE_SESSION)
                .where(PRACTICE_SESSION.ACCOUNT_ID.eq(account.value()))
                .execute();
    }
}
