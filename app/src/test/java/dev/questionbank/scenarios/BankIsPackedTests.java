package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.app.LoadCommand;
import dev.questionbank.app.PackCommand;
import dev.questionbank.testing.Bank;
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
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The whole bank as a folder of Markdown. */
@ExtendWith(OutputCaptureExtension.class)
class BankIsPackedTests {

    @Test
    void comesOutOfAnotherBankAsItWentIn(@TempDir Path folder, CapturedOutput output) throws IOException {
        Bank drafts = Bank.of(2)
                .question("Like the one before", "---\ntitle: no head\n---\n\n# Answer\n\nin the prompt", null)
                .with("difficulty", null)
                .with("tags", List.of())
                .question("Like the one before", "  indented\n", "\n```\n# Answer\n```\n")
                .with("externalId", "a name")
                .question("Windows", "one\r\ntwo", null);
        Path bank = folder.resolve("bank");
        assertThat(LoadCommand.main(drafts.file().toString(), on(bank))).isZero();
        assertThat(LoadCommand.main(Bank.of(6).file().toString(), "--publish", on(bank)))
                .isZero();
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");

        assertThat(PackCommand.main("export-pack", first.toString(), on(bank)))
                .as(output.getErr())
                .isZero();
        Map<String, String> written = files(first);
        assertThat(written.keySet())
                .contains(
                        "topics/" + drafts.topic() + "/topic.md",
                        "topics/" + drafts.topic() + "/like-the-one-before.md",
                        "topics/" + drafts.topic() + "/like-the-one-before-2.md");
        Files.writeString(first.resolve("topics/" + drafts.topic() + "/gone.md"), "of no question any more");
        Files.writeString(first.resolve("README.txt"), "somebody's own");
        assertThat(PackCommand.main("export-pack", first.toString(), on(bank))).isZero();
        written.put("README.txt", "somebody's own");
        assertThat(files(first)).isEqualTo(written);
        written.remove("README.txt");

        Path other = folder.resolve("other");
        assertThat(PackCommand.main("import-pack", first.toString(), on(other)))
                .as(output.getErr())
                .isZero();
        assertThat(PackCommand.main("export-pack", second.toString(), on(other)))
                .isZero();
        assertThat(files(second)).isEqualTo(written);
        assertThat(PackCommand.main("import-pack", first.toString(), on(other))).isZero();
        assertThat(output.getOut()).contains("0 created, 0 updated, 0 published");
    }

    @Test
    void writesIntoNoFolderThatHoldsSomethingElse(@TempDir Path folder, CapturedOutput output) throws IOException {
        Path letters = Files.createDirectory(folder.resolve("letters"));
        Files.writeString(letters.resolve("letter.md"), "Dear …");
        assertThat(PackCommand.main("export-pack", letters.toString(), on(folder.resolve("bank"))))
                .isEqualTo(1);
        assertThat(PackCommand.main("import-pack", letters.toString(), on(folder.resolve("bank"))))
                .isEqualTo(1);
        assertThat(output.getErr()).contains("holds something else", "is no pack");
        assertThat(files(letters)).isEqualTo(Map.of("letter.md", "Dear …"));
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

    /** An embedded database in that folder. */
    private static String on(Path folder) {
        return "--questionbank.database.directory=" + folder;
    }
}
