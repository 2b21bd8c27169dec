package dev.questionbank.catalog;

import java.util.Collection;
import java.util.Map;
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

    Catalog(TopicRepository topics, OverviewCache overviews, QuestionRepository questions) {
        this.topics = topics;
        this.overviews = overviews;
        this.questions = questions;
    }

    /** The published question with that id, as a reader with these rights sees it. */
    public Optional<Question> findQuestion(QuestionId id, ReadingRights rights) {
        return questions.find(id, rights);
    }

    /** The published questions among these, as a reader with these rights sees them. */
    public Map<QuestionId, Question> listQuestions(Collection<QuestionId> ids, ReadingRights rights) {
        return questions.list(ids, rights);
    }

    /** The prompts of these questions, as Markdown: of those alone whose access grants it. */
    public Map<QuestionId, String> prompts(Collection<Question> of) {
        return questions.prompts(of);
    }

    /** The answers of these questions, as Markdown: of those alone whose access grants it and that have one. */
    public Map<QuestionId, String> answers(Collection<Question> of) {
        return questions.answers(of);
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
