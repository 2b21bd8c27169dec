package dev.questionbank.catalog;

import dev.questionbank.db.graphql.Edge;
import dev.questionbank.db.graphql.PageInfo;
import java.util.List;

/** A page of a list of questions; how long the list is, is found out when somebody asks. */
record QuestionConnection(QuestionFilter filter, List<Edge<Question>> edges, PageInfo pageInfo) {}
