package dev.questionbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The application as a process of its own: what it says when it cannot start. */
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

    private record Run(int exitCode, String output) {}

    private static Run start(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                QuestionBankApplication.class.getName(),
                "--server.port=0"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), output);
    }
}
