package dev.questionbank.db.graphql;

import java.util.List;

/** A page of a list: what every {@code …Connection} of the schema has. */
public record Page<T>(List<Edge<T>> edges, PageInfo pageInfo) {}
