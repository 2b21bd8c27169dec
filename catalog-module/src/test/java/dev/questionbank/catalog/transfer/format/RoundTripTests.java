package dev.questionbank.catalog.transfer.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.questionbank.catalog.Difficulty;
import dev.questionbank.catalog.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written and read again is the same. */
class RoundTripTests {

    /** What formats stumble over, put together at random. */
    private static final String[] PIECES = {
        "=1+1",
        "'",
        "\"",
        ",",
        ";",
        "\\",
        "\n",
        "\r\n",
        "\r",
        "\t",
        " ",
        "x",
        "]]>",
        "<b>",
        "&amp;",
        "{",
        "}",
        "~",
        "#",
        "---\n",
        "title: x\n",
        "# Answer\n",
        "\n# Answer\n",
        "```\n",
        "<![CDATA[",
        "\u0001",
        "\u001B",
        "\uFFFE",
        "\uFEFF",
        "\u2028",
        "\u0085",
        "é",
        "שלום",
        "🦄",
        "\u00A0",
        "-",
        "@",
        "+",
        "$CATEGORY: x",
        "::",
        "- A: b",
        "null",
        "%40"
    };

    @ParameterizedTest
    @EnumSource
    void keepsRealBanks(ExportFormat format) throws IOException {
        List<BankRow> rows = realRows();

        assertThat(readAgain(format, rows)).isEqualTo(rows);
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhatFormatsStumbleOver(ExportFormat format) throws IOException {
        List<BankRow> rows = oddRows(3_000);

        assertThat(readAgain(format, rows)).isEqualTo(rows);
    }

    @ParameterizedTest
    @EnumSource
    void writesEmptyBanks(ExportFormat format) throws IOException {
        byte[] bytes = written(format, List.of());

        assertThat(Reading.of(BankFormat.valueOf(format.name()), new ByteArrayInputStream(bytes), RowDefaults.NONE)
                        .rows())
                .isEmpty();
    }

    @Test
    void keepsRealBanksInPages() throws IOException {
        assertThat(realRows()).allSatisfy(RoundTripTests::comesBackAsPage);
    }

    @Test
    void keepsInPagesWhatFormatsStumbleOver() {
        assertThat(oddRows(3_000)).allSatisfy(RoundTripTests::comesBackAsPage);
    }

    @Test
    void keepsPagesThatStandInOneFile() throws IOException {
        List<BankRow> rows = realRows().subList(0, 500);
        String file = String.join("", rows.stream().map(MarkdownPage::of).toList());

        assertThat(Reading.of(BankFormat.MARKDOWN, file).rows()).isEqualTo(rows);
    }

    private static void comesBackAsPage(BankRow row) throws IOException {
        String page = MarkdownPage.of(row);
        assertThat(Reading.of(BankFormat.MARKDOWN, page).row()).isEqualTo(row);
        assertThat(MarkdownPage.of(row)).isEqualTo(page);
    }

    private static List<BankRow> readAgain(ExportFormat format, List<BankRow> rows) throws IOException {
        InputStream in = new ByteArrayInputStream(written(format, rows));
        Reading reading = Reading.of(BankFormat.valueOf(format.name()), in, RowDefaults.NONE);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.losses()).allSatisfy(losses -> assertThat(losses).isEmpty());
        return reading.rows();
    }

    private static byte[] written(ExportFormat format, List<BankRow> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RowWriter writer = format.writer(out)) {
            for (BankRow row : rows) {
                writer.write(row);
            }
        }
        return out.toByteArray();
    }

    private static List<BankRow> realRows() throws IOException {
        assumeTrue(Files.isDirectory(Reading.BANKS), "the real banks are not beside this checkout");
        List<BankRow> rows = new ArrayList<>();
        try (Stream<Path> files = Files.list(Reading.BANKS)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    rows.addAll(
                            Reading.of(BankFormat.JSONL, in, RowDefaults.NONE).rows());
                }
            }
        }
        assertThat(rows).hasSize(16_748);
        return rows;
    }

    private static List<BankRow> oddRows(int count) {
        Random random = new Random(7);
        List<BankRow> rows = new ArrayList<>();
        while (rows.size() < count) {
            BankRow row = new BankRow(
                    "topic-" + random.nextInt(3),
                    odd(random) + "/" + odd(random),
                    odd(random),
                    odd(random),
                    random.nextBoolean() ? odd(random) : null,
                    random.nextBoolean() ? Difficulty.HARD : null,
                    random.nextBoolean() ? Kind.CODING : null,
                    Stream.generate(() -> odd(random).strip())
                            .limit(random.nextInt(4))
                            .distinct()
                            .toList(),
                    random.nextBoolean() ? odd(random) : null,
                    random.nextBoolean() ? odd(random) : null,
                    random.nextBoolean() ? odd(random) : null);
            try {
                RowRules.check(row);
                rows.add(row);
            } catch (InvalidRow e) {
                // texts of more lines where one is wanted, or of spaces alone
            }
        }
        return rows;
    }

    private static String odd(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
