package dev.questionbank.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.questionbank.db.UuidConverter;
import dev.questionbank.practice.RebuildPractice;
import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Desk;
import dev.questionbank.testing.Practice;
import dev.questionbank.testing.RunningApplication;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Practising at one hot question against many, the queue of a member who knows much, and the rebuilding of all memories. */
class PracticeBenchmark extends RunningApplication {

    private static final int MEMBERS = 32;
    private static final int ROUNDS = 5;
    private static final int ATTEMPTS = 60;
    private static final int REVIEWED = 20_000;
    private static final int QUEUES = 200;
    private static final int SIMULATED = 10_000_000;
    private static final int REVIEWS_EACH = 1_000;
    private static final int QUESTIONS_EACH = 100;
    private static final int REVIEWS_A_DAY = 10;

    private static final String INSERT =
            "insert into practice_review (account_id, id, question_id, revision, grade, practiced_at, practiced_on, idempotency_key, recorded_at) values (?, ?, ?, 1, ?, ?, ?, ?, '2025-12-01')";

    @Autowired
    private DataSource dataSource;

    @Autowired
    private RebuildPractice rebuild;

    private final UuidConverter bytes = new UuidConverter();
    private final Random random = new Random(11);

    @Test
    void practisesAtOneQuestionAndAtMany() throws InterruptedException {
        String topic = published(Bank.of(MEMBERS + 1));
        List<String> questions = Desk.questions(visitor(), topic);
        List<Desk> members = IntStream.range(0, MEMBERS)
                .mapToObj(i -> new Desk(memberOf(topic)))
                .toList();
        double[] hot = new double[ROUNDS];
        double[] distinct = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) { // the first one warms up
            double many = attemptsPerSecond(members, questions.subList(1, MEMBERS + 1));
            double one = attemptsPerSecond(members, Collections.nCopies(MEMBERS, questions.getFirst()));
            if (round >= 0) {
                distinct[round] = many;
                hot[round] = one;
            }
        }
        System.out.printf(
                "%npractised by %d members at once: %.0f a second at questions of their own, %.0f at one: %.0f %%%n",
                MEMBERS, median(distinct), median(hot), 100 * median(hot) / median(distinct));
        assertThat(visitor()
                        .send("TopicPage", Map.of("slug", topic, "first", 1))
                        .at("/topic/questions/edges/0/node/practicedCount")
                        .intValue())
                .isEqualTo(MEMBERS);
    }

    private static double attemptsPerSecond(List<Desk> members, List<String> questions) throws InterruptedException {
        try (ExecutorService executor = Executors.newFixedThreadPool(MEMBERS)) {
            List<Callable<Void>> all = new ArrayList<>();
            for (int i = 0; i < MEMBERS; i++) {
                Desk member = members.get(i);
                String question = questions.get(i);
                all.add(() -> {
                    for (int n = 0; n < ATTEMPTS; n++) {
                        member.practise(question, Map.of());
                    }
                    return null;
                });
            }
            long start = System.nanoTime();
            executor.invokeAll(all).forEach(done -> assertThat(done.state()).isEqualTo(Future.State.SUCCESS));
            return MEMBERS * ATTEMPTS / ((System.nanoTime() - start) / 1e9);
        }
    }

    @Test
    void queuesForOneWhoKnowsMuch() {
        int topics = 40;
        List<String> slugs = new ArrayList<>();
        List<UUID> questions = new ArrayList<>();
        for (int i = 0; i < topics; i++) {
            String slug = published(Bank.of(REVIEWED / topics + 50));
            slugs.add(slug);
            questions.addAll(ids(slug, REVIEWED / topics));
        }
        for (int oneDueOf : new int[] {300, 10}) {
            Api member = memberOf(slugs.toArray(String[]::new));
            insert(new Practice(member).accountId(), questions, oneDueOf);
            rebuild.rebuild(done -> {});
            Desk desk = new Desk(member);
            for (int first : new int[] {10, 100}) { // what is due fills the shorter one
                time(
                        "queue over HTTP, %d reviewed, one of %d due, first %d".formatted(REVIEWED, oneDueOf, first),
                        desk,
                        "queue(first: %d) { dueCount edges { node { reason retrievability question { id title } } } }"
                                .formatted(first));
            }
        }
    }

    private void time(String what, Desk desk, String queue) {
        List<String> sent = statements.during(() -> desk.read(queue));
        double[] times = new double[QUEUES];
        for (int i = -2 * QUEUES; i < QUEUES; i++) {
            long start = System.nanoTime();
            desk.read(queue);
            if (i >= 0) {
                times[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(times);
        System.out.printf(
                "%n%s: median %.1f ms, 90th %.1f, worst %.1f, %d statements%n",
                what, times[QUEUES / 2], times[QUEUES * 9 / 10], times[QUEUES - 1], sent.size());
    }

    private List<UUID> ids(String slug, int limit) {
        return new JdbcTemplate(dataSource)
                .query(
                        "select q.id from catalog_question q join catalog_topic t on t.id = q.topic_id where t.slug = ? order by q.position limit "
                                + limit,
                        (row, n) -> bytes.from(row.getBytes(1)),
                        slug);
    }

    /** Two reviews each, and so months until the next one, but one of so many questions is overdue. */
    private void insert(UUID account, List<UUID> questions, int oneDueOf) {
        LocalDate today = LocalDate.now();
        List<Object[]> rows = new ArrayList<>();
        for (UUID question : questions) {
            if (random.nextInt(oneDueOf) == 0) {
                rows.add(row(
                        account,
                        question,
                        "GOOD",
                        today.minusDays(20 + random.nextInt(100)).atTime(12, 0)));
            } else {
                rows.add(row(account, question, "EASY", today.minusDays(70).atTime(12, 0)));
                rows.add(row(
                        account,
                        question,
                        "EASY",
                        today.minusDays(1 + random.nextInt(50)).atTime(12, 0)));
            }
        }
        new JdbcTemplate(dataSource).batchUpdate(INSERT, rows);
    }

    private Object[] row(UUID account, UUID question, String grade, LocalDateTime at) {
        return new Object[] {
            bytes.to(account),
            bytes.to(UuidCreator.getTimeOrderedEpoch()),
            bytes.to(question),
            grade,
            at,
            at.toLocalDate(),
            UUID.randomUUID().toString()
        };
    }

    @Test
    void rebuildsAllMemories() {
        List<UUID> questions = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            questions.addAll(ids(published(Bank.of(1_000)), 1_000));
        }
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        LocalDate first = LocalDate.of(2024, 1, 1);
        for (int member = 0; member < SIMULATED / REVIEWS_EACH; member++) {
            UUID account = UUID.randomUUID();
            int from = random.nextInt(questions.size() - QUESTIONS_EACH);
            List<Object[]> rows = new ArrayList<>();
            for (int i = 0; i < REVIEWS_EACH; i++) {
                rows.add(row(
                        account,
                        questions.get(from + random.nextInt(QUESTIONS_EACH)),
                        List.of("AGAIN", "HARD", "GOOD", "GOOD", "EASY").get(random.nextInt(5)),
                        first.plusDays(i / REVIEWS_A_DAY * 3L).atTime(5 + random.nextInt(18), random.nextInt(60))));
            }
            jdbc.batchUpdate(INSERT, rows);
        }
        jdbc.execute("delete from practice_memory");
        jdbc.execute("delete from practice_day");
        long start = System.nanoTime();
        long reviews = rebuild.rebuild(done -> {});
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%nrebuilt from %d reviews in %.1f s: %.0f a second; %d memories%n",
                reviews,
                seconds,
                reviews / seconds,
                jdbc.queryForObject("select count(*) from practice_memory", Long.class));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
