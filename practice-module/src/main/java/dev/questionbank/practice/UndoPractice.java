package dev.questionbank.practice;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.NotAllowed;
import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.db.graphql.NodeId;
import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes reviews back. They stay in the log, but nothing follows from them any more. */
@Service
class UndoPractice {

    /** Of the member's reviews, the last so many can be taken back one by one. */
    private static final int LAST = 30;

    private final ReviewLog log;
    private final ReviewRepository reviews;
    private final WithdrawalRepository withdrawals;
    private final MemoryRepository memories;
    private final Catalog catalog;
    private final Clock clock;

    UndoPractice(
            ReviewLog log,
            ReviewRepository reviews,
            WithdrawalRepository withdrawals,
            MemoryRepository memories,
            Catalog catalog,
            Clock clock) {
        this.log = log;
        this.reviews = reviews;
        this.withdrawals = withdrawals;
        this.memories = memories;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Input of {@code undoPractice}. */
    record Undo(String attemptId) {}

    /** Input of {@code resetPractice}: a topic, a question, or, with neither, everything. */
    record Reset(@Nullable String topicSlug, @Nullable String questionId) {}

    /** Input of {@code restorePractice}. */
    record Restore(String epochId) {}

    /**
     * Takes one review back; one that was before stays so.
     *
     * @return its question
     * @throws Refused when the member has no such review, or more than thirty came after it
     * @throws NotAllowed when the member was erased meanwhile
     */
    @Transactional
    public QuestionId undo(Undo input, AccountId member) {
        Attempt attempt = NodeId.parse(input.attemptId(), AttemptId.TYPE)
                .map(AttemptId::new)
                .flatMap(id -> reviews.find(member, id))
                .orElseThrow(() -> new Refused(UserError.Code.NOT_FOUND, "attemptId", "you have no such attempt"));
        log.hold(member);
        if (!reviews.newest(member, LAST).contains(attempt.id())) {
            throw new Refused(
                    UserError.Code.BLOCKED, "attemptId", "only the last " + LAST + " attempts can be taken back");
        }
        EpochId withdrawal = EpochId.create();
        if (withdrawals.undo(member, withdrawal, attempt.id(), clock.instant())) {
            log.derive(member, withdrawal);
        }
        return attempt.questionId();
    }

    /**
     * Takes all reviews of a question, a topic or everything back: a new epoch begins.
     *
     * @throws Refused when there is no such topic or question, or both are named
     * @throws NotAllowed when the member was erased meanwhile
     */
    @Transactional
    public EpochId reset(Reset input, AccountId member) {
        if (input.topicSlug() != null && input.questionId() != null) {
            throw new Refused(UserError.Code.INVALID, "questionId", "name a topic or a question, not both");
        }
        log.hold(member);
        EpochId epoch = EpochId.create();
        withdrawals.reset(member, epoch, which(input, member), clock.instant());
        log.derive(member, epoch);
        return epoch;
    }

    private Collection<QuestionId> which(Reset input, AccountId member) {
        if (input.questionId() != null) {
            return List.of(QuestionId.parse(input.questionId())
                    .filter(id -> !memories.list(member, List.of(id)).isEmpty())
                    .orElseThrow(() -> new Refused(
                            UserError.Code.NOT_FOUND, "questionId", "you have not practised such a question")));
        }
        Map<QuestionId, TopicId> all = memories.questions(member);
        if (input.topicSlug() != null) {
            TopicId topic = catalog.findTopicIds(List.of(input.topicSlug())).get(input.topicSlug());
            if (topic == null) {
                throw new Refused(UserError.Code.NOT_FOUND, "topicSlug", "there is no such topic");
            }
            all.values().retainAll(List.of(topic));
        }
        return all.keySet();
    }

    /**
     * Takes a reset back: its reviews stand again, beside those that came after it. Once is enough; twice does no harm.
     *
     * @throws Refused when the member has no such epoch
     * @throws NotAllowed when the member was erased meanwhile
     */
    @Transactional
    public EpochId restore(Restore input, AccountId member) {
        EpochId epoch = NodeId.parse(input.epochId(), EpochId.TYPE)
                .map(EpochId::new)
                .filter(id -> withdrawals.isReset(member, id))
                .orElseThrow(() -> new Refused(UserError.Code.NOT_FOUND, "epochId", "you have no such epoch"));
        log.hold(member);
        if (withdrawals.restore(member, epoch, clock.instant())) {
            log.derive(member, epoch);
        }
        return epoch;
    }
}
