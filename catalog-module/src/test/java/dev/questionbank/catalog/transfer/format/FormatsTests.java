package dev.questionbank.catalog.transfer.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.questionbank.catalog.Difficulty;
import dev.questionbank.catalog.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the formats mean. */
class FormatsTests {

    @Test
    void readsColumnsInAnyOrderAndCase() throws IOException {
        Reading reading = Reading.of(BankFormat.CSV, """
                PROMPT,Title,tags,difficulty,externalid
                "Say ""why"",
                in two lines",Why?,a; b\\;c,easy,x-1

                Next,,,,
                "More",T,,HARD,x-3
                """);

        assertThat(reading.lines()).containsExactly(2, 6);
        assertThat(reading.rows().getFirst())
                .isEqualTo(new BankRow(
                        "java",
                        "Java",
                        "Why?",
                        "Say \"why\",\nin two lines",
                        null,
                        Difficulty.EASY,
                        null,
                        List.of("a", "b;c"),
                        null,
                        null,
                        "x-1"));
        assertThat(reading.problems()).containsExactly("5|null|null|title is missing");
    }

    @Test
    void understandsOtherSeparators() throws IOException {
        assertThat(Reading.of(BankFormat.CSV, "title;prompt\na;b, c\n").row().prompt())
                .isEqualTo("b, c");
        assertThat(Reading.of(BankFormat.CSV, "title\tprompt\na\tb; c\n").row().prompt())
                .isEqualTo("b; c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title,prompt,dificulty       | unknown column \"dificulty\"",
                "title,prompt,title           | the column title is there twice",
                "title,answer                 | the column prompt is missing",
                "title,prompt\\na,\"b\"c\\n   | no CSV",
                "title,prompt\\na,\"b         | no CSV"
            })
    void refusesWhatIsNoBankInCsv(String file, String message) {
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> Reading.of(BankFormat.CSV, file.strip().replace("\\n", "\n")))
                .withMessageContaining(message);
    }

    @Test
    void writesNothingThatASpreadsheetCalculates() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RowWriter writer = ExportFormat.CSV.writer(out)) {
            writer.write(row("=1+1", "'=1", "'tis"));
        }

        assertThat(out.toString(StandardCharsets.UTF_8)).contains(",'=1+1,''=1,'tis,");
    }

    @Test
    void writesKeysInTheirOrder() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RowWriter writer = ExportFormat.JSONL.writer(out)) {
            writer.write(row("a", "b", null));
        }

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                {"topic":"t","topicTitle":"T","title":"a","prompt":"b","answer":null,"difficulty":null,"kind":null,\
                "tags":[],"source":null,"license":null,"externalId":null}
                """);
    }

    private static BankRow row(String title, String prompt, @Nullable String answer) {
        return new BankRow("t", "T", title, prompt, answer, null, null, List.of(), null, null, null);
    }

    @Test
    void saysOnceThatAFileIsNoJsonLines() {
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> Reading.of(BankFormat.JSONL, "\n[\n  {\"title\": 1}\n]\n"))
                .withMessageContaining("line 2: the file is one JSON array");
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> Reading.of(BankFormat.JSONL, "{\n  \"title\": 1\n}\n"))
                .withMessageContaining("one JSON object over many lines");
    }

    @Test
    void makesPromptAndAnswerOfQuestionsInGift() throws IOException {
        Reading reading = Reading.of(BankFormat.GIFT, """
                $CATEGORY: $course$/top/Sciences/Web

                // [id:w-1] [tag:http] [tag:basics]
                ::Status::Which code means \\=not found\\=?{
                  ~%50%410#Nearly
                  =404#Right
                  ~200#No
                  ####Codes are in RFC 9110.}

                The answer is{~0 =42} of course.

                Just words.

                When?{#1822:5}

                2 + 2 is 5.{F#No}
                """);

        assertThat(reading.rows().getFirst())
                .isEqualTo(new BankRow(
                        "web",
                        "Web",
                        "Status",
                        "Which code means =not found=?\n\n- A: 410\n- B: 404\n- C: 200",
                        "**B**: 404\n\nRight\n\n- A (50 %): Nearly\n- C: No\n\nCodes are in RFC 9110.",
                        null,
                        null,
                        List.of("http", "basics"),
                        null,
                        null,
                        "w-1"));
        assertThat(reading.losses().getFirst()).hasSize(2).anyMatch(loss -> loss.contains("50 %"));
        assertThat(reading.rows().get(1).prompt()).contains("of course").contains("- B: 42");
        assertThat(reading.rows().get(2).answer()).isEqualTo("**1822** (± 5)");
        assertThat(reading.rows().get(3).answer()).isEqualTo("**False**\n\nNo");
        assertThat(reading.problems()).containsExactly("12|null|Just words.|a description, no question");
    }

    @Test
    void makesPromptAndAnswerOfQuestionsOfMoodle() throws IOException {
        Reading reading = Reading.of(BankFormat.MOODLE_XML, """
                <?xml version="1.0" encoding="UTF-8"?>
                <quiz>
                <question type="category"><category><text>$course$/top/Web // Net</text></category><idnumber>web</idnumber></question>
                <question type="multichoice"><name><text>Verbs</text></name>
                <questiontext format="html"><text><![CDATA[<p>Which is <b>safe</b>?</p><pre>GET /</pre><img src="@@PLUGINFILE@@/a.png" alt="A">]]></text>
                <file name="a.png" encoding="base64">AAAA</file></questiontext>
                <penalty>0.3333333</penalty><idnumber>v1</idnumber>
                <answer fraction="100" format="html"><text>GET</text><feedback format="html"><text><![CDATA[<p>Yes</p>]]></text></feedback></answer>
                <answer fraction="0" format="html"><text>POST</text></answer>
                <tags><tag><text>http</text></tag></tags></question>
                <question type="truefalse"><name><text>TF</text></name><questiontext format="markdown"><text>*Is* it?</text></questiontext>
                <answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer></question>
                <question type="cloze"><name><text>C</text></name></question>
                </quiz>
                """);

        assertThat(reading.rows().getFirst())
                .isEqualTo(new BankRow(
                        "web",
                        "Web / Net",
                        "Verbs",
                        "Which is **safe**?\n\n```\nGET /\n```\n\nA\n\n- A: GET\n- B: POST",
                        "**A**: GET\n\nYes",
                        null,
                        null,
                        List.of("http"),
                        null,
                        null,
                        "v1"));
        assertThat(reading.losses().getFirst()).hasSize(3);
        assertThat(reading.rows().get(1).prompt()).isEqualTo("*Is* it?\n\n- True\n- False");
        assertThat(reading.problems()).containsExactly("13|null|C|questions of the type cloze cannot be read");
    }

    @Test
    void readsPagesWithAHead() throws IOException {
        Reading reading = Reading.of(BankFormat.MARKDOWN, """
                ---
                id: p-1
                title: Why?
                difficulty: easy
                kind: system design
                tags: [a, no]
                ---
                The prompt.

                ---

                # Answer

                The answer.
                ---
                title: Next
                dificulty: x
                ---
                Text
                # Answer
                """);

        assertThat(reading.row())
                .isEqualTo(new BankRow(
                        "java",
                        "Java",
                        "Why?",
                        "The prompt.\n\n---",
                        "The answer.",
                        Difficulty.EASY,
                        Kind.SYSTEM_DESIGN,
                        List.of("a", "no"),
                        null,
                        null,
                        "p-1"));
        assertThat(reading.problems()).containsExactly("15|null|Next|unknown key dificulty");
    }

    @Test
    void namesTopicsAfterHeadingsWhereNoneIsGiven() throws IOException {
        String file =
                "# Bank\n\n## Threads\n\n### What is a monitor?\n\nA lock.\n\n### Why?\n\n## Memory\n\n### What is a leak?\n";

        assertThat(Reading.of(
                                BankFormat.MARKDOWN,
                                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                                RowDefaults.NONE)
                        .rows())
                .extracting(BankRow::topic, BankRow::topicTitle, BankRow::title, BankRow::answer)
                .containsExactly(
                        tuple("threads", "Threads", "What is a monitor?", "A lock."),
                        tuple("threads", "Threads", "Why?", null),
                        tuple("memory", "Memory", "What is a leak?", null));
        assertThat(Reading.of(BankFormat.MARKDOWN, file).rows().getFirst().tags())
                .containsExactly("Threads");
    }

    @ParameterizedTest
    @CsvSource({
        "md-numbered-h3-sudheerj-react.md, 415, 414",
        "md-h6-details-mcq-lydiahallie-ko.md, 155, 155",
        "md-h6-details-rtl-lydiahallie-ar-EG.md, 43, 43",
        "md-bold-emoji-difficulty-ds-theory.md, 165, 165",
        "md-link-lists-zh-fe-interview-skill.md, 669, 0",
        "md-one-file-per-question-kirchhoff.md, 1, 1",
        "mdx-tables-difficulty-tech-interview-handbook.md, 61, 0",
        "md-rtl-html-h5bp-hebrew.md, 138, 0",
    })
    void findsQuestionsInMarkdownAsPeopleWriteIt(String name, int questions, int answered) throws IOException {
        Path file = Reading.BANKS.resolve("wild").resolve(name);
        assumeTrue(Files.exists(file), "the raw banks are not beside this checkout");
        try (InputStream in = Files.newInputStream(file)) {
            Reading reading = Reading.of(BankFormat.MARKDOWN, in, Reading.IN_JAVA);

            assertThat(reading.problems()).isEmpty();
            assertThat(reading.rows()).hasSize(questions);
            assertThat(reading.rows()).filteredOn(row -> row.answer() != null).hasSize(answered);
            assertThat(reading.lines()).isSorted();
        }
    }
}
