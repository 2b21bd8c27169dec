package dev.questionbank.catalog.curation;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionState;
import dev.questionbank.catalog.TopicId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question as those see it who keep the bank.
 *
 * @param state what it is to readers
 * @param version counts its changes, drafts included
 * @param publishedRevision what readers see or saw; null when they never saw any
 * @param isSampleAnswer whether the answer is given away
 * @param draftState DRAFT or IN_REVIEW while the newest revision is being worked on; otherwise null
 * @param publishAt when the newest revision is to be published by itself; null when it is not
 * @param publisherId key of the account that decided so
 * @param newest the newest revision
 */
record CuratedQuestion(
        QuestionId id,
        TopicId topic,
        QuestionState state,
        int version,
        @Nullable Integer publishedRevision,
        @Nullable String externalId,
        boolean isSampleAnswer,
        @Nullable QuestionState draftState,
        @Nullable Instant publishAt,
        @Nullable UUID publisherId,
        CuratedRevision newest) {

    /** Whether readers see it. */
    boolean isPublished() {
        return state == QuestionState.PUBLISHED;
    }

    /** Whether readers ever saw it. */
    boolean wasPublished() {
        return publishedRevision != null;
    }

    /** Whether readers see the newest revision already. */
    boolean isUpToDate() {
        return isPublished() && Objects.equals(publishedRevision, newest.number());
    }

    /** Where a revision of it stands: what readers saw once and do not see now is RETIRED. */
    QuestionState stateOf(CuratedRevision revision) {
        if (Objects.equals(publishedRevision, revision.number())) {
            return isPublished() ? QuestionState.PUBLISHED : QuestionState.RETIRED;
        }
        if (revision.number() == newest.number() && draftState != null) {
            return draftState;
        }
        return revision.publishedAt() == null ? QuestionState.DRAFT : QuestionState.RETIRED;
    }
}
