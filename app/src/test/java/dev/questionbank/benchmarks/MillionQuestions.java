package dev.questionbank.benchmarks;

import dev.questionbank.QuestionBankApplication;
import dev.questionbank.catalog.transfer.BankLoader;
import dev.questionbank.catalog.transfer.BankRefused;
import dev.questionbank.catalog.transfer.ReadAhead;
import dev.questionbank.testing.Api;
import dev.questionbank.testing.Issuer;
import dev.questionbank.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The application on a bank of {@code -Dquestionbank.bench.questions} questions, a million if nothing is said, in a database
 * that is kept between runs on the server that {@code -Dquestionbank.test.datasource.url} names.
 */
@SpringBootTest(classes = QuestionBankApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class MillionQuestions {

    protected static final int QUESTIONS = Integer.getInteger("questionbank.bench.questions", 1_000_000);
    private static final int PER_FILE = 50_000;
    private static final long SEED = 7;
    private static final int COLD = 3;

    private static final Path ROOT = Path.of(System.getProperty("questionbank.root", ".."));
    private static final Path BANKS = ROOT.resolve("../shared/data");

    @LocalServerPort
    private int port;

    @Autowired
    private BankLoader loader;

    @Autowired
    protected DSLContext sql;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        Assumptions.assumeTrue(
                BANKS.toFile().isDirectory() && TestDatabase.isOnServer(), "needs real banks and a named server");
        registry.add("spring.security.oauth2.resourceserver.jwt.jwk-set-uri", Issuer.get()::jwkSetUri);
        TestDatabase.kept("questionbank_bench_" + QUESTIONS).forEach((name, value) -> registry.add(name, () -> value));
    }

    @BeforeEach
    void load() throws IOException, BankRefused {
        if (sql.fetchCount(sql.selectOne().from("catalog_question").limit(1)) > 0) {
            return;
        }
        List<Path> files = new Mixture(BANKS, SEED).write(Path.of("target", "mixture"), QUESTIONS, PER_FILE);
        long start = System.nanoTime();
        try (ReadAhead ahead = new ReadAhead(files)) {
            loader.load(ahead, true, (rows, file) -> {});
        }
        System.out.printf("%nloaded %d questions, %.0f a second%n", QUESTIONS, QUESTIONS / seconds(start));
        for (String table : List.of("catalog_question", "catalog_question_tag", "catalog_revision")) {
            sql.execute("analyze table " + table);
        }
    }

    protected Api visitor() {
        return Api.at(port);
    }

    protected Api person(String... roles) {
        return visitor().as(Issuer.get().token("bench", roles));
    }

    protected static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /**
     * Milliseconds that each action takes, the median of so many times, in turns, so that whatever else the machine does falls
     * on all of them; what they take cold is left out.
     */
    protected static double[] medians(int times, Supplier<?>... actions) {
        double[][] millis = new double[actions.length][times];
        for (int time = -COLD; time < times; time++) {
            for (int i = 0; i < actions.length; i++) {
                long start = System.nanoTime();
                actions[i].get();
                if (time >= 0) {
                    millis[i][time] = seconds(start) * 1000;
                }
            }
        }
        return Arrays.stream(millis)
                .mapToDouble(of -> Arrays.stream(of).sorted().toArray()[times / 2])
                .toArray();
    }
}
