package dev.questionbank.practice.streak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StreakTests {

    private static final UUID EVIDENCE = UUID.randomUUID();

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");
    private static final ZoneId HONOLULU = ZoneId.of("Pacific/Honolulu");
    private static final LocalDate DAY = LocalDate.parse("2026-11-01");

    @Test
    void countsDaysThatFollowOneAnother() {
        assertThat(of(days(0, 1, 2), 2)).isEqualTo(new Streak(3, 3, null, 0));
        assertThat(of(days(0, 1, 2), 3))
                .isEqualTo(new Streak(
                        3,
                        3,
                        LocalDateTime.parse("2026-11-05T04:00").atZone(BERLIN).toInstant(),
                        0));
        assertThat(of(days(0, 1, 2), 4)).isEqualTo(new Streak(0, 3, null, 0));
        assertThat(of(days(0, 1, 2, 4), 4)).isEqualTo(new Streak(1, 3, null, 0));
        assertThat(of(List.of(), 4)).isEqualTo(new Streak(0, 0, null, 0));
    }

    @Test
    void aFreezeIsEarnedByAWeekAndSurvivesAMissedDay() {
        assertThat(of(days(0, 1, 2, 3, 4, 5, 6), 6).freezesLeft()).isEqualTo(1);
        assertThat(of(days(0, 1, 2, 3, 4, 5, 6), 8))
                .extracting(Streak::current, Streak::freezesLeft)
                .containsExactly(7, 0);
        assertThat(of(days(0, 1, 2, 3, 4, 5, 6, 8), 8))
                .extracting(Streak::current, Streak::freezesLeft)
                .containsExactly(8, 0);
        assertThat(of(days(0, 1, 2, 3, 4, 5, 6, 9), 9).current()).isEqualTo(1);
        assertThat(of(
                                IntStream.range(0, 40).boxed().toList().stream()
                                        .map(StreakTests::day)
                                        .toList(),
                                39)
                        .freezesLeft())
                .isEqualTo(2);
    }

    @Test
    void anOutageOfOursIsNobodysMissedDay() {
        assertThat(Streak.of(days(0, 1, 3), Set.of(DAY.plusDays(2)), DAY.plusDays(3), BERLIN)
                        .current())
                .isEqualTo(3);
        assertThat(Streak.of(days(0, 1), Set.of(DAY.plusDays(2)), DAY.plusDays(3), BERLIN)
                        .current())
                .isEqualTo(2);
    }

    @Test
    void aDayThatTheDateLineTookIsNotMissed() {
        List<PracticedDay> flight = List.of(
                new PracticedDay(DAY, 1, HONOLULU, HONOLULU, EVIDENCE),
                new PracticedDay(DAY.plusDays(2), 1, AUCKLAND, AUCKLAND, EVIDENCE));
        List<PracticedDay> lazy = List.of(
                new PracticedDay(DAY, 1, HONOLULU, HONOLULU, EVIDENCE),
                new PracticedDay(DAY.plusDays(3), 1, AUCKLAND, AUCKLAND, EVIDENCE));

        assertThat(Streak.of(flight, Set.of(), DAY.plusDays(2), AUCKLAND).current())
                .isEqualTo(2);
        assertThat(Streak.of(lazy, Set.of(), DAY.plusDays(3), AUCKLAND).current())
                .isEqualTo(1);
    }

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    /** A member who practises at least every 23 hours, wherever on earth, never loses the streak. */
    @ParameterizedTest
    @MethodSource("seeds")
    void isKeptByWhoeverPractisesOftenEnough(int seed) {
        Random random = new Random(seed);
        List<ZoneId> zones = List.of(
                BERLIN,
                AUCKLAND,
                HONOLULU,
                ZoneId.of("America/New_York"),
                ZoneId.of("Asia/Kathmandu"),
                ZoneId.of("Pacific/Kiritimati"));
        var moment = LocalDateTime.parse("2026-01-01T12:00").atZone(BERLIN).toInstant();
        List<PracticedDay> days = new ArrayList<>();
        ZoneId zone = BERLIN;
        for (int i = 0; i < 400; i++) {
            if (random.nextInt(10) == 0) {
                zone = zones.get(random.nextInt(zones.size()));
            }
            LocalDate day = MemberDay.of(moment, zone);
            ZoneId first = days.stream()
                    .filter(known -> known.day().equals(day))
                    .map(PracticedDay::zone)
                    .findFirst()
                    .orElse(zone);
            days.removeIf(known -> known.day().equals(day));
            days.add(new PracticedDay(day, 1, first, zone, EVIDENCE));
            days.sort(Comparator.comparing(PracticedDay::day));
            assertThat(Streak.of(days, Set.of(), MemberDay.of(moment, zone), zone)
                            .current())
                    .as("after %d practices, at %s in %s", i + 1, moment, zone)
                    .isEqualTo(days.size());
            moment = moment.plusSeconds(random.nextInt(23 * 60 * 60) + 1);
        }
    }

    private static Streak of(List<PracticedDay> days, int today) {
        return Streak.of(days, Set.of(), DAY.plusDays(today), BERLIN);
    }

    private static List<PracticedDay> days(int... numbers) {
        return IntStream.of(numbers).mapToObj(StreakTests::day).toList();
    }

    private static PracticedDay day(int number) {
        return new PracticedDay(DAY.plusDays(number), 1, BERLIN, BERLIN, EVIDENCE);
    }
}
