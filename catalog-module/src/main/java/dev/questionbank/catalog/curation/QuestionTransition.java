package dev.questionbank.catalog.curation;

import dev.questionbank.db.graphql.InputCheck;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Input of the mutations that move a question on in its life. */
record QuestionTransition(
        String id,
        @Nullable Integer expectedVersion,
        @Nullable String comment,
        @Nullable OffsetDateTime publishAt) {

    private static final int MAX_COMMENT = 5_000;

    CuratedQuestions.Target target() {
        new InputCheck().optionalText("comment", comment, MAX_COMMENT).refuseIfWrong();
        return new CuratedQuestions.Target(id, expectedVersion);
    }
}
