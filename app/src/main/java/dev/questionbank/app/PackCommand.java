package dev.questionbank.app;

import dev.questionbank.catalog.transfer.BankRefused;
import dev.questionbank.catalog.transfer.LoadResult;
import dev.questionbank.catalog.transfer.pack.ContentPack;
import dev.questionbank.catalog.transfer.pack.PackRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/**
 * {@code export-pack DIR} writes the whole bank down as a folder of Markdown, {@code import-pack DIR [--publish]} brings such a
 * folder in.
 */
public final class PackCommand {

    private static final String EXPORT = "export-pack";
    private static final String IMPORT = "import-pack";

    /** The first arguments that mean such a command. */
    public static final Set<String> NAMES = Set.of(EXPORT, IMPORT);

    private static final String PUBLISH = "--publish";
    private static final int OK = 0;
    private static final int REFUSED = 1;
    private static final int USAGE = 2;

    private PackCommand() {}

    @ComponentScan("dev.questionbank.catalog.transfer.pack")
    static class PackAndDatabase extends LoadCommand.LoaderAndDatabase {}

    /**
     * Runs a command.
     *
     * @param arguments its name, a folder and options; what begins with two hyphens is a setting, but for {@code --publish}
     * @return exit code: 0 done, 1 refused, 2 called wrongly
     */
    public static int main(String... arguments) {
        List<String> words = Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("--"))
                .toList();
        if (words.size() != 2) {
            System.err.println("Which folder? " + EXPORT + " DIR, or " + IMPORT + " DIR [" + PUBLISH + "]");
            return USAGE;
        }
        boolean publish = Arrays.asList(arguments).contains(PUBLISH);
        String[] settings = Arrays.stream(arguments)
                .filter(argument -> argument.startsWith("--") && !argument.equals(PUBLISH))
                .toArray(String[]::new);
        Path folder = Path.of(words.getLast());
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(PackAndDatabase.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties("logging.level.root=ERROR")
                .run(settings)) {
            ContentPack pack = context.getBean(ContentPack.class);
            return words.getFirst().equals(EXPORT) ? write(pack, folder) : read(pack, folder, publish);
        }
    }

    private static int write(ContentPack pack, Path folder) {
        try {
            System.out.printf("wrote %d questions to %s%n", pack.write(folder), folder);
            return OK;
        } catch (PackRefused refused) {
            System.err.println(refused.getMessage());
            return REFUSED;
        } catch (IOException e) {
            System.err.println("The folder could not be written: " + e.getMessage());
            return REFUSED;
        }
    }

    private static int read(ContentPack pack, Path folder, boolean publish) {
        try {
            LoadResult result = pack.read(folder, publish);
            System.out.printf(
                    "read %d questions: %d created, %d updated, %d published, %d unchanged; %d new topics%n",
                    result.rows(),
                    result.created(),
                    result.updated(),
                    result.published(),
                    result.unchanged(),
                    result.topicsCreated());
            return OK;
        } catch (BankRefused refused) {
            refused.problems().forEach(System.err::println);
        } catch (PackRefused refused) {
            System.err.println(refused.getMessage());
        } catch (IOException e) {
            System.err.println("The folder could not be read to its end: " + e.getMessage());
        }
        System.err.println("Nothing of it was loaded.");
        return REFUSED;
    }
}
