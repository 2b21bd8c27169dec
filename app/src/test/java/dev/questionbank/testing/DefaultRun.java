package dev.questionbank.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.QuestionBankApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The application as a process of its own on an embedded database, ready for requests; closing it kills it. */
public final class DefaultRun implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/graphql");

    private final Process process;
    private final StringBuilder output = new StringBuilder();

    /** @param settings as {@code --name=value} */
    public DefaultRun(Path folder, String... settings) throws IOException {
        process = new ProcessBuilder(command(
                        Stream.concat(Stream.of("--questionbank.database.directory=" + folder), Stream.of(settings))
                                .toArray(String[]::new)))
                .redirectErrorStream(true)
                .start();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            output.append(line).append('\n');
            if (line.contains("topic(slug")) { // the last line that a ready application prints
                return;
            }
        }
        Path log = folder.resolve("server.log");
        throw new AssertionError(output + (Files.exists(log) ? Files.readString(log) : ""));
    }

    /** What it has said. */
    public String output() {
        return output.toString();
    }

    /** Where it listens. */
    public int port() {
        Matcher port = PORT.matcher(output);
        assertThat(port.find()).isTrue();
        return Integer.parseInt(port.group(1));
    }

    /** Lets it end by itself. */
    public void stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    /** The command that starts the application with these arguments, on any free port. */
    public static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // as spring-boot:run does, for a quick start
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                QuestionBankApplication.class.getName(),
                "--server.port=0"));
        command.addAll(List.of(arguments));
        return command;
    }
}
