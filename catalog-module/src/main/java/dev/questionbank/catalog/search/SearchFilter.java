package dev.questionbank.catalog.search;

import dev.questionbank.catalog.Difficulty;
import dev.questionbank.catalog.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a question must be to be found. A question passes an axis with any of its values and must pass every axis; an empty
 * set lets everything pass.
 *
 * @param readable whether the reader may read the prompt, or may not; null when either will do
 */
public record SearchFilter(
        Set<String> topicSlugs,
        Set<Difficulty> difficulties,
        Set<Kind> kinds,
        Set<String> tagSlugs,
        @Nullable Boolean readable) {

    /** Lets every question pass. */
    public static final SearchFilter NONE = new SearchFilter(Set.of(), Set.of(), Set.of(), Set.of(), null);

    public SearchFilter {
        topicSlugs = Set.copyOf(topicSlugs);
        difficulties = Set.copyOf(difficulties);
        kinds = Set.copyOf(kinds);
        tagSlugs = Set.copyOf(tagSlugs);
    }
}
