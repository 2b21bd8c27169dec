package dev.questionbank.app;

import dev.questionbank.catalog.transfer.BankLoader;
import dev.questionbank.catalog.transfer.BankRefused;
import dev.questionbank.catalog.transfer.LoadResult;
import dev.questionbank.catalog.transfer.ReadAhead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jooq.autoconfigure.JooqAutoConfiguration;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** {@code load FILE… [--publish]}: brings banks in and ends. One line of progress, one line of result. */
public final class LoadCommand {

    /** The first argument that means this command. */
    public static final String NAME = "load";

    private static final String PUBLISH = "--publish";
    private static final int OK = 0;
    private static final int REFUSED = 1;
    private static final int USAGE = 2;

    private LoadCommand() {}

    /** The part of the application that a load needs, so that it starts at once: the database and the loader. */
    @ComponentScan(
            basePackages = {
                "dev.questionbank.db",
                "dev.questionbank.catalog.change",
                "dev.questionbank.catalog.publication",
                "dev.questionbank.catalog.transfer"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "dev.questionbank.catalog.transfer.(imports|export|pack)..*"))
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JooqAutoConfiguration.class,
        LiquibaseAutoConfiguration.class
    })
    static class LoaderAndDatabase {}

    /**
     * Runs the command.
     *
     * @param arguments files and options; what begins with two hyphens is a setting, but for {@code --publish}
     * @return exit code: 0 loaded, 1 refused, 2 called wrongly
     */
    public static int main(String... arguments) {
        List<Path> files = Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("--"))
                .map(Path::of)
                .toList();
        if (files.isEmpty()) {
            System.err.println("Which files? load FILE... [--publish]");
            return USAGE;
        }
        for (Path file : files) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                System.err.println(file + " is no file that can be read");
                return USAGE;
            }
        }
        String[] settings = Arrays.stream(arguments)
                .filter(argument -> argument.startsWith("--") && !argument.equals(PUBLISH))
                .toArray(String[]::new);
        // the files are read while the rest starts
        try (ReadAhead rows = new ReadAhead(files);
                ConfigurableApplicationContext context = new SpringApplicationBuilder(LoaderAndDatabase.class)
                        .web(WebApplicationType.NONE)
                        .bannerMode(Banner.Mode.OFF)
                        .properties("logging.level.root=ERROR")
                        .run(settings)) {
            return load(
                    context.getBean(BankLoader.class),
                    rows,
                    Arrays.asList(arguments).contains(PUBLISH));
        }
    }

    private static int load(BankLoader loader, ReadAhead files, boolean publish) {
        long start = System.nanoTime();
        try {
            LoadResult result = loader.load(
                    files,
                    publish,
                    (rows, file) ->
                            System.err.printf("\rwriting %s: %d rows so far%-20s", file.getFileName(), rows, ""));
            double seconds = (System.nanoTime() - start) / 1e9;
            System.err.println();
            System.out.printf(
                    "loaded %d rows in %.1f s (%.0f a second): %d created,%s %d published, %d unchanged; %d new topics%n",
                    result.rows(),
                    seconds,
                    result.rows() / seconds,
                    result.created(),
                    result.updated() == 0 ? "" : " " + result.updated() + " updated,",
                    result.published(),
                    result.unchanged(),
                    result.topicsCreated());
            return OK;
        } catch (BankRefused refused) {
            System.err.println();
            refused.problems().forEach(System.err::println);
            System.err.println("Nothing of this file was loaded.");
            return REFUSED;
        } catch (IOException e) {
            System.err.println("\nA file could not be read to its end: " + e.getMessage());
            return REFUSED;
        }
    }
}
