package dev.questionbank.db.graphql;

import org.jspecify.annotations.Nullable;

/** The arguments of a connection as the client sent them. {@link Cursors#read} makes a {@link PageRequest} of them. */
public record PageArguments(
        @Nullable Integer first,
        @Nullable String after,
        @Nullable Integer last,
        @Nullable String before) {}
