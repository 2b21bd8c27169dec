package dev.questionbank.practice.streak;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/** A member's day: it begins at 04:00 by the clock on the member's wall, so that an evening that runs late still counts. */
public final class MemberDay {

    private static final LocalTime ROLLOVER = LocalTime.of(4, 0);

    private MemberDay() {}

    /** The day to which a moment belongs for a member in this zone. */
    public static LocalDate of(Instant moment, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
        return local.toLocalTime().isBefore(ROLLOVER) ? local.toLocalDate().minusDays(1) : local.toLocalDate();
    }

    /** The moment at which a day begins for a member in this zone. */
    public static Instant start(LocalDate day, ZoneId zone) {
        return day.atTime(ROLLOVER).atZone(zone).toInstant();
    }
}
