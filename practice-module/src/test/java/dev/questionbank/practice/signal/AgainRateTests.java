package dev.questionbank.practice.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgainRateTests {

    /** The last two are examples of R. G. Newcombe, Statistics in Medicine 17 (1998), 857–872, table I. */
    @ParameterizedTest
    @CsvSource({
        "9, 18, 0.2903, 0.7097",
        "0, 10, 0.0000, 0.2775",
        "10, 10, 0.7225, 1.0000",
        "81, 263, 0.2553, 0.3662",
        "1, 29, 0.0061, 0.1718"
    })
    void hasTheBoundsOfWilson(int again, int reviews, double low, double high) {
        AgainRate rate = AgainRate.of(again, reviews);

        assertThat(rate.estimate()).isEqualTo((double) again / reviews);
        assertThat(rate.low()).isCloseTo(low, within(0.00005));
        assertThat(rate.high()).isCloseTo(high, within(0.00005));
    }

    @Test
    void liesWithinItsBoundsWhichAreShares() {
        IntStream.rangeClosed(1, 200)
                .forEach(reviews -> IntStream.rangeClosed(0, reviews)
                        .mapToObj(again -> AgainRate.of(again, reviews))
                        .forEach(rate -> assertThat(new double[] {0, rate.low(), rate.estimate(), rate.high(), 1})
                                .isSorted()));
    }

    @Test
    void isSurerWithMoreReviewsAndTheSameFromBothEnds() {
        for (int n = 1; n < 100; n++) {
            AgainRate few = AgainRate.of(n, 3 * n);
            AgainRate more = AgainRate.of(n + 1, 3 * n + 3);
            AgainRate opposite = AgainRate.of(2 * n, 3 * n);

            assertThat(more.low()).isGreaterThan(few.low());
            assertThat(more.high()).isLessThan(few.high());
            assertThat(opposite.low()).isCloseTo(1 - few.high(), within(1e-12));
        }
    }
}
