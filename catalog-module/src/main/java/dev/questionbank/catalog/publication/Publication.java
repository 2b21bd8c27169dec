package dev.questionbank.catalog.publication;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.catalog.change.ChangeRepository;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves the pointer to what readers see. Everything that is derived from it (facets, previews, counts, places by tag) is set
 * in the same transaction, and the change is appended to the log as the last thing in it. Whoever calls holds the topics of
 * the questions, and then the questions themselves, locked: in that order, or two of them wait for each other.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Publication {

    private final PublicationRepository published;
    private final PlaceRepository places;
    private final PreviewRepository previews;
    private final ChangeRepository changes;

    Publication(
            PublicationRepository published,
            PlaceRepository places,
            PreviewRepository previews,
            ChangeRepository changes) {
        this.published = published;
        this.places = places;
        this.previews = previews;
        this.changes = changes;
    }

    /** Shows readers the newest revision of each of these questions; topics that they did not see appear with them. */
    public void publish(Collection<QuestionId> questions) {
        settle(show(questions), questions, null);
    }

    /** Takes these questions from readers, and what stands beside them from curators. */
    public void retire(Collection<QuestionId> questions) {
        settle(hide(questions), questions, null);
    }

    /** Puts these questions behind all others of this topic, in this order. */
    public void move(List<QuestionId> questions, TopicId to) {
        Set<TopicId> topics = new HashSet<>(places.move(questions, to));
        topics.add(to);
        settle(topics, questions, null);
    }

    /** Gives these questions, all of one topic, other places in it. */
    public void reorder(TopicId topic, Map<QuestionId, Long> positions) {
        places.reorder(positions);
        settle(List.of(topic), positions.keySet(), null);
    }

    /** Gives the answers of these questions away, or no longer. */
    public void giveAway(Collection<QuestionId> questions, boolean isSampleAnswer) {
        published.giveAway(questions, isSampleAnswer);
        changes.append(questions);
    }

    /**
     * As {@link #publish}, but for what {@link #settle} does: for those who have more to change.
     *
     * @return the topics to settle
     */
    public Set<TopicId> show(Collection<QuestionId> questions) {
        if (questions.isEmpty()) {
            return Set.of();
        }
        Set<TopicId> topics = published.show(questions);
        published.showTopics(topics);
        return topics;
    }

    /**
     * As {@link #retire}, but for what {@link #settle} does: for those who have more to change.
     *
     * @return the topics to settle
     */
    public Set<TopicId> hide(Collection<QuestionId> questions) {
        return published.hide(questions);
    }

    /**
     * Shows readers again what they saw last of these questions, whatever was written since; {@link #settle} is left to do.
     *
     * @return the topics to settle
     */
    public Set<TopicId> reveal(Collection<QuestionId> questions) {
        return questions.isEmpty() ? Set.of() : published.reveal(questions);
    }

    /**
     * Derives what follows from changes in these topics, and appends them to the log.
     *
     * @param questions those that changed
     * @param firstNew the lowest id of those that are new, all of which changed too; null when there are none
     */
    public void settle(Collection<TopicId> topics, Collection<QuestionId> questions, @Nullable QuestionId firstNew) {
        if (topics.isEmpty()) {
            return;
        }
        Set<QuestionId> changed = new HashSet<>(questions);
        changed.addAll(previews.refresh(topics));
        published.recount(topics);
        if (firstNew != null) {
            changes.appendNewer(topics, firstNew);
        }
        changes.append(changed);
    }
}
