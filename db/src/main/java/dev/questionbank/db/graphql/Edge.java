package dev.questionbank.db.graphql;

/**
 * An entry of a list with its place in it.
 *
 * @param cursor the place, opaque and authenticated, see {@link Cursors}
 * @param node the entry
 */
public record Edge<T>(String cursor, T node) {}
