package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.questionbank.app.PracticeCommand;
import dev.questionbank.db.UuidConverter;
import dev.questionbank.practice.RebuildPractice;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Desk;
import dev.questionbank.testing.RunningApplication;
import dev.questionbank.testing.TestDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

class PracticeIsRebuiltTests extends RunningApplication {

    private static final int MEMBERS = 10_000;
    private static final int BATCH = 2_000;

    @Autowired
    private DSLContext sql;

    @Autowired
    private RebuildPractice rebuild;

    @Autowired
    private Environment environment;

    @Test
    void toTheSameBytes() {
        List<UUID> questions = Desk.questions(visitor(), published(Bank.of(60))).stream()
                .map(id -> dev.questionbank.db.graphql.NodeId.parse(id)
                        .orElseThrow()
                        .value())
                .toList();
        simulate(questions);

        long reviews = rebuild.rebuild(done -> {});
        List<String> first = checksums();
        sql.execute("delete from practice_memory");
        sql.execute("delete from practice_day");
        assertThat(checksums()).isNotEqualTo(first);
        long again = rebuild.rebuild(done -> {});

        assertThat(reviews).isGreaterThan(MEMBERS).isEqualTo(again);
        assertThat(checksums()).isEqualTo(first);
        assertThat(sql.fetchSingle("select count(distinct account_id) from practice_memory")
                        .get(0, Integer.class))
                .isGreaterThanOrEqualTo(MEMBERS);
    }

    @Test
    void byACommand() {
        assumeTrue(TestDatabase.isOnServer(), "an embedded database belongs to the application that started it");
        new Desk(person())
                .practise(Desk.questions(visitor(), published(Bank.of(1))).getFirst(), Map.of());
        List<String> before = checksums();
        sql.execute("delete from practice_day");
        List<String> settings = Stream.of("url", "username", "password")
                .map(name -> "spring.datasource." + name)
                .filter(environment::containsProperty)
                .map(name -> "--" + name + "=" + environment.getProperty(name))
                .toList();

        assertThat(command(settings, "rebuild-practice")).isZero();
        assertThat(checksums()).isEqualTo(before);
        assertThat(command(settings, "repair-streaks", "2020-01-01T00:00:00Z", "2020-01-01T01:00:00Z"))
                .isZero();
        sql.execute("delete from practice_outage");
        assertThat(command(settings, "repair-streaks", "2020-01-01T00:00:00Z", "2999-01-01T01:00:00Z"))
                .isEqualTo(1);
        assertThat(command(settings, "repair-streaks", "yesterday", "today")).isEqualTo(2);
        assertThat(command(settings, "repair-streaks")).isEqualTo(2);
    }

    private static int command(List<String> settings, String... words) {
        return PracticeCommand.main(
                Stream.concat(Stream.of(words), settings.stream()).toArray(String[]::new));
    }

    private List<String> checksums() {
        return sql.fetch("checksum table practice_memory, practice_day").getValues(1, String.class);
    }

    /** Members of whom nothing but the log is there, as before anything was derived. */
    private void simulate(List<UUID> questions) {
        JdbcTemplate jdbc = new JdbcTemplate(((org.jooq.impl.DataSourceConnectionProvider)
                        sql.configuration().connectionProvider())
                .dataSource());
        Random random = new Random(5);
        UuidConverter bytes = new UuidConverter();
        LocalDate first = LocalDate.of(2025, 1, 1);
        List<Object[]> rows = new ArrayList<>();
        for (int member = 0; member < MEMBERS; member++) {
            byte[] account = bytes.to(UUID.randomUUID());
            int reviews = 1 + random.nextInt(9);
            for (int i = 0; i < reviews; i++) {
                LocalDate day = first.plusDays(random.nextInt(300));
                rows.add(new Object[] {
                    account,
                    bytes.to(UuidCreator.getTimeOrderedEpoch()),
                    bytes.to(questions.get(random.nextInt(Math.min(questions.size(), 4)))),
                    List.of("AGAIN", "HARD", "GOOD", "EASY").get(random.nextInt(4)),
                    day.atTime(random.nextInt(5, 24), random.nextInt(60)),
                    day,
                    Integer.toString(i)
                });
            }
        }
        for (int i = 0; i < rows.size(); i += BATCH) {
            jdbc.batchUpdate(
                    "insert into practice_review (account_id, id, question_id, revision, grade, practiced_at, practiced_on, idempotency_key, recorded_at)"
                            + " values (?, ?, ?, 1, ?, ?, ?, ?, '2025-12-01')",
                    rows.subList(i, Math.min(rows.size(), i + BATCH)));
        }
    }
}
