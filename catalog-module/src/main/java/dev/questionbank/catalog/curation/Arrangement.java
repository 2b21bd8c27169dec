package dev.questionbank.catalog.curation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * New places for things that are to stand in another order: as few as possible. Those that stand in the right order among
 * themselves already keep their places (a longest increasing subsequence of them does), and the others are put into the room
 * between. Only where there is no room left, all get new places.
 *
 * @param <T> what is arranged
 */
final class Arrangement<T> {

    private final Map<T, Long> places;
    private final long step;

    /**
     * @param places where things stand now, in their order
     * @param step room to leave between neighbours where all get new places
     */
    Arrangement(Map<T, Long> places, long step) {
        this.places = places;
        this.step = step;
    }

    /**
     * The order in which some of them come as they are given, in the places that they hold together now, while all others
     * stay where they are.
     */
    List<T> with(List<T> some) {
        Set<T> moved = new HashSet<>(some);
        List<T> order = new ArrayList<>(places.size());
        int next = 0;
        for (T thing : places.keySet()) {
            order.add(moved.contains(thing) ? some.get(next++) : thing);
        }
        return order;
    }

    /** The places that have to change so that all stand in this order. */
    Map<T, Long> changes(List<T> order) {
        long[] before = order.stream().mapToLong(this::place).toArray();
        boolean[] stays = longestIncreasing(before);
        Map<T, Long> changes = new LinkedHashMap<>();
        int from = 0;
        while (from < order.size()) {
            if (stays[from]) {
                from++;
                continue;
            }
            int to = from;
            while (to < order.size() && !stays[to]) {
                to++;
            }
            long low = from == 0 ? before[to] - step * (to - from + 1L) : before[from - 1];
            long room = to == order.size() ? step : (before[to] - low) / (to - from + 1);
            if (room < 1) {
                return renumbered(order);
            }
            for (int i = from; i < to; i++) {
                changes.put(order.get(i), low + room * (i - from + 1));
            }
            from = to;
        }
        return changes;
    }

    private long place(T thing) {
        Long place = places.get(thing);
        if (place == null) {
            throw new IllegalArgumentException("not among those that are arranged: " + thing);
        }
        return place;
    }

    private Map<T, Long> renumbered(List<T> order) {
        Map<T, Long> changes = new LinkedHashMap<>();
        for (int i = 0; i < order.size(); i++) {
            long place = step * (i + 1L);
            if (place != place(order.get(i))) {
                changes.put(order.get(i), place);
            }
        }
        return changes;
    }

    /** Which of these belong to one of their longest strictly increasing subsequences. */
    private static boolean[] longestIncreasing(long[] values) {
        int[] ends = new int[values.length]; // of the best subsequence of each length, the index where it ends
        int[] previous = new int[values.length];
        int length = 0;
        for (int i = 0; i < values.length; i++) {
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (values[ends[middle]] < values[i]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            previous[i] = low == 0 ? -1 : ends[low - 1];
            ends[low] = i;
            length = Math.max(length, low + 1);
        }
        boolean[] belongs = new boolean[values.length];
        for (int i = length == 0 ? -1 : ends[length - 1]; i >= 0; i = previous[i]) {
            belongs[i] = true;
        }
        return belongs;
    }
}
