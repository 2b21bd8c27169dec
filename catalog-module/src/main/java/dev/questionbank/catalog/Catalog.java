package dev.questionbank.catalog;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What other modules ask the catalog for. */
public interface Catalog {

    /** The published question with that id, as a reader with these rights sees it. */
    Optional<Question> findQuestion(QuestionId id, ReadingRights rights);

    /** The published topics among these. */
    Map<TopicId, Topic> listTopics(Collection<TopicId> ids);

    /** The published topics with these slugs, by slug. */
    Map<String, TopicId> findTopicIds(Collection<String> slugs);

    /** Whether the bank holds nothing yet. */
    boolean isEmpty();
}
