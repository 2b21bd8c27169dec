package dev.questionbank.practice;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.Accounts;
import dev.questionbank.access.NotAllowed;
import dev.questionbank.access.Viewer;
import dev.questionbank.db.graphql.InputCheck;
import dev.questionbank.db.graphql.Refused;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How members want to practise. What is due already stays as it is: no change makes a flood. */
@Service
public class Settings {

    private final Accounts accounts;
    private final MemberRepository members;
    private final ReviewLog log;

    Settings(Accounts accounts, MemberRepository members, ReviewLog log) {
        this.accounts = accounts;
        this.members = members;
        this.log = log;
    }

    /** What a member chose, or has without having chosen. */
    record Chosen(String timeZone, double targetRecall, int newPerDay, int reviewsPerDay) {

        static Chosen of(ZoneId zone, PracticeSettings settings) {
            return new Chosen(zone.getId(), settings.targetRecall(), settings.newPerDay(), settings.reviewsPerDay());
        }
    }

    /** Input of {@code updatePracticeSettings}: what is left out stays. */
    record Input(
            @Nullable String timeZone,
            @Nullable Double targetRecall,
            @Nullable Integer newPerDay,
            @Nullable Integer reviewsPerDay) {}

    Chosen of(Viewer member) {
        return Chosen.of(member.timeZone(), find(member.id()));
    }

    /** How the member wants to practise, or everybody does who has not said so. */
    public PracticeSettings find(AccountId member) {
        return members.find(member).orElse(PracticeSettings.DEFAULT);
    }

    /**
     * @throws Refused when a value is out of its bounds, or there is no such zone
     * @throws NotAllowed when the member was erased meanwhile
     */
    @Transactional
    public Chosen update(Input input, Viewer member) {
        ZoneId zone = input.timeZone() == null ? member.timeZone() : zone(input.timeZone());
        Double recall = input.targetRecall() == null ? null : Math.round(input.targetRecall() * 100) / 100.0;
        new InputCheck()
                .that(zone != null, "timeZone", "is no time zone of the IANA database")
                .that(
                        recall == null
                                || (recall >= PracticeSettings.MIN_RECALL && recall <= PracticeSettings.MAX_RECALL),
                        "targetRecall",
                        "must be " + PracticeSettings.MIN_RECALL + " to " + PracticeSettings.MAX_RECALL)
                .that(isCap(input.newPerDay()), "newPerDay", "must be 0 to " + PracticeSettings.MAX_PER_DAY)
                .that(isCap(input.reviewsPerDay()), "reviewsPerDay", "must be 0 to " + PracticeSettings.MAX_PER_DAY)
                .refuseIfWrong();
        if (input.timeZone() != null) {
            accounts.setTimeZone(member.id(), Objects.requireNonNull(zone));
        }
        log.hold(member.id());
        PracticeSettings before = find(member.id());
        PracticeSettings after = new PracticeSettings(
                recall == null ? before.targetRecall() : recall,
                Objects.requireNonNullElse(input.newPerDay(), before.newPerDay()),
                Objects.requireNonNullElse(input.reviewsPerDay(), before.reviewsPerDay()));
        members.update(member.id(), after);
        return Chosen.of(Objects.requireNonNull(zone), after);
    }

    private static boolean isCap(@Nullable Integer value) {
        return value == null || (value >= 0 && value <= PracticeSettings.MAX_PER_DAY);
    }

    /** Names of regions alone: an offset would lose days when the clocks change. */
    private static @Nullable ZoneId zone(String name) {
        return ZoneId.getAvailableZoneIds().contains(name) ? ZoneId.of(name) : null;
    }
}
