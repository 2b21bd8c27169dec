package dev.questionbank.catalog;

import dev.questionbank.catalog.QuestionSampleRepository.Cell;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/**
 * Draws questions at random: about as many of each topic. How many there are is in memory, and where they lie is a place in
 * an index, so that to draw from a million reads as many rows as are drawn.
 */
@Component
class QuestionSample {

    private final QuestionSampleRepository repository;
    private final OverviewCache overviews;

    QuestionSample(QuestionSampleRepository repository, OverviewCache overviews) {
        this.repository = repository;
        this.overviews = overviews;
    }

    /** Draws at most so many questions; the same ones for the same seed, as long as the bank stays as it is. */
    List<QuestionId> draw(QuestionFilter filter, int size, long seed, ReadingRights rights) {
        RandomGenerator random = new SplittableRandom(seed);
        QuestionSelection selection = QuestionSelection.of(filter, rights, overviews.get());
        Map<Cell, Set<Integer>> places = new LinkedHashMap<>();
        shares(selection, size, random).forEach((topic, share) -> {
            Map<Facet, Integer> counts = selection.cells().getOrDefault(topic, Map.of());
            distinct(share, sum(counts.values()), random).forEach(number -> place(topic, counts, number, places));
        });
        List<QuestionId> drawn = new ArrayList<>(found(places));
        Collections.shuffle(drawn, random);
        return drawn;
    }

    /** How many of each topic, in turn, until there are enough or no more. */
    private static Map<Topic, Integer> shares(QuestionSelection selection, int size, RandomGenerator random) {
        Map<Topic, Integer> counts = new LinkedHashMap<>();
        selection.cells().forEach((topic, facets) -> counts.put(topic, sum(facets.values())));
        List<Topic> open = new ArrayList<>(counts.keySet());
        open.removeIf(topic -> counts.getOrDefault(topic, 0) == 0);
        Collections.shuffle(open, random);
        Map<Topic, Integer> shares = new LinkedHashMap<>();
        int left = size;
        while (left > 0 && !open.isEmpty()) {
            for (Topic topic : List.copyOf(open.subList(0, Math.min(left, open.size())))) {
                int share = shares.merge(topic, 1, Integer::sum);
                left--;
                if (share == counts.getOrDefault(topic, 0)) {
                    open.remove(topic);
                }
            }
        }
        return shares;
    }

    private static int sum(Collection<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    /** So many different numbers below a bound, by Floyd's method: each set of them is as likely as any other. */
    private static Set<Integer> distinct(int number, int bound, RandomGenerator random) {
        Set<Integer> numbers = new TreeSet<>();
        for (int last = bound - number; last < bound; last++) {
            int one = random.nextInt(last + 1);
            numbers.add(numbers.contains(one) ? last : one);
        }
        return numbers;
    }

    private static void place(Topic topic, Map<Facet, Integer> counts, int number, Map<Cell, Set<Integer>> places) {
        int place = number;
        for (Map.Entry<Facet, Integer> facet : counts.entrySet()) {
            if (place < facet.getValue()) {
                places.computeIfAbsent(new Cell(topic.id(), facet.getKey(), facet.getValue()), first -> new TreeSet<>())
                        .add(place);
                return;
            }
            place -= facet.getValue();
        }
    }

    /** The questions that lie there. Where two places led to one question, as there are gaps, its neighbours stand in. */
    private SequencedSet<QuestionId> found(Map<Cell, Set<Integer>> places) {
        SequencedSet<QuestionId> found = new LinkedHashSet<>();
        Map<Cell, Integer> missing = new HashMap<>();
        Map<Cell, List<QuestionId>> drawn = repository.at(places);
        places.forEach((cell, of) -> {
            Set<QuestionId> different = new LinkedHashSet<>(drawn.getOrDefault(cell, List.of()));
            found.addAll(different);
            if (different.size() < of.size()) {
                missing.put(cell, of.size());
            }
        });
        repository.first(missing).forEach((cell, neighbours) -> {
            long have = drawn.getOrDefault(cell, List.of()).stream().distinct().count();
            neighbours.stream()
                    .filter(question -> !found.contains(question))
                    .limit(missing.getOrDefault(cell, 0) - have)
                    .forEach(found::add);
        });
        return found;
    }
}
