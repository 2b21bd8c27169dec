package dev.questionbank.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a filter selects for a reader with these rights, as far as topics and facets tell: so many questions of a facet in a
 * topic, and all of those. Only tags are left to be looked at, question by question.
 *
 * @param cells topics in the curators' order
 * @param leftOut how many questions of these topics are not selected
 * @param all the same for no filter at all, to know of which facets everything is selected
 * @param tags slugs, one of which a question must have; empty when tags do not matter
 */
record QuestionSelection(
        Map<Topic, Map<Facet, Integer>> cells, Map<Topic, Integer> leftOut, Map<Facet, Integer> all, Set<String> tags) {

    static QuestionSelection of(QuestionFilter filter, ReadingRights rights, Overview overview) {
        Map<Topic, Map<Facet, Integer>> cells = new LinkedHashMap<>();
        Map<Topic, Integer> leftOut = new HashMap<>();
        List<Topic> topics = filter.topics().isEmpty()
                ? overview.topics()
                : filter.topics().stream()
                        .flatMap(slug -> overview.find(slug).stream())
                        .sorted(Overview.ORDER)
                        .toList();
        for (Topic topic : topics) {
            boolean granted = rights.grantFor(topic.id()).isPresent();
            Map<Facet, Integer> selected = new LinkedHashMap<>();
            overview.facets(topic.id()).forEach((facet, count) -> {
                boolean readable = facet.isPreview() || granted;
                if (filter.admits(facet) && (filter.access() == null || filter.access() == Readability.of(readable))) {
                    selected.put(facet, count);
                } else {
                    leftOut.merge(topic, count, Integer::sum);
                }
            });
            if (!selected.isEmpty()) {
                cells.put(topic, selected);
            }
        }
        return new QuestionSelection(cells, leftOut, overview.facets(), filter.tags());
    }

    boolean isEmpty() {
        return cells.isEmpty();
    }

    /** How many questions that are, whatever their tags. */
    int count() {
        return cells.values().stream()
                .flatMap(facets -> facets.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** How many questions of one of its topics it leaves out. */
    int leftOut(Topic topic) {
        return leftOut.getOrDefault(topic, 0);
    }

    /** Its topics by facet. */
    Map<Facet, List<Topic>> topicsByFacet() {
        Map<Facet, List<Topic>> topics = new LinkedHashMap<>();
        cells.forEach((topic, facets) -> facets.keySet()
                .forEach(facet -> topics.computeIfAbsent(facet, first -> new ArrayList<>())
                        .add(topic)));
        return topics;
    }

    /** Whether every published question of that facet is selected, as far as topics tell. */
    boolean isWhole(Facet facet) {
        return count(facet) == all.getOrDefault(facet, 0);
    }

    int count(Facet facet) {
        return cells.values().stream()
                .mapToInt(facets -> facets.getOrDefault(facet, 0))
                .sum();
    }

    Set<Facet> facets() {
        Set<Facet> facets = new HashSet<>();
        cells.values().forEach(ofTopic -> facets.addAll(ofTopic.keySet()));
        return facets;
    }
}
