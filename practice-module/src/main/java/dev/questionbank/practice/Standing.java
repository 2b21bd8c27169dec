package dev.questionbank.practice;

import static dev.questionbank.practice.jooq.Tables.PRACTICE_RESTORATION;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_REVIEW;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_WITHDRAWN;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import org.jooq.Condition;

/** Which reviews stand: those that no undo and no reset took back, but for resets that were taken back in turn. */
public final class Standing {

    /** Holds for a row of {@code practice_review} that stands. Everything that is derived from reviews asks this. */
    public static final Condition REVIEW = notExists(selectOne()
            .from(PRACTICE_WITHDRAWN)
            .where(PRACTICE_WITHDRAWN.ACCOUNT_ID.eq(PRACTICE_REVIEW.ACCOUNT_ID))
            .and(PRACTICE_WITHDRAWN.REVIEW_ID.eq(PRACTICE_REVIEW.ID))
            .and(notExists(selectOne()
                    .from(PRACTICE_RESTORATION)
                    .where(PRACTICE_RESTORATION.ACCOUNT_ID.eq(PRACTICE_WITHDRAWN.ACCOUNT_ID))
                    .and(PRACTICE_RESTORATION.WITHDRAWAL_ID.eq(PRACTICE_WITHDRAWN.WITHDRAWAL_ID)))));

    private Standing() {}
}
