package dev.questionbank.catalog.transfer.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is read, there are rows, problems, or one refusal; soon, and nothing else. */
@Timeout(20)
class BadInputTests {

    private static final Duration SOON = Duration.ofSeconds(1);

    @ParameterizedTest
    @EnumSource
    void readsOrRefusesWhatIsFoundInTheWild(BankFormat format) throws IOException {
        for (byte[] file : wild()) {
            readsOrRefuses(format, file);
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsOrRefusesWhatIsCutOff(BankFormat format) throws IOException {
        Random random = new Random(5);
        for (byte[] file : wild()) {
            for (int i = 0; i < 5; i++) {
                byte[] part = new byte[Math.min(random.nextInt(file.length), 50_000)];
                System.arraycopy(file, 0, part, 0, part.length);
                readsOrRefuses(format, part);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsOrRefusesWhatIsGarbled(BankFormat format) throws IOException {
        Random random = new Random(6);
        String signs = "{}[]<>&;:#=~%\\\"'`*_-|\n\r\t ,/$()!?@";
        for (byte[] file : wild()) {
            byte[] garbled = file.length > 20_000 ? Arrays.copyOf(file, 20_000) : file.clone();
            for (int i = 0; i < garbled.length / 50; i++) {
                garbled[random.nextInt(garbled.length)] = (byte) signs.charAt(random.nextInt(signs.length()));
            }
            readsOrRefuses(format, garbled);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatIsNoText(BankFormat format) throws IOException {
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        assertThat(refusal(format, noise).line()).isPositive();
        assertThat(refusal(format, new byte[1_000]).message()).contains("NUL");
        assertThat(refusal(format, "PK\3\4...".getBytes(StandardCharsets.US_ASCII))
                        .message())
                .contains("ZIP");
        if (format != BankFormat.JSONL) { // no line is a bank too
            assertThat(refusal(format, new byte[0]).line()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource
    void namesTheLineThatIsInAnotherEncoding(BankFormat format, String text) throws IOException {
        byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);

        FileRefused refused = refusal(format, latin);
        assertThat(refused.message()).contains("is not UTF-8");
        assertThat(refused.line())
                .isEqualTo((int) text.substring(0, text.indexOf('é')).lines().count());
        assertThat(Reading.of(format, latin, StandardCharsets.ISO_8859_1).row().prompt())
                .isEqualTo("Café?");
        assertThat(Reading.of(format, text.getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_16)
                        .row()
                        .prompt())
                .isEqualTo("Café?");
        assertThat(Reading.of(format, "\uFEFF" + text).row().prompt()).isEqualTo("Café?");
    }

    static Stream<Arguments> namesTheLineThatIsInAnotherEncoding() {
        return Stream.of(
                Arguments.of(BankFormat.JSONL, "\n{\"title\": \"t\", \"prompt\": \"Café?\"}\n"),
                Arguments.of(BankFormat.CSV, "title,prompt\nt,Café?\n"),
                Arguments.of(BankFormat.MARKDOWN, "---\ntitle: t\n---\nCafé?\n"),
                Arguments.of(
                        BankFormat.MOODLE_XML,
                        "<quiz>\n<question type='essay'>\n<name><text>t</text></name>\n<questiontext><text>Café?</text></questiontext></question></quiz>"),
                Arguments.of(BankFormat.GIFT, "\n::t::Café?{}\n"));
    }

    /** Nobody waits for the end of what cannot be kept. */
    @ParameterizedTest
    @MethodSource
    void refusesLinesWithoutAnEndWhenTheyAreTooLong(BankFormat format, String start) throws IOException {
        Endless endless = new Endless('x');
        InputStream in =
                new SequenceInputStream(new ByteArrayInputStream(start.getBytes(StandardCharsets.UTF_8)), endless);

        FileRefused refused = refusal(format, in, StandardCharsets.UTF_8);

        assertThat(refused.line()).isEqualTo(Math.max(1, (int) start.lines().count()));
        assertThat(endless.count).isLessThan(40_000_000);
    }

    static Stream<Arguments> refusesLinesWithoutAnEndWhenTheyAreTooLong() {
        return Stream.of(
                Arguments.of(BankFormat.JSONL, "{}\n{"),
                Arguments.of(BankFormat.JSONL, ""),
                Arguments.of(BankFormat.CSV, ""),
                Arguments.of(BankFormat.CSV, "title,prompt\n\"t\",\""),
                Arguments.of(BankFormat.MARKDOWN, ""),
                Arguments.of(BankFormat.MOODLE_XML, "<quiz><question type='essay'><name><text>"),
                Arguments.of(BankFormat.MOODLE_XML, "<quiz>\n<question type='essay'><name><text><![CDATA["),
                Arguments.of(BankFormat.MOODLE_XML, "<quiz><!-- "),
                Arguments.of(BankFormat.MOODLE_XML, "<quiz><"),
                Arguments.of(BankFormat.MOODLE_XML, "<quiz a='"),
                Arguments.of(BankFormat.GIFT, ""),
                Arguments.of(BankFormat.GIFT, "What?{\n=yes}\n\nWhat?{="));
    }

    @Test
    void refusesEntities() throws IOException {
        StringBuilder laughs = new StringBuilder("<?xml version='1.0'?><!DOCTYPE quiz [<!ENTITY a0 'ha'>");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY a" + i + " '" + ("&a" + (i - 1) + ";").repeat(10) + "'>");
        }
        String question = "<question type='essay'><name><text>%s</text></name></question></quiz>";
        for (String file : List.of(
                laughs + "]><quiz>" + question.formatted("&a29;"),
                "<!DOCTYPE quiz [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><quiz>" + question.formatted("&x;"),
                "<!DOCTYPE quiz SYSTEM 'http://127.0.0.1:1/x.dtd'><quiz>" + question.formatted("x"),
                "<quiz>" + question.formatted("&x;"))) {
            assertThat(refusal(BankFormat.MOODLE_XML, bytes(file)).message()).containsAnyOf("entities", "entity");
        }
    }

    /** What the parser counts is no number of questions. */
    @Test
    void readsAnyNumberOfSignsThatXmlHasToWriteOut() throws IOException {
        String question = "<question type='essay'><name><text>n</text></name><questiontext format='markdown'><text>"
                + "&lt;a&gt; &amp;".repeat(100) + "</text></questiontext></question>\n";

        assertThat(Reading.of(BankFormat.MOODLE_XML, "<quiz>" + question.repeat(1_000) + "</quiz>")
                        .rows())
                .hasSize(1_000);
    }

    @Test
    void refusesParameterEntities() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE quiz [<!ENTITY % a0 'ha'>");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY % a" + i + " '" + ("%a" + (i - 1) + ";").repeat(10) + "'>");
        }
        assertThat(refusal(BankFormat.MOODLE_XML, bytes(bomb + "%a29;]><quiz/>"))
                        .message())
                .contains("document type");
    }

    @Test
    void endsAtWhatIsNestedTooDeep() throws IOException {
        String json = "{\"title\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}\n{\"title\": 1}\n";
        assertThat(Reading.of(BankFormat.JSONL, json).problems())
                .satisfiesExactly(
                        problem -> assertThat(problem).startsWith("1|").contains("no JSON"),
                        problem -> assertThat(problem).startsWith("2|"));
        refusal(BankFormat.MOODLE_XML, bytes("<quiz><question type='essay'>" + "<a>".repeat(100_000)));
        String html = "<div>".repeat(100_000) + "Deep" + "<b>".repeat(100_000) + "?";
        Reading reading = Reading.of(
                BankFormat.MOODLE_XML,
                "<quiz><question type='essay'><name><text>n</text></name><questiontext format='html'><text><![CDATA["
                        + html + "]]></text></questiontext></question></quiz>");
        assertThat(reading.row().prompt()).contains("Deep");
        for (String sign : List.of(
                ">",
                "- ",
                "[",
                "*a ",
                "`",
                "<details>",
                "<",
                "|",
                "# a?\n",
                "1. # a\n",
                "- a?\n",
                "![",
                "**a?**\n\n",
                "---\na: b\n",
                "{")) {
            readsOrRefuses(BankFormat.MARKDOWN, bytes(sign.repeat(20_000)));
            readsOrRefuses(BankFormat.GIFT, bytes(sign.repeat(20_000)));
        }
        readsOrRefuses(BankFormat.MARKDOWN, bytes("---\ntitle: " + "[".repeat(100_000) + "\n---\nText\n"));
        readsOrRefuses(BankFormat.MARKDOWN, bytes("---\ntitle: " + "a: ".repeat(100_000) + "\n---\nText\n"));
        readsOrRefuses(BankFormat.GIFT, bytes("// [id:" + "a".repeat(1_000_000) + "\n[html]" + html + "{=a}\n"));
    }

    private static void readsOrRefuses(BankFormat format, byte[] file) throws IOException {
        try {
            Reading.of(format, file, StandardCharsets.UTF_8);
        } catch (FileRefused e) {
            assertThat(e.line()).isPositive();
            assertThat(e.message()).isNotBlank().hasSizeLessThan(400).doesNotContain("\n", "Exception");
        }
    }

    private static FileRefused refusal(BankFormat format, byte[] file) {
        return refusal(format, new ByteArrayInputStream(file), StandardCharsets.UTF_8);
    }

    private static FileRefused refusal(BankFormat format, InputStream in, Charset charset) {
        long start = System.nanoTime();
        FileRefused[] refused = new FileRefused[1];
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> Reading.of(format, in, new RowDefaults("java", "Java", charset)))
                .satisfies(e -> refused[0] = e);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        return refused[0];
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<byte[]> wild() throws IOException {
        Path folder = Reading.BANKS.resolve("wild");
        assumeTrue(Files.isDirectory(folder), "the raw banks are not beside this checkout");
        List<byte[]> files = new ArrayList<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.sorted().toList()) {
                files.add(Files.readAllBytes(path));
            }
        }
        for (ExportFormat format : ExportFormat.values()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (RowWriter writer = format.writer(out)) {
                writer.write(new BankRow("t", "T", "a", "b", "c", null, null, List.of("d"), null, null, "e"));
            }
            files.add(out.toByteArray());
        }
        return files;
    }

    /** The same byte for ever; a gigabyte of it would do, but would not show who reads on. */
    private static final class Endless extends InputStream {

        private final char sign;
        private long count;

        Endless(char sign) {
            this.sign = sign;
        }

        @Override
        public int read() {
            count++;
            return sign;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            Arrays.fill(target, offset, offset + length, (byte) sign);
            count += length;
            return length;
        }
    }
}
