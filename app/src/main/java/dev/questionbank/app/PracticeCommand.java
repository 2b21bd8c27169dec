package dev.questionbank.app;

import dev.questionbank.practice.RebuildPractice;
import dev.questionbank.practice.Streaks;
import dev.questionbank.practice.repair.RepairQueue;
import dev.questionbank.practice.signal.Signals;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jooq.autoconfigure.JooqAutoConfiguration;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * What operators do to members' practice, while the application runs or not: {@code rebuild-practice} derives everything
 * anew from the log of reviews, {@code repair-streaks FROM UNTIL} lets no day count as missed on which the service was out.
 */
public final class PracticeCommand {

    private static final String REBUILD = "rebuild-practice";
    private static final String REPAIR = "repair-streaks";

    /** The first arguments that mean such a command. */
    public static final Set<String> NAMES = Set.of(REBUILD, REPAIR);

    private static final int OK = 0;
    private static final int REFUSED = 1;
    private static final int USAGE = 2;

    private PracticeCommand() {}

    /** The modules and the database; of their parts only those are made that the command asks for. */
    @ComponentScan(
            basePackages = {
                "dev.questionbank.db",
                "dev.questionbank.catalog",
                "dev.questionbank.access",
                "dev.questionbank.practice"
            },
            // what starts by itself
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = ".*DeriveMissing|dev.questionbank.(catalog.search|access.payment)..*"))
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JooqAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        LiquibaseAutoConfiguration.class
    })
    static class PracticeAndDatabase {}

    /**
     * Runs a command.
     *
     * @param arguments its name, what it needs, and settings, which begin with two hyphens
     * @return exit code: 0 done, 1 refused, 2 called wrongly
     */
    public static int main(String... arguments) {
        List<String> words = Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("--"))
                .toList();
        boolean isRebuild = words.getFirst().equals(REBUILD);
        if (words.size() != (isRebuild ? 1 : 3)) {
            System.err.println(isRebuild ? REBUILD + " needs nothing more" : "From when until when? " + usage());
            return USAGE;
        }
        Instant began;
        Instant ended;
        try {
            began = isRebuild ? Instant.EPOCH : Instant.parse(words.get(1));
            ended = isRebuild ? Instant.EPOCH : Instant.parse(words.get(2));
        } catch (DateTimeParseException e) {
            System.err.println("\"" + e.getParsedString() + "\" is no moment. " + usage());
            return USAGE;
        }
        String[] settings = Arrays.stream(arguments)
                .filter(argument -> argument.startsWith("--"))
                .toArray(String[]::new);
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(PracticeAndDatabase.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .lazyInitialization(true)
                .properties("logging.level.root=ERROR")
                .run(settings)) {
            return isRebuild ? rebuild(context) : repair(context.getBean(Streaks.class), began, ended);
        }
    }

    private static String usage() {
        return REPAIR + " 2026-11-20T10:00:00Z 2026-11-20T18:30:00Z";
    }

    private static int rebuild(ConfigurableApplicationContext context) {
        long start = System.nanoTime();
        long reviews = context.getBean(RebuildPractice.class)
                .rebuild(done -> System.err.printf("\r%d reviews so far%-20s", done, ""));
        context.getBean(Signals.class).rebuild();
        context.getBean(RepairQueue.class).rebuild();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.err.println();
        System.out.printf("rebuilt from %d reviews in %.1f s (%.0f a second)%n", reviews, seconds, reviews / seconds);
        return OK;
    }

    private static int repair(Streaks streaks, Instant began, Instant ended) {
        try {
            streaks.repair(began, ended);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return REFUSED;
        }
        System.out.println("no day counts as missed on which it was between " + began + " and " + ended);
        return OK;
    }
}
