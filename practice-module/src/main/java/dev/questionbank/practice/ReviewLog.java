package dev.questionbank.practice;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.Accounts;
import dev.questionbank.access.NotAllowed;
import dev.questionbank.access.Viewer;
import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionPlace;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.db.graphql.UserError;
import dev.questionbank.practice.MemoryRepository.Kept;
import dev.questionbank.practice.ReviewRepository.NewReview;
import dev.questionbank.practice.ReviewRepository.Opening;
import dev.questionbank.practice.WithdrawalRepository.Touched;
import dev.questionbank.practice.memory.MemoryState;
import dev.questionbank.practice.memory.Practiced;
import dev.questionbank.practice.memory.Replay;
import dev.questionbank.practice.streak.MemberDay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The log of what members practised, together with everything that follows from it: whoever changes the log does it here. */
@Service
public class ReviewLog {

    private static final UserError TOO_EARLY =
            UserError.of(UserError.Code.INVALID, "practicedAt", "lies too far in the past");

    private final Accounts accounts;
    private final MemberRepository members;
    private final ReviewRepository reviews;
    private final WithdrawalRepository withdrawals;
    private final MemoryRepository memories;
    private final DayRepository days;
    private final Catalog catalog;
    private final TransactionTemplate transaction;

    ReviewLog(
            Accounts accounts,
            MemberRepository members,
            ReviewRepository reviews,
            WithdrawalRepository withdrawals,
            MemoryRepository memories,
            DayRepository days,
            Catalog catalog,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.members = members;
        this.reviews = reviews;
        this.withdrawals = withdrawals;
        this.memories = memories;
        this.days = days;
        this.catalog = catalog;
        this.transaction = transaction;
    }

    /**
     * What became of attempts, by their keys.
     *
     * @param attempts those that were written down, now or before
     * @param refused why others were not
     */
    record Appended(Map<String, Attempt> attempts, Map<String, UserError> refused) {}

    /** Holds everything of the member's practice until the end of the transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(AccountId member) {
        accounts.hold(member);
        // not inserted at any rate: many at once who insert a row that is there can end in a deadlock
        if (members.lock(List.of(member)) == 0) {
            members.insert(member, PracticeSettings.DEFAULT);
            members.lock(List.of(member));
        }
    }

    /**
     * Writes down what was not before, in six statements for one attempt, and no more for many.
     *
     * @param all with different keys, at least one
     * @param beforeAccount they may be older than the member's account by so much
     * @throws NotAllowed when the account was erased
     */
    Appended append(Viewer member, List<Attempted> all, Duration beforeAccount, String requestId, Instant now) {
        if (members.find(member.id()).isEmpty()) {
            transaction.executeWithoutResult(status -> hold(member.id()));
        }
        return transaction.execute(status -> {
            Instant earliest = accounts.hold(member.id()).minus(beforeAccount);
            Opening opening = reviews.open(member.id(), all);
            Map<String, UserError> refused = new HashMap<>();
            List<Attempted> fresh = new ArrayList<>();
            for (Attempted attempted : all) {
                if (opening.earlier().containsKey(attempted.key())) {
                    continue;
                }
                if (attempted.refusal() != null) {
                    refused.put(attempted.key(), attempted.refusal());
                } else if (attempted.practicedAt().isBefore(earliest)) {
                    refused.put(attempted.key(), TOO_EARLY);
                } else {
                    fresh.add(attempted);
                }
            }
            Map<String, Attempt> attempts = new HashMap<>(opening.earlier());
            if (!fresh.isEmpty()) {
                fresh.sort(Comparator.comparing(Attempted::practicedAt));
                for (NewReview written : write(member, fresh, opening, requestId, now)) {
                    attempts.put(written.idempotencyKey(), written.attempt());
                }
            }
            return new Appended(attempts, refused);
        });
    }

