package dev.questionbank.catalog.search;

import dev.questionbank.catalog.Difficulty;
import dev.questionbank.catalog.Kind;
import dev.questionbank.catalog.QuestionFilter;
import dev.questionbank.catalog.Readability;
import dev.questionbank.catalog.ReadingRights;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts what matched. Every question counts once for its combination; the filters are applied to the combinations
 * afterwards. One that passes every axis counts everywhere, one that fails a single axis counts on that axis alone.
 */
final class FacetCounter {

    private static final int MOST_TAGS = 50;

    private final QuestionFilter filter;
    private final ReadingRights rights;
    private final Map<String, Integer> topics = new HashMap<>();
    private final Map<Difficulty, Integer> difficulties = new TreeMap<>();
    private final Map<Kind, Integer> kinds = new TreeMap<>();
    private final Map<String, Integer> tags = new HashMap<>();
    private final Matched matched = new Matched();
    private int total;

    private enum Axis {
        TOPIC,
        DIFFICULTY,
        KIND,
        TAG
    }

    FacetCounter(QuestionFilter filter, ReadingRights rights) {
        this.filter = filter;
        this.rights = rights;
    }

    private boolean passes(Combination combination) {
        return hasRightReadability(combination) && failed(combination).isEmpty();
    }

    /** Those that were counted as found. */
    Matched matched() {
        return matched;
    }

    int total() {
        return total;
    }

    Facets facets() {
        return new Facets(
                counts(topics, Integer.MAX_VALUE),
                counts(difficulties, Integer.MAX_VALUE),
                counts(kinds, Integer.MAX_VALUE),
                counts(tags, MOST_TAGS));
    }

    private static <T extends Comparable<T>> List<Facets.Count<T>> counts(Map<T, Integer> counts, int most) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<T, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(entry -> new Facets.Count<>(entry.getKey(), entry.getValue()))
                .toList();
    }

    private boolean hasRightReadability(Combination combination) {
        return filter.access() == null || filter.access() == Readability.of(combination.isReadableWith(rights));
    }

    private Set<Axis> failed(Combination of) {
        Set<Axis> failed = EnumSet.noneOf(Axis.class);
        if (!accepts(filter.topics(), of.topicSlug())) {
            failed.add(Axis.TOPIC);
        }
        if (!accepts(filter.difficulties(), of.difficulty())) {
            failed.add(Axis.DIFFICULTY);
        }
        if (!accepts(filter.kinds(), of.kind())) {
            failed.add(Axis.KIND);
        }
        if (!filter.tags().isEmpty() && Collections.disjoint(filter.tags(), of.tags())) {
            failed.add(Axis.TAG);
        }
        return failed;
    }

    private static <T> boolean accepts(Set<T> values, @Nullable T value) {
        return values.isEmpty() || value != null && values.contains(value);
    }

    private void count(Combination combination, int questions) {
        if (!hasRightReadability(combination)) {
            return;
        }
        Set<Axis> failed = failed(combination);
        if (failed.size() > 1) {
            return;
        }
        total += failed.isEmpty() ? questions : 0;
        if (isCounted(Axis.TOPIC, failed)) {
            topics.merge(combination.topicSlug(), questions, Integer::sum);
        }
        Difficulty difficulty = combination.difficulty();
        if (difficulty != null && isCounted(Axis.DIFFICULTY, failed)) {
            difficulties.merge(difficulty, questions, Integer::sum);
        }
        Kind kind = combination.kind();
        if (kind != null && isCounted(Axis.KIND, failed)) {
            kinds.merge(kind, questions, Integer::sum);
        }
        if (isCounted(Axis.TAG, failed)) {
            combination.tags().forEach(tag -> tags.merge(tag, questions, Integer::sum));
        }
    }

    private static boolean isCounted(Axis axis, Set<Axis> failed) {
        return failed.isEmpty() || failed.contains(axis);
    }

    /** Sends everything that a query matches through this counter, segment by segment, in one thread. */
    CollectorManager<Counting, FacetCounter> collecting(Combinations combinations) {
        return new CollectorManager<>() {

            @Override
            public Counting newCollector() {
                return new Counting(combinations);
            }

            @Override
            public FacetCounter reduce(Collection<Counting> collectors) throws IOException {
                for (Counting collector : collectors) {
                    collector.finish();
                }
                return FacetCounter.this;
            }
        };
    }

    /** Counts the matches of each combination of a segment. */
    final class Counting extends SimpleCollector {

        private final Combinations combinations;
        private Combination[] all = {};
        private int[] counts = {};
        private boolean[] passing = {};
        private @Nullable SortedDocValues numbers;
        private @Nullable FixedBitSet found;

        Counting(Combinations combinations) {
            this.combinations = combinations;
        }

        @Override
        protected void doSetNextReader(LeafReaderContext segment) throws IOException {
            finish();
            all = combinations.of(segment.reader());
            counts = new int[all.length];
            passing = new boolean[all.length];
            for (int number = 0; number < all.length; number++) {
                passing[number] = passes(all[number]);
            }
            numbers = Combinations.numbers(segment.reader());
            found = matched.in(segment);
        }

        @Override
        public void collect(int doc) throws IOException {
            SortedDocValues its = Objects.requireNonNull(numbers);
            if (its.advanceExact(doc)) {
                int number = its.ordValue();
                counts[number]++;
                if (passing[number]) {
                    Objects.requireNonNull(found).set(doc);
                }
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }

        /** Also called by Lucene behind every segment. */
        @Override
        public void finish() {
            for (int number = 0; number < counts.length; number++) {
                if (counts[number] > 0) {
                    count(all[number], counts[number]);
                }
            }
            counts = new int[0];
        }
    }
}
