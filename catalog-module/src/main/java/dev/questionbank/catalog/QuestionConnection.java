package dev.questionbank.catalog;

import dev.questionbank.db.graphql.Edge;
import dev.questionbank.db.graphql.Page;
import dev.questionbank.db.graphql.PageInfo;
import java.util.List;

/** A page of a topic's questions. */
record QuestionConnection(TopicId topic, List<Edge<Question>> edges, PageInfo pageInfo) {

    QuestionConnection(TopicId topic, Page<Question> page) {
        this(topic, page.edges(), page.pageInfo());
    }
}
