package dev.questionbank.catalog;

import dev.questionbank.db.graphql.BadUserInput;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which published questions a list holds: axes combine with AND, values of one axis with OR. An axis without values is not
 * used. Slugs that name nothing find nothing.
 *
 * @param topics slugs of topics
 * @param tags slugs of tags
 * @param access as the viewer who asks may read the prompt, or may not
 */
public record QuestionFilter(
        Set<String> topics,
        Set<Difficulty> difficulties,
        Set<Kind> kinds,
        Set<String> tags,
        @Nullable Readability access) {

    /** All published questions. */
    public static final QuestionFilter NONE = new QuestionFilter(Set.of(), Set.of(), Set.of(), Set.of(), null);

    private static final int MAX_VALUES = 100;
    private static final int MAX_SLUG = 200;

    /** The filter as a client sent it. */
    public record Input(
            @Nullable List<String> topics,
            @Nullable List<Difficulty> difficulties,
            @Nullable List<Kind> kinds,
            @Nullable List<String> tags,
            @Nullable Readability access) {}

    /** Values stand in one order, so that equal filters have the same text, to which cursors are bound. */
    public QuestionFilter {
        topics = sorted(topics);
        difficulties = sorted(difficulties);
        kinds = sorted(kinds);
        tags = sorted(tags);
    }

    private static <T extends Comparable<T>> Set<T> sorted(Set<T> values) {
        return Collections.unmodifiableSet(new TreeSet<>(values));
    }

    /** The filter of a client. @throws BadUserInput naming the axis that has too many values */
    public static QuestionFilter of(@Nullable Input input) {
        return input == null
                ? NONE
                : new QuestionFilter(
                        slugs("topics", input.topics),
                        values("difficulties", input.difficulties),
                        values("kinds", input.kinds),
                        slugs("tags", input.tags),
                        input.access);
    }

    /** The questions of one topic. */
    static QuestionFilter ofTopic(String slug) {
        return new QuestionFilter(Set.of(slug), Set.of(), Set.of(), Set.of(), null);
    }

    private static Set<String> slugs(String axis, @Nullable List<String> slugs) {
        Set<String> values = values(axis, slugs);
        if (values.stream().anyMatch(slug -> slug.length() > MAX_SLUG)) {
            throw new BadUserInput("filter." + axis, "filter." + axis + " has a value that is too long to be a slug");
        }
        return values;
    }

    private static <T> Set<T> values(String axis, @Nullable Collection<T> values) {
        if (values != null && values.size() > MAX_VALUES) {
            throw new BadUserInput("filter." + axis, "filter." + axis + " must have at most " + MAX_VALUES + " values");
        }
        return values == null ? Set.of() : Set.copyOf(values);
    }

    /** Whether a facet passes the axes that a facet has. */
    boolean admits(Facet facet) {
        return (difficulties.isEmpty() || (facet.difficulty() != null && difficulties.contains(facet.difficulty())))
                && (kinds.isEmpty() || (facet.kind() != null && kinds.contains(facet.kind())));
    }
}
