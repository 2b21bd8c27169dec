package dev.questionbank.catalog.curation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArrangementTests {

    private static final long STEP = 1_024;

    private static Map<Integer, Long> inOrder(int count) {
        Map<Integer, Long> places = new LinkedHashMap<>();
        IntStream.range(0, count).forEach(thing -> places.put(thing, STEP * (thing + 1)));
        return places;
    }

    private static List<Integer> after(Map<Integer, Long> places, Map<Integer, Long> changes) {
        Map<Integer, Long> now = new LinkedHashMap<>(places);
        now.putAll(changes);
        assertThat(now.values()).doesNotHaveDuplicates();
        return now.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getValue))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Test
    void movesOneOfFiveThousandWithOneWrite() {
        Map<Integer, Long> places = inOrder(5_000);
        Arrangement<Integer> arrangement = new Arrangement<>(places, STEP);
        for (int to : new int[] {0, 17, 2_500, 4_999}) {
            List<Integer> order = new ArrayList<>(places.keySet());
            order.add(to, order.remove(3_000));

            Map<Integer, Long> changes = arrangement.changes(order);

            assertThat(changes).hasSize(1);
            assertThat(after(places, changes)).isEqualTo(order);
        }
    }

    @Test
    void reversesAll() {
        Map<Integer, Long> places = inOrder(500);
        List<Integer> order = new ArrayList<>(places.keySet());
        Collections.reverse(order);

        assertThat(after(places, new Arrangement<>(places, STEP).changes(order)))
                .isEqualTo(order);
    }

    @Test
    void leavesOthersWhereTheyAre() {
        Arrangement<Integer> arrangement = new Arrangement<>(inOrder(6), STEP);

        assertThat(arrangement.with(List.of(4, 1))).containsExactly(0, 4, 2, 3, 1, 5);
        assertThat(arrangement.changes(List.of(0, 1, 2, 3, 4, 5))).isEmpty();
    }

    @Test
    void anyOrderIsReachedAgainAndAgainAlsoWhereRoomRunsOut() {
        Random random = new Random(7);
        Map<Integer, Long> places = inOrder(40);
        boolean renumbered = false;
        for (int round = 0; round < 2_000; round++) {
            List<Integer> order = new ArrayList<>(places.keySet());
            if (round % 50 == 0) {
                Collections.shuffle(order, random);
            } else {
                order.add(1, order.remove(2 + random.nextInt(38)));
            }
            Map<Integer, Long> changes = new Arrangement<>(places, STEP).changes(order);
            assertThat(after(places, changes)).isEqualTo(order);
            renumbered |= changes.size() > 35 && round % 50 != 0;
            Map<Integer, Long> now = new LinkedHashMap<>(places);
            now.putAll(changes);
            places = new LinkedHashMap<>();
            for (Integer thing : order) {
                places.put(thing, now.getOrDefault(thing, 0L));
            }
        }
        assertThat(renumbered).isTrue();
    }
}
