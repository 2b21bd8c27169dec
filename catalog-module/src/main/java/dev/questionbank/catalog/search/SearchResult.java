package dev.questionbank.catalog.search;

import dev.questionbank.catalog.QuestionId;
import java.util.List;

/**
 * A page of what was found, best first.
 *
 * @param totalCount how many questions there are on all pages, exactly
 */
public record SearchResult(List<Hit> hits, int totalCount, Facets facets) {

    static final SearchResult NOTHING = new SearchResult(List.of(), 0, Facets.NONE);

    public SearchResult {
        hits = List.copyOf(hits);
    }

    /** A question that was found. */
    public record Hit(QuestionId id, float score) {

        /** The place behind this hit, where the next page begins. */
        public After place() {
            return new After(score, id);
        }
    }

    /** A place in the order of a result, which is by score, highest first, and then by id. */
    public record After(float score, QuestionId id) {}
}
