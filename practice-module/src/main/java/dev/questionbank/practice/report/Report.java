package dev.questionbank.practice.report;

import dev.questionbank.catalog.QuestionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a member said is wrong with a question. Who did is not in it: curators judge the question.
 *
 * @param revision of the question, which the member had before the eyes
 * @param comment in the member's words; null when there are none, or the person was erased
 * @param answer what curators tell the member; null when nothing
 * @param version counts the changes of the report
 */
record Report(
        ReportId id,
        QuestionId questionId,
        int revision,
        ReportReason reason,
        @Nullable String comment,
        ReportState state,
        @Nullable String answer,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    /** The same thing said again, in other words. */
    Report restated(int revision, ReportReason reason, @Nullable String comment, Instant now) {
        return new Report(id, questionId, revision, reason, comment, state, answer, version + 1, createdAt, now);
    }

    /** After curators looked at it. */
    Report triaged(ReportState state, @Nullable String answer, Instant now) {
        return new Report(id, questionId, revision, reason, comment, state, answer, version + 1, createdAt, now);
    }
}
