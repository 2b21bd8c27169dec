package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.questionbank.practice.Streaks;
import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Desk;
import dev.questionbank.testing.Practice;
import dev.questionbank.testing.RunningApplication;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class MemberKeepsStreakTests extends RunningApplication {

    private static final String STREAK = "streak { current longest atRiskUntil freezesLeft }";

    /** Days begin here just when they do by the clock of the tests, at whatever time these run. */
    private static final ZoneId UTC = ZoneId.of("UTC");

    @Autowired
    private DSLContext sql;

    @Autowired
    private Streaks streaks;

    private Api member;
    private Desk desk;
    private String question;

    @BeforeEach
    void begin() {
        member = person();
        desk = new Desk(member);
        question = Desk.questions(visitor(), published(Bank.of(1))).getFirst();
        new Practice(member).old(sql);
    }

    private void practiseDaysAgo(int... days) {
        for (int ago : days) {
            new Practice(member).record(question, "GOOD", ago);
        }
    }

    private int current() {
        return desk.read(STREAK).at("/streak/current").intValue();
    }

    @Test
    void byDaysOfPracticeWithTheAttemptThatEarnedEach() {
        practiseDaysAgo(2, 1, 1);
        JsonNode atRisk = desk.read(STREAK).get("streak");
        String first = desk.practise(question, Map.of());
        desk.practise(question, Map.of());

        JsonNode streak = desk.read(STREAK).get("streak");
        LocalDate today = LocalDate.ofInstant(Instant.now().minus(Duration.ofHours(4)), UTC);
        JsonNode calendar = desk.read("calendar(from: \"%s\", to: \"%s\") { date attempts evidence { id } }"
                        .formatted(today.minusDays(30), today))
                .get("calendar");

        assertThat(atRisk.get("current").intValue()).isEqualTo(2);
        assertThat(Instant.parse(atRisk.get("atRiskUntil").stringValue()))
                .isEqualTo(today.plusDays(1).atTime(4, 0).atZone(UTC).toInstant());
        assertThat(streak.toString()).isEqualTo("{\"current\":3,\"longest\":3,\"atRiskUntil\":null,\"freezesLeft\":0}");
        assertThat(calendar.valueStream().map(day -> day.get("date").stringValue() + " " + day.get("attempts")))
                .containsExactly(today.minusDays(2) + " 1", today.minusDays(1) + " 2", today + " 2");
        assertThat(calendar.at("/2/evidence/id").stringValue()).isEqualTo(first);
    }

    @Test
    void withFreezesThatPracticeEarned() {
        practiseDaysAgo(8, 7, 6, 5, 4, 3, 2);

        assertThat(desk.read(STREAK).get("streak").get("freezesLeft").intValue())
                .as("one earned, and yesterday took it")
                .isZero();
        assertThat(current()).isEqualTo(7);
        desk.practise(question, Map.of());
        assertThat(current()).isEqualTo(8);
    }

    @Test
    void withWhatWasPractisedOfflineAndToldLate() {
        practiseDaysAgo(4, 3, 1, 0);
        assertThat(current()).isEqualTo(2);

        practiseDaysAgo(2);

        assertThat(current()).isEqualTo(5);
    }

    @Test
    void throughAnOutageOfTheService() {
        practiseDaysAgo(4, 3, 1, 0);
        Instant began = Instant.now().minus(Duration.ofDays(2));

        assertThatThrownBy(() -> streaks.repair(began, Instant.now().plusSeconds(60)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> streaks.repair(began, began.minusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(current()).isEqualTo(2);
        streaks.repair(began, began.plusSeconds(1));
        streaks.repair(began, began.plusSeconds(1));

        try {
            assertThat(current()).isEqualTo(4);
        } finally {
            sql.execute("delete from practice_outage");
        }
    }

    @Test
    void throughAChangeOfTheTimeZone() {
        practiseDaysAgo(2, 1, 0);
        for (String zone : new String[] {"Pacific/Kiritimati", "Pacific/Honolulu", "Europe/Berlin"}) {
            assertThat(desk.done("updatePracticeSettings", "settings { timeZone }", Map.of("timeZone", zone))
                            .at("/settings/timeZone")
                            .stringValue())
                    .isEqualTo(zone);
            assertThat(current()).as(zone).isEqualTo(3);
            assertThat(member.send("Me", Map.of()).at("/viewer/timeZone").stringValue())
                    .isEqualTo(zone);
        }
    }

    @Test
    void refusesSettingsThatCannotBe() {
        String settings = "settings { timeZone targetRecall newPerDay reviewsPerDay }";
        for (Map<String, ?> wrong : java.util.List.<Map<String, ?>>of(
                Map.of("timeZone", "Mars/Olympus"),
                Map.of("timeZone", "+02:00"),
                Map.of("targetRecall", 0.79),
                Map.of("targetRecall", 0.98),
                Map.of("newPerDay", -1),
                Map.of("reviewsPerDay", 1001))) {
            assertThat(desk.problems("updatePracticeSettings", settings, wrong))
                    .containsExactly("INVALID " + wrong.keySet().iterator().next());
        }
        assertThat(desk.read(settings).get("settings").toString())
                .isEqualTo("{\"timeZone\":\"UTC\",\"targetRecall\":0.9,\"newPerDay\":10,\"reviewsPerDay\":100}");
        assertThat(desk.done("updatePracticeSettings", settings, Map.of("targetRecall", 0.95, "newPerDay", 0))
                        .get("settings")
                        .toString())
                .isEqualTo("{\"timeZone\":\"UTC\",\"targetRecall\":0.95,\"newPerDay\":0,\"reviewsPerDay\":100}");
    }

    @Test
    void refusesACalendarWithoutAnEnd() {
        assertThat(member.respond(
                                "{ viewer { practice { calendar(from: \"2020-01-01\", to: \"2022-01-01\") { date } } } }",
                                Map.of())
                        .at("/errors/0/extensions/code")
                        .stringValue())
                .isEqualTo("BAD_USER_INPUT");
    }
}
