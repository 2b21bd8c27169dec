package dev.questionbank.practice.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.access.AccountId;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.practice.Grade;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplayTests {

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void givesTheSameStateInWhateverOrderReviewsArrive(int seed) {
        Random random = new Random(seed);
        List<Practiced> reviews = reviews(random);
        MemoryState oneByOne = null;
        for (Practiced review : reviews) {
            oneByOne = Replay.next(oneByOne, review);
        }

        Collections.shuffle(reviews, random);

        assertThat(Replay.of(reviews)).contains(oneByOne);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void tellsBeforeWhatEachGradeWillLeadTo(int seed) {
        List<Practiced> reviews = reviews(new Random(seed));
        MemoryState before = Replay.of(reviews).orElseThrow();
        Practiced last = reviews.getLast();
        int[] told = Replay.intervals(before, last.account(), last.question(), 3, 0.9);

        for (Grade grade : Grade.values()) {
            LocalDate day = before.practicedOn().plusDays(3);
            MemoryState after = Replay.next(before, review(last, grade, day, 0.9));
            assertThat(after.dueOn()).isEqualTo(day.plusDays(told[grade.ordinal()]));
        }
        assertThat(told).isSorted().doesNotHaveDuplicates();
        assertThat(told[0]).isPositive();
    }

    private static List<Practiced> reviews(Random random) {
        Practiced first = new Practiced(
                UUID.randomUUID(),
                new AccountId(new UUID(random.nextLong(), random.nextLong())),
                new QuestionId(new UUID(random.nextLong(), random.nextLong())),
                1,
                Grade.GOOD,
                Instant.EPOCH,
                LocalDate.EPOCH,
                ZoneOffset.UTC,
                0.9);
        List<Practiced> reviews = new ArrayList<>();
        LocalDate day = LocalDate.parse("2026-01-01");
        for (int i = 0; i <= random.nextInt(12); i++) {
            day = day.plusDays(1 + random.nextInt(40));
            reviews.add(review(first, Grade.values()[random.nextInt(4)], day, 0.8 + random.nextInt(17) / 100.0));
        }
        return reviews;
    }

    private static Practiced review(Practiced like, Grade grade, LocalDate day, double targetRecall) {
        return new Practiced(
                UUID.randomUUID(),
                like.account(),
                like.question(),
                1,
                grade,
                day.atTime(12, 0).toInstant(ZoneOffset.UTC),
                day,
                ZoneOffset.UTC,
                targetRecall);
    }
}
