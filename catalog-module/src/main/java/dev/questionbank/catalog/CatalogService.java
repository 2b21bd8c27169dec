package dev.questionbank.catalog;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(readOnly = true)
class CatalogService implements Catalog {

    private final TopicRepository topics;
    private final QuestionRepository questions;

    CatalogService(TopicRepository topics, QuestionRepository questions) {
        this.topics = topics;
        this.questions = questions;
    }

    @Override
    public Optional<Question> findQuestion(QuestionId id, ReadingRights rights) {
        return questions.find(id, rights);
    }

    @Override
    public Map<TopicId, Topic> listTopics(Collection<TopicId> ids) {
        return topics.list(ids);
    }

    @Override
    public Map<String, TopicId> findTopicIds(Collection<String> slugs) {
        return topics.findIds(slugs);
    }

    @Override
    public boolean isEmpty() {
        return topics.isEmpty();
    }
}
