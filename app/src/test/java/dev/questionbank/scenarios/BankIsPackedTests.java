package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.app.PackCommand;
import dev.questionbank.db.Database;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.RunningApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The whole bank as a folder of Markdown. */
@ExtendWith(OutputCaptureExtension.class)
class BankIsPackedTests extends RunningApplication {

    @Autowired
    private Database database;

    @Test
    void comesOutOfAnotherBankAsItWentIn(@TempDir Path folder, CapturedOutput output) throws IOException {
        Bank bank = Bank.of(2)
                .question("Like the one before", "---\ntitle: no head\n---\n\n# Answer\n\nin the prompt", null)
                .with("difficulty", null)
                .with("tags", List.of())
                .question("Like the one before", "  indented\n", "\n```\n# Answer\n```\n")
                .with("externalId", "of " + folder);
        load(false, bank.file());
        published(Bank.of(6));
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");

        assertThat(run("export-pack", first)).as(output.getErr()).isZero();
        Map<String, String> written = files(first);
        assertThat(written.keySet())
                .contains(
                        "topics/" + bank.topic() + "/topic.md",
                        "topics/" + bank.topic() + "/like-the-one-before.md",
                        "topics/" + bank.topic() + "/like-the-one-before-2.md");
        Files.writeString(first.resolve("topics/" + bank.topic() + "/gone.md"), "of no question any more");
        Files.writeString(first.resolve("README.txt"), "somebody's own");
        assertThat(run("export-pack", first)).isZero();
        written.put("README.txt", "somebody's own");
        assertThat(files(first)).isEqualTo(written);

        Path empty = folder.resolve("database");
        assertThat(runOn(empty, "import-pack", first)).as(output.getErr()).isZero();
        assertThat(runOn(empty, "export-pack", second)).isZero();
        written.remove("README.txt");
        assertThat(files(second)).isEqualTo(written);
        assertThat(runOn(empty, "import-pack", first)).isZero();
        assertThat(output.getOut()).contains("0 created, 0 updated, 0 published");
    }

    @Test
    void writesIntoNoFolderThatHoldsSomethingElse(@TempDir Path folder, CapturedOutput output) throws IOException {
        Files.writeString(folder.resolve("letter.md"), "Dear …");
        assertThat(run("export-pack", folder)).isEqualTo(1);
        assertThat(run("import-pack", folder)).isEqualTo(1);
        assertThat(output.getErr()).contains("holds something else", "is no pack");
        assertThat(files(folder)).isEqualTo(Map.of("letter.md", "Dear …"));
        assertThat(PackCommand.main("export-pack")).isEqualTo(2);
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }

    private int run(String command, Path folder) {
        return PackCommand.main(
                command,
                folder.toString(),
                "--spring.datasource.url=" + database.getJdbcUrl(),
                "--spring.datasource.username=" + database.getUsername(),
                "--spring.datasource.password=" + database.getPassword());
    }

    /** On an embedded database in that folder. */
    private static int runOn(Path database, String command, Path folder) {
        return PackCommand.main(command, folder.toString(), "--questionbank.database.directory=" + database);
    }
}
