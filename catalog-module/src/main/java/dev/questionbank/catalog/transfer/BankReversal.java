package dev.questionbank.catalog.transfer;

import dev.questionbank.catalog.LockedTitles;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.catalog.publication.Publication;
import dev.questionbank.catalog.transfer.BankRevisionRepository.Changed;
import dev.questionbank.catalog.transfer.KnownQuestionRepository.Content;
import dev.questionbank.catalog.transfer.KnownQuestionRepository.RevisionKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes back, within one transaction and chunk by chunk, what was written into the bank. */
public final class BankReversal {

    private final BankRepository bank;
    private final KnownQuestionRepository questions;
    private final BankRevisionRepository revisions;
    private final RemovalRepository removals;
    private final Publication publication;
    private final UUID author;

    private final Set<TopicId> changedTopics = new LinkedHashSet<>();
    private final Set<QuestionId> changed = new HashSet<>();

    BankReversal(
            BankRepository bank,
            KnownQuestionRepository questions,
            BankRevisionRepository revisions,
            RemovalRepository removals,
            Publication publication,
            UUID author) {
        this.bank = bank;
        this.questions = questions;
        this.revisions = revisions;
        this.removals = removals;
        this.publication = publication;
        this.author = author;
    }

    /**
     * A question as it is, and what it was before.
     *
     * @param revision that was the newest
     * @param published that readers saw; null when they saw none
     */
    public record Restored(
            KnownQuestion question,
            int revision,
            @Nullable Integer published,
            TopicId topic,
            long position,
            @Nullable String source,
            @Nullable String license) {

        boolean isRevised() {
            return question.revision() > revision;
        }

        /** Whether readers see something else, or would see a revision that says what they saw under another number. */
        boolean isShownAgain() {
            return published != null
                    && (!published.equals(question.published()) || (published == revision && isRevised()));
        }

        /** Whether what was worked on is to stand beside what readers see, or alone. */
        boolean isDraftAgain() {
            return isRevised() && (published == null ? question.published() == null : published != revision);
        }

        boolean isHidden() {
            return published == null && question.published() != null;
        }

        Stream<RevisionKey> contents() {
            return Stream.of(revision, published, question.revision())
                    .filter(Objects::nonNull)
                    .map(number -> new RevisionKey(question.id(), number));
        }
    }

    /** Those of these questions that must stay, because somebody wrote something down about them. */
    public Set<QuestionId> listSpokenOf(Collection<QuestionId> questions) {
        return questions.isEmpty() ? Set.of() : removals.listSpokenOf(questions);
    }

    /** Removes these questions: wholly those that no reader ever saw, and from their readers the others, which no file means any more. */
    public void remove(Collection<KnownQuestion> created) {
        removals.delete(created.stream()
                .filter(question -> question.published() == null)
                .map(KnownQuestion::id)
                .toList());
        List<QuestionId> seen = created.stream()
                .filter(question -> question.published() != null)
                .map(KnownQuestion::id)
                .toList();
        removals.forgetOrigin(seen);
        hide(seen);
    }

    private void hide(List<QuestionId> seen) {
        if (!seen.isEmpty()) {
            changedTopics.addAll(publication.hide(seen));
            changed.addAll(seen);
        }
    }

    /** Lets these questions say again what they said: in new revisions, for none is ever changed. */
    public void restore(Collection<Restored> questions) {
        Map<TopicId, LockedTitles> topics =
                bank.lockTopics(questions.stream().map(Restored::topic).toList());
        Map<RevisionKey, Content> contents = this.questions.contents(
                questions.stream().flatMap(Restored::contents).toList());
        hide(questions.stream()
                .filter(Restored::isHidden)
                .map(restored -> restored.question().id())
                .toList());
        List<Changed> shown = new ArrayList<>();
        List<Changed> drafts = new ArrayList<>();
        for (Restored restored : questions) {
            KnownQuestion question = restored.question();
            boolean isTitleLocked = topics.get(restored.topic()) == LockedTitles.HIDDEN;
            if (!restored.topic().equals(question.topic()) && question.published() != null) {
                changedTopics.addAll(List.of(restored.topic(), question.topic()));
                changed.add(question.id());
            }
            if (restored.isShownAgain()) {
                Changed again = changed(restored, question, restored.published(), isTitleLocked, contents);
                shown.add(again);
                if (restored.isDraftAgain()) {
                    KnownQuestion after = question.withNewest(again.newest());
                    drafts.add(changed(restored, after, restored.revision(), isTitleLocked, contents));
                }
            } else if (restored.isDraftAgain()) {
                drafts.add(changed(restored, question, restored.revision(), isTitleLocked, contents));
            } else {
                shown.add(changed(
                        restored,
                        question,
                        restored.isRevised() ? restored.revision() : null,
                        isTitleLocked,
                        contents));
            }
        }
        revisions.write(shown, true, author);
        List<QuestionId> shownAgain = questions.stream()
                .filter(Restored::isShownAgain)
                .map(restored -> restored.question().id())
                .toList();
        changedTopics.addAll(publication.show(shownAgain));
        changed.addAll(shownAgain);
        revisions.write(drafts, false, author);
    }

    /** @param number of the revision whose content comes back; null when only the rest does */
    private static Changed changed(
            Restored restored,
            KnownQuestion question,
            @Nullable Integer number,
            boolean isTitleLocked,
            Map<RevisionKey, Content> contents) {
        Content now = content(contents, restored.question(), restored.question().revision());
        Content back = number == null ? now : content(contents, question, number);
        return new Changed(
                question,
                back,
                number == null ? null : back.significanceAfter(now),
                restored.topic(),
                restored.position(),
                isTitleLocked,
                restored.source(),
                restored.license());
    }

    private static Content content(Map<RevisionKey, Content> contents, KnownQuestion question, int number) {
        return Objects.requireNonNull(contents.get(new RevisionKey(question.id(), number)));
    }

    /** Derives what follows from all that was taken back. */
    public void settle() {
        publication.settle(changedTopics, changed, null);
    }
}
