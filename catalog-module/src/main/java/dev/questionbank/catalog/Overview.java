package dev.questionbank.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The published topics in the curators' order, and how many published questions of each facet they have: small, the same
 * for everyone, and needed by nearly every request. An immutable picture of one moment, see {@link OverviewCache}.
 *
 * @param counts of topics that have questions; no number in it is zero
 */
record Overview(
        List<Topic> topics,
        Map<TopicId, Map<Facet, Integer>> counts,
        Map<TopicId, Topic> byId,
        Map<String, Topic> bySlug) {

    static final Comparator<Topic> ORDER = Comparator.comparingLong(Topic::position)
            .thenComparing(topic -> topic.id().value());

    static Overview of(List<Topic> topics, Map<TopicId, Map<Facet, Integer>> counts) {
        List<Topic> ordered = topics.stream().sorted(ORDER).toList();
        return new Overview(
                ordered,
                counts,
                ordered.stream().collect(Collectors.toMap(Topic::id, Function.identity())),
                ordered.stream().collect(Collectors.toMap(Topic::slug, Function.identity())));
    }

    Optional<Topic> find(TopicId id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Topic> find(String slug) {
        return Optional.ofNullable(bySlug.get(slug));
    }

    /** How many questions of each facet the topic has. */
    Map<Facet, Integer> facets(TopicId topic) {
        return counts.getOrDefault(topic, Map.of());
    }

    /** What the topic's page says of them. */
    TopicCounts counts(TopicId topic) {
        Map<Difficulty, Integer> rated = new EnumMap<>(Difficulty.class);
        int unrated = 0;
        int previews = 0;
        for (Map.Entry<Facet, Integer> entry : facets(topic).entrySet()) {
            Facet facet = entry.getKey();
            if (facet.difficulty() == null) {
                unrated += entry.getValue();
            } else {
                rated.merge(facet.difficulty(), entry.getValue(), Integer::sum);
            }
            previews += facet.isPreview() ? entry.getValue() : 0;
        }
        List<TopicCounts.DifficultyCount> byDifficulty = new ArrayList<>();
        rated.forEach((difficulty, count) -> byDifficulty.add(new TopicCounts.DifficultyCount(difficulty, count)));
        if (unrated > 0) {
            byDifficulty.add(new TopicCounts.DifficultyCount(null, unrated));
        }
        return new TopicCounts(List.copyOf(byDifficulty), previews);
    }

    /** How many questions of each facet all topics have together. */
    Map<Facet, Integer> facets() {
        Map<Facet, Integer> all = new HashMap<>();
        counts.values().forEach(ofTopic -> ofTopic.forEach((facet, count) -> all.merge(facet, count, Integer::sum)));
        return all;
    }
}
