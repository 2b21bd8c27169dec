package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Desk;
import dev.questionbank.testing.RunningApplication;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BrowserPracticeIsMergedTests extends RunningApplication {

    private static final String MERGED = "merged skipped { idempotencyKey code message }";

    private Api member;
    private Desk desk;

    @BeforeEach
    void begin() {
        member = person();
        desk = new Desk(member);
    }

    private static Map<String, Object> attempt(String question, String grade, Instant at) {
        return Map.of(
                "questionId",
                question,
                "grade",
                grade,
                "idempotencyKey",
                UUID.randomUUID().toString(),
                "practicedAt",
                at.toString());
    }

    private JsonNode myPractice(String question) {
        return member.query(
                        "query($id: ID!) { node(id: $id) { ... on Question { practicedCount myPractice { attempts lastGrade stability } } } }",
                        Map.of("id", question))
                .get("node");
    }

    @Test
    void inOrderOfTimeAndOnce() {
        List<String> questions = Desk.questions(visitor(), published(Bank.of(2)));
        Instant now = Instant.now();
        List<Map<String, Object>> attempts = new ArrayList<>();
        for (int day : List.of(2, 30, 9, 100)) {
            attempts.add(attempt(questions.get(0), day == 2 ? "HARD" : "GOOD", now.minus(Duration.ofDays(day))));
        }
        attempts.add(attempt(questions.get(1), "AGAIN", now));

        JsonNode merged = desk.done("mergePractice", MERGED, Map.of("attempts", attempts));
        JsonNode practice = myPractice(questions.get(0));

        assertThat(merged.get("merged").intValue()).isEqualTo(5);
        assertThat(merged.get("skipped")).isEmpty();
        assertThat(practice.at("/myPractice/attempts").intValue()).isEqualTo(4);
        assertThat(practice.at("/myPractice/lastGrade").stringValue()).isEqualTo("HARD");
        assertThat(practice.get("practicedCount").intValue()).isEqualTo(1);
        assertThat(desk.done("mergePractice", MERGED, Map.of("attempts", attempts.reversed())))
                .isEqualTo(merged);
        assertThat(myPractice(questions.get(0))).isEqualTo(practice);
        assertThat(Desk.ids(desk.page("history", "first: 100", "id"))).hasSize(5);
    }

    @Test
    void withoutWhatCannotBePractised() {
        List<String> questions = Desk.questions(visitor(), published(Bank.of(6)));
        Instant now = Instant.now();
        List<Map<String, Object>> attempts = List.of(
                attempt(questions.get(0), "GOOD", now),
                attempt(questions.get(5), "GOOD", now),
                attempt("nonsense", "GOOD", now),
                attempt(questions.get(1), "GOOD", now.minus(Duration.ofDays(400))));

        JsonNode merged = desk.done("mergePractice", MERGED, Map.of("attempts", attempts));

        assertThat(merged.get("merged").intValue()).isEqualTo(1);
        assertThat(merged.get("skipped")
                        .valueStream()
                        .map(one -> one.get("code").stringValue()))
                .containsExactlyInAnyOrder("LOCKED", "NOT_FOUND", "INVALID");
    }

    @Test
    void withinBounds() {
        String question = Desk.questions(visitor(), published(Bank.of(1))).getFirst();
        Instant now = Instant.now();
        Map<String, Object> one = attempt(question, "GOOD", now);

        assertThat(desk.problems("mergePractice", MERGED, Map.of("attempts", List.of(one, one))))
                .containsExactly("INVALID attempts");
        assertThat(desk.problems(
                        "mergePractice",
                        MERGED,
                        Map.of(
                                "attempts",
                                IntStream.rangeClosed(0, 500)
                                        .mapToObj(i -> attempt(question, "GOOD", now))
                                        .toList())))
                .containsExactly("INVALID attempts");
        assertThat(desk.problems(
                        "mergePractice",
                        MERGED,
                        Map.of("attempts", List.of(one, attempt(question, "GOOD", now.plusSeconds(3600))))))
                .containsExactly("INVALID attempts.1.practicedAt");
        assertThat(myPractice(question).at("/myPractice/attempts").intValue()).isZero();
        assertThat(desk.done("mergePractice", MERGED, Map.of("attempts", List.of()))
                        .get("merged")
                        .intValue())
                .isZero();
    }
}
