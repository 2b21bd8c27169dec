package dev.questionbank.practice.streak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberDayTests {

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T03:59:59.999Z, UTC, 2026-11-22",
        "2026-11-23T04:00:00Z, UTC, 2026-11-23",
        "2026-11-23T03:00:00Z, Asia/Tokyo, 2026-11-23",
        "2026-11-22T18:59:59Z, Asia/Tokyo, 2026-11-22",
        "2026-11-23T08:59:00Z, America/New_York, 2026-11-22",
        // clocks go forward at 02:00: the wall shows 03:30, still the day before
        "2026-03-29T01:30:00Z, Europe/Berlin, 2026-03-28",
        "2026-03-29T02:00:00Z, Europe/Berlin, 2026-03-29",
        // clocks go back at 03:00: 03:30 by the wall
        "2026-10-25T02:30:00Z, Europe/Berlin, 2026-10-24",
        "2026-10-25T03:00:00Z, Europe/Berlin, 2026-10-25"
    })
    void beginsAtFourByTheClockOnTheWall(Instant moment, ZoneId zone, LocalDate day) {
        assertThat(MemberDay.of(moment, zone)).isEqualTo(day);
    }
}