    /** Writes these down, in order of time, with all that follows. */
    private List<NewReview> write(
            Viewer member, List<Attempted> fresh, Opening opening, String requestId, Instant now) {
        Map<QuestionId, MemoryState> states = new HashMap<>(opening.memories());
        Map<QuestionId, TopicId> topics = new LinkedHashMap<>();
        Set<QuestionId> late = new HashSet<>();
        List<NewReview> written = new ArrayList<>();
        for (Attempted attempted : fresh) {
            Question asked = Objects.requireNonNull(attempted.question(), "refused otherwise");
            // one that was merged while the member practised it
            MergedRepository.Into into = opening.merged().get(asked.id());
            QuestionId question = into == null ? asked.id() : into.kept();
            MemoryState before = states.get(question);
            Practiced review = new Practiced(
                    AttemptId.create().value(),
                    member.id(),
                    question,
                    into == null ? asked.revision() : into.revision(),
                    attempted.grade(),
                    attempted.practicedAt(),
                    MemberDay.of(attempted.practicedAt(), member.timeZone()),
                    member.timeZone(),
                    opening.targetRecall());
            written.add(new NewReview(
                    review,
                    attempted.durationSeconds(),
                    before == null ? null : before.recallOn(review.practicedOn()),
                    attempted.offeredBecause(),
                    attempted.key(),
                    requestId,
                    now));
            topics.put(question, into == null ? asked.topicId() : topic(question));
            if (Replay.isLast(before, review)) {
                states.put(question, Replay.next(before, review));
            } else {
                late.add(question);
            }
        }
        reviews.append(written);
        if (!late.isEmpty()) {
            reviews.standing(member.id(), late).forEach((question, standing) -> {
                MemoryState before = opening.memories().get(question);
                states.put(question, Replay.of(standing).orElseThrow().after(before == null ? null : before.changed()));
            });
        }
        List<Kept> kept = new ArrayList<>();
        topics.forEach((question, topic) ->
                kept.add(new Kept(member.id(), topic, true, Objects.requireNonNull(states.get(question)))));
        memories.save(kept);
        days.add(written.stream().map(NewReview::practiced).toList());
        Set<QuestionId> first = new HashSet<>(topics.keySet());
        first.removeAll(opening.memories().keySet());
        if (!first.isEmpty()) {
            memories.unsettle(first);
        }
        return written;
    }

    private TopicId topic(QuestionId question) {
        return Objects.requireNonNull(catalog.listPlaces(List.of(question), ReadingRights.PREVIEWS_ONLY)
                        .get(question))
                .topic();
    }

    /** Derives anew what follows from the member's reviews that a withdrawal touched. The member is held. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void derive(AccountId member, EpochId withdrawal) {
        Touched touched = withdrawals.touched(member, withdrawal);
        if (touched.questions().isEmpty()) {
            return;
        }
        Map<QuestionId, List<Practiced>> standing = reviews.standing(member, touched.questions());
        Map<QuestionId, QuestionPlace> places = catalog.listPlaces(standing.keySet(), ReadingRights.PREVIEWS_ONLY);
        if (!standing.isEmpty()) {
            memories.save(standing.values().stream()
                    .map(of -> kept(member, of, places))
                    .toList());
        }
        Set<QuestionId> left = new HashSet<>(touched.questions());
        left.removeAll(standing.keySet());
        if (!left.isEmpty()) {
            memories.delete(member, left);
        }
        memories.unsettle(touched.questions());
        days.replace(member, touched.days(), reviews.standingOn(member, touched.days()));
    }

    /** What is kept of these standing reviews of one question. */
    static Kept kept(AccountId member, List<Practiced> standing, Map<QuestionId, QuestionPlace> places) {
        MemoryState state = Replay.of(standing).orElseThrow();
        QuestionPlace place = Objects.requireNonNull(places.get(state.question()), "questions are never deleted");
        return new Kept(member, place.topic(), place.isPublished(), state.after(CatalogChanges.material(place)));
    }
}
