package dev.questionbank.catalog.duplicate;

import dev.questionbank.catalog.MergeId;
import dev.questionbank.catalog.Merging;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionState;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.catalog.duplicate.MergeRepository.Merged;
import dev.questionbank.catalog.publication.Publication;
import dev.questionbank.db.Actor;
import dev.questionbank.db.AuditTrail;
import dev.questionbank.db.graphql.InputCheck;
import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes one question of several, and several of one again. */
@Service
class MergeQuestions {

    private static final int MOST = 20;

    private final MergeRepository merges;
    private final Publication publication;
    private final List<Merging> others;
    private final AuditTrail audit;
    private final Clock clock;

    MergeQuestions(
            MergeRepository merges, Publication publication, List<Merging> others, AuditTrail audit, Clock clock) {
        this.merges = merges;
        this.publication = publication;
        this.others = List.copyOf(others);
        this.audit = audit;
        this.clock = clock;
    }

    /** Input of {@code mergeQuestions}. */
    record Input(
            String keepId,
            List<String> duplicateIds,
            @Nullable Integer expectedVersion) {}

    /** Input of {@code undoMerge}. */
    record Undo(String mergeId) {}

    private record Audited(String mergeId, List<String> duplicateIds) {

        static Audited of(MergeId merge, Iterable<QuestionId> duplicates) {
            List<String> ids = new ArrayList<>();
            duplicates.forEach(duplicate -> ids.add(duplicate.toString()));
            return new Audited(merge.toString(), ids);
        }
    }

    /**
     * Merges.
     *
     * @return the kept question
     * @throws Refused when one of them is not there, is the kept one itself or was merged before, or somebody changed the kept one
     */
    @Transactional
    public MergedQuestion merge(Input input, Actor curator) {
        new InputCheck()
                .that(
                        !input.duplicateIds().isEmpty() && input.duplicateIds().size() <= MOST,
                        "duplicateIds",
                        "must be 1 to " + MOST)
                .refuseIfWrong();
        InputCheck check = new InputCheck();
        QuestionId keep = QuestionId.parse(input.keepId()).orElse(null);
        Set<QuestionId> duplicates = new LinkedHashSet<>();
        for (String id : input.duplicateIds()) {
            QuestionId.parse(id).ifPresentOrElse(duplicates::add, () -> unknown(check, "duplicateIds"));
        }
        if (keep == null) {
            unknown(check, "keepId");
        }
        check.refuseIfWrong();
        QuestionId kept = Objects.requireNonNull(keep);
        check.that(!duplicates.contains(kept), "duplicateIds", "must not name the question that is kept")
                .refuseIfWrong();
        Set<QuestionId> all = new LinkedHashSet<>(duplicates);
        all.add(kept);
        Map<QuestionId, Merged> found = merges.lock(all);
        Merged before = found.get(kept);
        if (before == null) {
            unknown(check, "keepId");
        } else if (input.expectedVersion() != null && input.expectedVersion() != before.version()) {
            check.add(UserError.Code.CONFLICT, "expectedVersion", "the question was changed meanwhile");
        } else if (before.state() != QuestionState.PUBLISHED) {
            check.add(UserError.Code.BLOCKED, "keepId", "readers do not see the question that would be kept");
        }
        duplicates.forEach(duplicate -> check(found.get(duplicate), check));
        check.refuseIfWrong();

        MergeId merge = MergeId.create();
        List<QuestionId> taken = List.copyOf(duplicates);
        merges.insert(merge, kept, taken);
        int revision = Objects.requireNonNull(Objects.requireNonNull(before).publishedRevision());
        others.forEach(other -> other.merged(merge, kept, revision, taken));
        audit.record(new AuditTrail.Change(
                curator, "question.merge", kept.toString(), null, null, Audited.of(merge, taken)));
        publication.retire(taken);
        return new MergedQuestion(kept, merge);
    }

    /** What is kept, and the merge in which it was. */
    record MergedQuestion(QuestionId kept, MergeId merge) {}

    private static void check(@Nullable Merged duplicate, InputCheck check) {
        if (duplicate == null) {
            unknown(check, "duplicateIds");
        } else if (duplicate.mergedInto() != null) {
            check.add(UserError.Code.BLOCKED, "duplicateIds", "one of them was merged already");
        }
    }

    private static void unknown(InputCheck check, String field) {
        check.add(UserError.Code.NOT_FOUND, field, "there is no such question");
    }

    /**
     * Undoes a merge: everything is as it was, but for what came since, which is the kept question's.
     *
     * @return the kept question
     * @throws Refused when there is no such merge, when it is too long ago, or another one came after it
     */
    @Transactional
    public MergedQuestion undo(Undo input, Actor curator) {
        Merge merge = MergeId.parse(input.mergeId())
                .flatMap(merges::lock)
                .orElseThrow(() -> new Refused(UserError.Code.NOT_FOUND, "mergeId", "there is no such merge"));
        if (merge.undoneAt() != null) {
            throw new Refused(UserError.Code.BLOCKED, "mergeId", "it was undone already");
        }
        if (merge.mergedAt().plus(Merging.UNDOABLE).isBefore(clock.instant())) {
            throw new Refused(
                    UserError.Code.EXPIRED, "mergeId", "it is more than " + Merging.UNDOABLE.toDays() + " days ago");
        }
        Map<QuestionId, QuestionState> before = merges.duplicates(merge.id());
        List<QuestionId> duplicates = List.copyOf(before.keySet());
        Set<QuestionId> all = new LinkedHashSet<>(duplicates);
        all.add(merge.kept());
        merges.lock(all);
        if (merges.isFollowed(merge)) {
            throw new Refused(UserError.Code.BLOCKED, "mergeId", "undo the merges first that came after it");
        }
        merges.undo(merge);
        List<QuestionId> seen = duplicates.stream()
                .filter(question -> before.get(question) == QuestionState.PUBLISHED)
                .toList();
        Set<TopicId> topics = publication.reveal(seen);
        others.forEach(other -> other.unmerged(merge.id(), merge.kept(), duplicates));
        audit.record(new AuditTrail.Change(
                curator,
                "question.undoMerge",
                merge.kept().toString(),
                null,
                Audited.of(merge.id(), duplicates),
                null));
        publication.settle(topics, seen, null);
        return new MergedQuestion(merge.kept(), merge.id());
    }
}
