package dev.questionbank.practice;

import dev.questionbank.access.AccountId;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.db.graphql.NodeId;
import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;
import dev.questionbank.practice.memory.MemoryState;
import dev.questionbank.practice.memory.Replay;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a review back. It stays in the log, but nothing follows from it any more. */
@Service
class UndoPractice {

    /** Of the member's reviews, the last so many can be taken back. */
    private static final int LAST = 30;

    private final ReviewRepository reviews;
    private final MemoryRepository memories;
    private final Clock clock;

    UndoPractice(ReviewRepository reviews, MemoryRepository memories, Clock clock) {
        this.reviews = reviews;
        this.memories = memories;
        this.clock = clock;
    }

    /** Input of {@code undoPractice}. */
    record Input(String attemptId) {}

    /**
     * The question of the review that was taken back; one that was before stays so.
     *
     * @throws Refused when the member has no such review, or more than thirty came after it
     */
    @Transactional
    QuestionId undo(Input input, AccountId member) {
        Attempt attempt = NodeId.parse(input.attemptId(), AttemptId.TYPE)
                .map(AttemptId::new)
                .flatMap(id -> reviews.find(member, id))
                .orElseThrow(() -> new Refused(UserError.Code.NOT_FOUND, "attemptId", "you have no such attempt"));
        reviews.open(member, "", attempt.questionId());
        if (!reviews.newest(member, LAST).contains(attempt.id())) {
            throw new Refused(
                    UserError.Code.BLOCKED, "attemptId", "only the last " + LAST + " attempts can be taken back");
        }
        if (reviews.undo(member, attempt.id(), clock.instant())) {
            Optional<MemoryState> left = Replay.of(reviews.standing(member, attempt.questionId()));
            left.ifPresentOrElse(
                    state -> memories.save(member, state), () -> memories.delete(member, attempt.questionId()));
            if (left.isEmpty()) {
                memories.unsettle(attempt.questionId());
            }
        }
        return attempt.questionId();
    }
}
