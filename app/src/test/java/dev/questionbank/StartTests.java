package dev.questionbank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.testing.DefaultRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the application says when it cannot start. */
@Execution(ExecutionMode.CONCURRENT)
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
