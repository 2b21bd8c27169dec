package dev.questionbank.catalog.transfer;

import dev.questionbank.catalog.LockedTitles;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.catalog.publication.PlaceRepository;
import dev.questionbank.catalog.publication.Publication;
import dev.questionbank.catalog.transfer.BankRepository.NewQuestion;
import dev.questionbank.catalog.transfer.BankRepository.Place;
import dev.questionbank.catalog.transfer.BankRevisionRepository.Changed;
import dev.questionbank.catalog.transfer.KnownQuestionRepository.Content;
import dev.questionbank.catalog.transfer.Match.Effect;
import dev.questionbank.catalog.transfer.format.BankRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes what rows mean for the bank, within one transaction: chunk by chunk, so that memory does not grow with the file. */
public final class BankSession {

    private final BankRepository bank;
    private final BankRevisionRepository revisions;
    private final Publication publication;
    private final boolean publish;
    private final @Nullable UUID author;

    private final Map<String, Place> topics = new HashMap<>();
    private final Map<TopicId, Long> lastPositions = new HashMap<>();
    private final Set<TopicId> changedTopics = new LinkedHashSet<>();
    private final Set<QuestionId> changed = new HashSet<>();
    private @Nullable QuestionId first;
    private int topicsCreated;

    BankSession(
            BankRepository bank,
            BankRevisionRepository revisions,
            Publication publication,
            boolean publish,
            @Nullable UUID author) {
        this.bank = bank;
        this.revisions = revisions;
        this.publication = publication;
        this.publish = publish;
        this.author = author;
    }

    /**
     * What was written for a row.
     *
     * @param version of the question as it is now
     */
    public record Written(Match match, QuestionId question, int version) {}

    /** Sees to it that these topics are there, and holds them: those to come, before anything is written, or others wait for us and we for them. */
    public void topics(Collection<BankTopic> wanted) {
        Map<String, BankTopic> unseen = new LinkedHashMap<>();
        wanted.forEach(topic -> unseen.putIfAbsent(topic.slug(), topic));
        unseen.keySet().removeAll(topics.keySet());
        if (unseen.isEmpty()) {
            return;
        }
        Map<String, Place> known = bank.lockTopics(unseen.keySet(), publish);
        unseen.keySet().removeAll(known.keySet());
        Map<String, Place> made = bank.insertTopics(unseen.values(), publish);
        topics.putAll(known);
        topics.putAll(made);
        lastPositions.putAll(
                bank.findLastPositions(known.values().stream().map(Place::id).toList()));
        topicsCreated += made.size();
    }

    /** How many topics there are now that were not there before. */
    int topicsCreated() {
        return topicsCreated;
    }

    /** Whether this session wrote that question: another row of the file that means it repeats what is done. */
    boolean wrote(KnownQuestion question) {
        return changed.contains(question.id())
                || (first != null && question.id().value().compareTo(first.value()) >= 0);
    }

    /** Writes what these rows mean. Those that change nothing are left out of what was written. */
    public List<Written> write(List<Match> matches) {
        topics(matches.stream()
                .filter(match -> match.effect() == Effect.CREATE || match.effect() == Effect.CHANGE)
                .map(match -> BankTopic.namedBy(match.row().row()))
                .toList());
        List<Written> written = new ArrayList<>(create(matches.stream()
                .filter(match -> match.effect() == Effect.CREATE)
                .toList()));
        written.addAll(change(matches.stream()
                .filter(match -> match.effect() == Effect.CHANGE)
                .toList()));
        return written;
    }

    /** Derives what follows from all that was written. */
    public void settle() {
        publication.settle(changedTopics, changed, first);
    }

    private List<Written> create(List<Match> matches) {
        // Only the nicest can be taken: the others hold a piece of the row's hash, and no two rows have that in common.
        Set<String> taken = bank.findTakenSlugs(
                matches.stream().map(match -> match.row().slugs().getFirst()).toList());
        List<NewQuestion> questions = new ArrayList<>(matches.size());
        List<Written> written = new ArrayList<>(matches.size());
        for (Match match : matches) {
            PreparedRow row = match.row();
            Place topic = place(row);
            changedTopics.add(topic.id());
            QuestionId id = QuestionId.create();
            first = first == null ? id : first;
            String slug = row.slugs().stream()
                    .filter(taken::add)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("every slug of the row is taken"));
            questions.add(new NewQuestion(id, topic, nextPosition(topic.id()), slug, row));
            written.add(new Written(match, id, 1));
        }
        bank.insert(questions, publish, author);
        return written;
    }

    private List<Written> change(List<Match> matches) {
        List<Changed> changes = new ArrayList<>(matches.size());
        List<QuestionId> shown = new ArrayList<>();
        List<Written> written = new ArrayList<>(matches.size());
        for (Match match : matches) {
            KnownQuestion question = Objects.requireNonNull(match.question());
            if (!match.isPublicationAlone()) {
                BankRow row = match.row().row();
                Place topic = place(match.row());
                changes.add(new Changed(
                        question,
                        Content.of(row),
                        match.revision(),
                        topic.id(),
                        match.moves() ? nextPosition(topic.id()) : question.position(),
                        topic.lockedTitles() == LockedTitles.HIDDEN,
                        row.source() == null ? question.source() : row.source(),
                        row.license() == null ? question.license() : row.license()));
            }
            if (match.moves() && question.published() != null) {
                changedTopics.addAll(
                        List.of(question.topic(), place(match.row()).id()));
                changed.add(question.id());
            }
            if (match.shows()) {
                shown.add(question.id());
            }
            written.add(new Written(
                    match,
                    question.id(),
                    question.version() + (match.isPublicationAlone() ? 0 : 1) + (match.shows() ? 1 : 0)));
        }
        revisions.write(changes, publish, author);
        changedTopics.addAll(publication.show(shown));
        changed.addAll(shown);
        return written;
    }

    private Place place(PreparedRow row) {
        return Objects.requireNonNull(topics.get(row.row().topic()));
    }

    private long nextPosition(TopicId topic) {
        return lastPositions.merge(topic, PlaceRepository.STEP, Long::sum);
    }
}
