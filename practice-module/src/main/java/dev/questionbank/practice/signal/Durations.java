package dev.questionbank.practice.signal;

import java.util.SortedMap;
import java.util.TreeMap;

/** Times that reviews took: how many took how many seconds. */
final class Durations {

    private final SortedMap<Integer, Integer> counts = new TreeMap<>();

    /** Adds so many reviews that took so many seconds. */
    void add(int seconds, int reviews) {
        counts.merge(seconds, reviews, Integer::sum);
    }

    /** The time in the middle, the shorter one of two; there is at least one. */
    int median() {
        int left = (counts.values().stream().mapToInt(Integer::intValue).sum() - 1) / 2;
        for (var entry : counts.entrySet()) {
            left -= entry.getValue();
            if (left < 0) {
                return entry.getKey();
            }
        }
        throw new IllegalStateException("there are none");
    }
}
