package dev.questionbank.catalog;

import dev.questionbank.catalog.change.Change;
import dev.questionbank.catalog.change.ChangeRepository;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What other modules ask the catalog for. */
@Service
public class Catalog {

    private final TopicRepository topics;
    private final OverviewCache overviews;
    private final QuestionRepository questions;
    private final QuestionPlaceRepository places;
    private final QuestionSample sample;
    private final ChangeRepository changes;

    Catalog(
            TopicRepository topics,
            OverviewCache overviews,
            QuestionRepository questions,
            QuestionPlaceRepository places,
            QuestionSample sample,
            ChangeRepository changes) {
        this.topics = topics;
        this.overviews = overviews;
        this.questions = questions;
        this.places = places;
        this.sample = sample;
        this.changes = changes;
    }

    /** The published question with that id, as a reader with these rights sees it. */
    public Optional<Question> findQuestion(QuestionId id, ReadingRights rights) {
        return questions.find(id, rights);
    }

    /** The question with that id in whatever state, for those who keep the bank; for everybody else if it is published. */
    public Optional<Question> findForStaff(QuestionId id, ReadingRights rights) {
        return questions.findForStaff(id, rights);
    }

    /** These questions in whatever state, for those who keep the bank; for everybody else those that are published. */
    public Map<QuestionId, Question> listForStaff(Collection<QuestionId> ids, ReadingRights rights) {
        return questions.listForStaff(ids, rights);
    }

    /** The published questions among these, as a reader with these rights sees them. */
    public Map<QuestionId, Question> listQuestions(Collection<QuestionId> ids, ReadingRights rights) {
        return questions.list(ids, rights);
    }

    /** Where these questions stand, whatever their state, for a reader with these rights. */
    public Map<QuestionId, QuestionPlace> listPlaces(Collection<QuestionId> ids, ReadingRights rights) {
        return places.list(ids, rights);
    }

    /** The first published questions of each topic in the curators' order whose prompts such a reader may read: at most so many. */
    public Map<TopicId, List<QuestionId>> listFirst(Map<TopicId, Integer> numbers, ReadingRights rights) {
        return places.first(numbers, rights);
    }

    /** In which parts these questions were changed since these revisions of theirs. */
    public Map<QuestionId, Set<QuestionPart>> listChangedParts(Map<QuestionId, Integer> since) {
        return questions.changedParts(since);
    }

    /**
     * Published questions at random, about as many of each topic: at most so many, and fewer only where there are no more.
     *
     * @param seed the same leads to the same questions, as long as the bank stays as it is
     */
    public List<QuestionId> sample(QuestionFilter filter, int size, long seed, ReadingRights rights) {
        return sample.draw(filter, size, seed, rights);
    }

    /** The published topics in the curators' order, and how many published questions they have. */
    public Map<Topic, TopicCounts> listTopicCounts() {
        Overview overview = overviews.get();
        Map<Topic, TopicCounts> counts = new LinkedHashMap<>();
        overview.topics().forEach(topic -> counts.put(topic, overview.counts(topic.id())));
        return counts;
    }

    /**
     * Which questions changed, or what readers may see of them, after what was told last.
     *
     * @param after number of the last change that was told; 0 at first
     * @param limit changes to be told, at most
     */
    public ChangedQuestions listChanged(long after, int limit) {
        long oldest = changes.oldest();
        List<Change> found = changes.list(after, limit);
        return new ChangedQuestions(
                found.isEmpty() ? after : found.getLast().number(),
                found.stream()
                        .map(Change::question)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                after >= oldest - 1);
    }

    /** The prompts of these questions, as Markdown: of those alone whose access grants it. */
    public Map<QuestionId, String> prompts(Collection<Question> of) {
        return questions.prompts(of);
    }

    /** The answers of these questions, as Markdown: of those alone whose access grants it and that have one. */
    public Map<QuestionId, String> answers(Collection<Question> of) {
        return questions.answers(of);
    }

    /** As {@link #prompts}, for whoever walks through the whole bank. */
    public Map<QuestionId, String> promptsInPassing(Collection<Question> of) {
        return questions.promptsInPassing(of);
    }

    /** As {@link #answers}, for whoever walks through the whole bank. */
    public Map<QuestionId, String> answersInPassing(Collection<Question> of) {
        return questions.answersInPassing(of);
    }

    /** The topic with that id as it is in the database now, published or not: for those who keep the bank. */
    public Optional<Topic> findTopic(TopicId id) {
        return topics.find(id);
    }

    /** The published topics among these. */
    public Map<TopicId, Topic> listTopics(Collection<TopicId> ids) {
        Overview overview = overviews.get();
        return ids.stream()
                .distinct()
                .flatMap(id -> overview.find(id).stream())
                .collect(Collectors.toMap(Topic::id, Function.identity()));
    }

    /** The published topics with these slugs, by slug. */
    public Map<String, TopicId> findTopicIds(Collection<String> slugs) {
        Overview overview = overviews.get();
        return slugs.stream()
                .distinct()
                .flatMap(slug -> overview.find(slug).stream())
                .collect(Collectors.toMap(Topic::slug, Topic::id));
    }

    /**
     * Takes over, to sort by, how many members have practised these questions.
     *
     * @param counts counts them; is asked when nobody else can tell another count of theirs any more
     */
    @Transactional
    public void settlePracticedCounts(Set<QuestionId> ids, Supplier<Map<QuestionId, Integer>> counts) {
        questions.lock(ids);
        questions.setPracticedCounts(ids, counts.get());
    }

    /** Whether the bank holds nothing yet. */
    public boolean isEmpty() {
        return topics.isEmpty();
    }
}
