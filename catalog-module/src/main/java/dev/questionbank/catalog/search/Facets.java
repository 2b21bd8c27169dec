package dev.questionbank.catalog.search;

import dev.questionbank.catalog.Difficulty;
import dev.questionbank.catalog.Kind;
import java.util.List;

/**
 * How many questions each value of an axis would find. An axis is counted behind the filters of all others but not behind
 * its own, so that a count says what choosing that value as well would bring. Most frequent first.
 *
 * @param topics by slug
 * @param tags by slug, the most frequent alone
 */
public record Facets(
        List<Count<String>> topics,
        List<Count<Difficulty>> difficulties,
        List<Count<Kind>> kinds,
        List<Count<String>> tags) {

    static final Facets NONE = new Facets(List.of(), List.of(), List.of(), List.of());

    /** One value and how many questions have it. */
    public record Count<T>(T value, int count) {}
}
