package dev.questionbank.catalog;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Single topics: those that readers see from memory; the others, which only staff sees, from the database. */
@Component
class Topics {

    private final OverviewCache overviews;
    private final TopicRepository topics;

    Topics(OverviewCache overviews, TopicRepository topics) {
        this.overviews = overviews;
        this.topics = topics;
    }

    Optional<Topic> find(TopicId id, ReadingRights rights) {
        Optional<Topic> published = overviews.get().find(id);
        return published.isEmpty() && rights.isStaff() ? topics.find(id) : published;
    }
}
