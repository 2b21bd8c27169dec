package dev.questionbank.catalog;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What other modules ask the catalog for. */
@Service
public class Catalog {

    private final TopicRepository topics;
    private final QuestionRepository questions;

    Catalog(TopicRepository topics, QuestionRepository questions) {
        this.topics = topics;
        this.questions = questions;
    }

    /** The published question with that id, as a reader with these rights sees it. */
    public Optional<Question> findQuestion(QuestionId id, ReadingRights rights) {
        return questions.find(id, rights);
    }

    /** The published topics among these. */
    public Map<TopicId, Topic> listTopics(Collection<TopicId> ids) {
        return topics.list(ids);
    }

    /** The published topics with these slugs, by slug. */
    public Map<String, TopicId> findTopicIds(Collection<String> slugs) {
        return topics.findIds(slugs);
    }

    /** Whether the bank holds nothing yet. */
    public boolean isEmpty() {
        return topics.isEmpty();
    }
}
