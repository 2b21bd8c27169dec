package dev.questionbank.practice;

import dev.questionbank.access.AccountId;
import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.MergeId;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionPlace;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.practice.MemoryRepository.Kept;
import dev.questionbank.practice.MergedRepository.Into;
import dev.questionbank.practice.memory.Practiced;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has reviews of merged questions count for the kept one, and what follows from them with it. Nothing of the log is changed, so
 * that it tells what was practised, and the merge can be undone. Members wait for it only who practised one of them.
 */
@Service
public class MergedReviews {

    /** Of so many members at a time the reviews are in memory. */
    private static final int MEMBERS = 500;

    private final MergedRepository merged;
    private final ReviewRepository reviews;
    private final MemberRepository members;
    private final MemoryRepository memories;
    private final FollowedRepository followed;
    private final Catalog catalog;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MergedReviews(
            MergedRepository merged,
            ReviewRepository reviews,
            MemberRepository members,
            MemoryRepository memories,
            FollowedRepository followed,
            Catalog catalog,
            TransactionTemplate transaction,
            Clock clock) {
        this.merged = merged;
        this.reviews = reviews;
        this.members = members;
        this.memories = memories;
        this.followed = followed;
        this.catalog = catalog;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Moves them; see {@link dev.questionbank.catalog.Merging}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void merge(MergeId merge, QuestionId kept, int revision, List<QuestionId> duplicates) {
        followed.hold(); // whoever follows the catalog writes to the same memories, question by question
        List<AccountId> accounts = merged.rememberedBy(duplicates);
        lock(accounts);
        merged.insert(merge, kept, revision, duplicates, clock.instant());
        derive(accounts, with(duplicates, kept));
    }

    /** Moves them back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void undo(MergeId merge, QuestionId kept, List<QuestionId> duplicates) {
        followed.hold();
        List<AccountId> accounts = merged.reviewedBy(kept, merged.sources(merge));
        lock(accounts);
        merged.delete(merge);
        derive(accounts, with(duplicates, kept));
    }

    private static List<QuestionId> with(List<QuestionId> duplicates, QuestionId kept) {
        return Stream.concat(duplicates.stream(), Stream.of(kept)).toList();
    }

    /** Holds these members, before anything that their reviews ask about is changed. */
    private void lock(List<AccountId> accounts) {
        for (int from = 0; from < accounts.size(); from += MEMBERS) {
            members.lock(accounts.subList(from, Math.min(accounts.size(), from + MEMBERS)));
        }
    }

    /** Derives anew what these members, who are held, remember of these questions. */
    private void derive(List<AccountId> accounts, List<QuestionId> questions) {
        Map<QuestionId, QuestionPlace> places = catalog.listPlaces(questions, ReadingRights.PREVIEWS_ONLY);
        for (int from = 0; from < accounts.size(); from += MEMBERS) {
            List<AccountId> some = accounts.subList(from, Math.min(accounts.size(), from + MEMBERS));
            Map<AccountId, Map<QuestionId, List<Practiced>>> standing = reviews.standing(some, questions);
            List<Kept> kept = new ArrayList<>();
            standing.forEach((account, of) ->
                    of.values().forEach(ofQuestion -> kept.add(ReviewLog.kept(account, ofQuestion, places))));
            memories.delete(some, questions);
            if (!kept.isEmpty()) {
                memories.insert(kept);
            }
        }
        memories.unsettle(questions);
        memories.markStale(questions);
    }

    /** What became of those of these questions that were merged: who has an old one on the screen practises the kept one. */
    Map<QuestionId, QuestionId> kept(Collection<QuestionId> questions) {
        return merged.into(questions).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, into -> into.getValue().kept()));
    }

    /** Takes along the reviews that were under way while their questions were merged. */
    @Scheduled(fixedDelayString = "PT1S")
    void takeAlong() {
        List<QuestionId> left = merged.remembered();
        if (!left.isEmpty()) {
            transaction.executeWithoutResult(status -> {
                followed.hold();
                Map<QuestionId, Into> into = merged.into(left);
                Set<QuestionId> all = into.values().stream().map(Into::kept).collect(Collectors.toSet());
                all.addAll(into.keySet());
                List<AccountId> accounts = merged.rememberedBy(into.keySet());
                lock(accounts);
                derive(accounts, List.copyOf(all));
            });
        }
    }
}
