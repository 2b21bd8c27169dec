package dev.questionbank.practice.history;

import static dev.questionbank.practice.jooq.Tables.PRACTICE_REVIEW;

import dev.questionbank.access.AccountId;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.db.graphql.PageRequest;
import dev.questionbank.practice.Attempt;
import dev.questionbank.practice.AttemptId;
import dev.questionbank.practice.Grade;
import dev.questionbank.practice.MergedRepository;
import dev.questionbank.practice.ReviewRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record5;
import org.jooq.SelectSeekStep2;
import org.springframework.stereotype.Repository;

/** Attempts in order of time. */
@Repository
class HistoryRepository {

    private final DSLContext sql;

    HistoryRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The member's attempts that stand, newest first: rows for the page, in its direction. */
    List<Attempt> page(AccountId account, PageRequest page) {
        SelectSeekStep2<Record5<UUID, UUID, Grade, Instant, Integer>, Instant, UUID> ordered = sql.select(
                        PRACTICE_REVIEW.ID,
                        MergedRepository.QUESTION,
                        PRACTICE_REVIEW.GRADE,
                        PRACTICE_REVIEW.PRACTICED_AT,
                        PRACTICE_REVIEW.DURATION_SECONDS)
                .from(MergedRepository.LOG)
                .where(PRACTICE_REVIEW.ACCOUNT_ID.eq(account.value()))
                .and(ReviewRepository.STANDING)
                .orderBy(
                        page.forward() ? PRACTICE_REVIEW.PRACTICED_AT.desc() : PRACTICE_REVIEW.PRACTICED_AT.asc(),
                        page.forward() ? PRACTICE_REVIEW.ID.desc() : PRACTICE_REVIEW.ID.asc());
        return (page.isContinued()
                        ? ordered.seek(
                                        Instant.parse(page.position().get(0)),
                                        UUID.fromString(page.position().get(1)))
                                .limit(page.limit())
                        : ordered.limit(page.limit()))
                .fetch(row -> new Attempt(
                        new AttemptId(row.value1()),
                        new QuestionId(row.value2()),
                        row.value3(),
                        row.value4(),
                        row.value5()));
    }

    /** What {@link #page} goes on from behind this attempt. */
    static List<String> position(Attempt attempt) {
        return List.of(attempt.practicedAt().toString(), attempt.id().value().toString());
    }
}
