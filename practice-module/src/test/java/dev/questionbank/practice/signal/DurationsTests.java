package dev.questionbank.practice.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DurationsTests {

    @Test
    void findTheOneInTheMiddle() {
        Random random = new Random(1);
        for (int size = 1; size < 50; size++) {
            Durations durations = new Durations();
            int[] sorted = IntStream.range(0, size)
                    .map(i -> random.nextInt(20))
                    .peek(seconds -> durations.add(seconds, 1))
                    .sorted()
                    .toArray();

            assertThat(durations.median()).isEqualTo(sorted[(size - 1) / 2]);
        }
    }

    @Test
    void countEveryReview() {
        Durations durations = new Durations();
        durations.add(10, 2);
        durations.add(500, 3);

        assertThat(durations.median()).isEqualTo(500);
    }
}
