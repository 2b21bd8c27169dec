package dev.questionbank.practice;

import dev.questionbank.access.Viewer;
import dev.questionbank.practice.OutageRepository.Outage;
import dev.questionbank.practice.streak.MemberDay;
import dev.questionbank.practice.streak.Streak;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The streaks of members, and what the service owes to them. */
@Service
public class Streaks {

    private final DayRepository days;
    private final OutageRepository outages;
    private final Clock clock;

    Streaks(DayRepository days, OutageRepository outages, Clock clock) {
        this.days = days;
        this.outages = outages;
        this.clock = clock;
    }

    /** The member's streak now. */
    Streak of(Viewer member) {
        ZoneId zone = member.timeZone();
        Set<LocalDate> failed = outages.list().stream()
                .flatMap(outage -> MemberDay.of(outage.began(), zone)
                        .datesUntil(MemberDay.of(outage.ended(), zone).plusDays(1)))
                .collect(Collectors.toSet());
        return Streak.of(days.list(member.id()), failed, MemberDay.of(clock.instant(), zone), zone);
    }

    /**
     * Repairs the streaks of all whom an outage kept from practising: no day on which it lasted counts as missed. Once is
     * enough; twice does no harm.
     *
     * @throws IllegalArgumentException when it ended before it began, or has not ended yet
     */
    @Transactional
    public void repair(Instant began, Instant ended) {
        Instant now = clock.instant();
        if (ended.isBefore(began) || ended.isAfter(now)) {
            throw new IllegalArgumentException("an outage ends after it began, and before now");
        }
        outages.insert(new Outage(began, ended), now);
    }
}
