package dev.questionbank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.DefaultRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application as a process of its own: the default run, and what it says when it cannot start. */
class StartTests {

    @Test
    void tellsAnUnreachableDatabaseInOneSentence() throws Exception {
        Run run =
                start("--spring.datasource.url=jdbc:mysql://127.0.0.1:1/nothing", "--spring.datasource.username=root");

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output())
                .contains("The database at jdbc:mysql://127.0.0.1:1/nothing cannot be used: Connection refused")
                .doesNotContain("\tat ", "Exception");
    }

    @Test
    void tellsAnUnusableUrlInOneSentence() throws Exception {
        Run run = start("--spring.datasource.url=jdbc:nonsense://secret:word@host/");

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output())
                .contains("The database at jdbc:nonsense://host/ cannot be used")
                .doesNotContain("\tat ", "Exception", "secret");
    }

    @Test
    void doesNotLetDemoPeopleInFromElsewhere() throws Exception {
        Run run = start("--server.address=0.0.0.0");

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output())
                .contains("Nobody is named who vouches for people: set", "questionbank.identity.allow-remote=true")
                .doesNotContain("\tat ", "Exception");
    }

    /** The default run: it shows the whole product, and what is in it outlives a kill. */
    @Test
    void startsOnADatabaseOfItsOwnAndKeepsWhatIsInIt(@TempDir Path folder) throws Exception {
        String create =
                "mutation { savePlan(input: {name: \"Kept\", priceCents: 1, currency: \"EUR\", interval: ONCE}) { plan { name } } }";

        try (DefaultRun first = new DefaultRun(folder)) {
            assertThat(first.output()).contains("A first query", "/graphql", "DEMO PEOPLE CAN SIGN IN");
            Api admin = Api.at(first.port()).as(Files.readString(folder.resolve("tokens/admin")));
            assertThat(admin.query("{ topics { totalCount } }", Map.of())
                            .at("/topics/totalCount")
                            .intValue())
                    .isGreaterThanOrEqualTo(8);
            assertThat(admin.query(create, Map.of()).toString()).contains("Kept");
        }
        try (DefaultRun second = new DefaultRun(folder)) {
            assertThat(second.output()).contains("Ending the database server that an earlier run left behind");
            assertThat(Api.at(second.port())
                            .query("{ plans { name } }", Map.of())
                            .toString())
                    .contains("Kept");
            second.stop();
        }
    }

    private record Run(int exitCode, String output) {}

    private static Run start(String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(DefaultRun.command(arguments))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), output);
    }
}
