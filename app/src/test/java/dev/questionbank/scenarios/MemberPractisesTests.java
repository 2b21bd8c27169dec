package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Practice;
import dev.questionbank.testing.RunningApplication;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class MemberPractisesTests extends RunningApplication {

    private static final String RECORD = """
            mutation($input: RecordPracticeInput!) { recordPractice(input: $input) {
              attempt { id grade practicedAt durationSeconds } question { id practicedCount }
              userErrors { code field message } } }""";

    @Autowired
    private DSLContext sql;

    @Test
    void countsMembersNotAttempts() {
        String question = question(published(Bank.of(1)), 0);
        Api member = person();

        JsonNode first = record(member, question, Map.of("durationSeconds", 42));
        JsonNode second = record(member, question, Map.of());
        JsonNode other = record(person(), question, Map.of());

        assertThat(first.at("/userErrors")).isEmpty();
        assertThat(first.at("/attempt/grade").stringValue()).isEqualTo("GOOD");
        assertThat(first.at("/attempt/durationSeconds").intValue()).isEqualTo(42);
        assertThat(first.at("/question/practicedCount").intValue()).isEqualTo(1);
        assertThat(second.at("/attempt/id")).isNotEqualTo(first.at("/attempt/id"));
        assertThat(second.at("/question/practicedCount").intValue()).isEqualTo(1);
        assertThat(other.at("/question/practicedCount").intValue()).isEqualTo(2);
    }

    @Test
    void keepsOneAttemptHoweverOftenARequestIsSent() throws Exception {
        String question = question(published(Bank.of(1)), 0);
        Api member = person();
        member.send("Me", Map.of());
        Map<String, Object> same = Map.of("idempotencyKey", UUID.randomUUID().toString());

        List<JsonNode> answers;
        try (ExecutorService executor = Executors.newFixedThreadPool(10)) {
            answers = executor
                    .invokeAll(IntStream.range(0, 10)
                            .<Callable<JsonNode>>mapToObj(i -> () -> record(member, question, same))
                            .toList())
                    .stream()
                    .map(future -> future.resultNow())
                    .toList();
        }

        assertThat(answers.stream()
                        .map(answer -> answer.at("/attempt/id").stringValue())
                        .distinct())
                .hasSize(1);
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.at("/userErrors")).isEmpty());
        assertThat(answers.getLast().at("/question/practicedCount").intValue()).isEqualTo(1);
        assertThat(sql.fetchCount(
                        DSL.table("practice_review"),
                        DSL.field("idempotency_key", String.class)
                                .eq(same.get("idempotencyKey").toString())))
                .isEqualTo(1);
    }

    @Test
    void keepsTheTimeOfTheClient() {
        String question = question(published(Bank.of(1)), 0);
        Instant yesterday = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
        Api member = person();
        new Practice(member).old(sql);

        JsonNode answer = record(member, question, Map.of("practicedAt", yesterday.toString()));

        assertThat(Instant.parse(answer.at("/attempt/practicedAt").stringValue()))
                .isEqualTo(yesterday);
    }

    @Test
    void refusesWhatCannotBePractised() {
        String slug = published(Bank.of(6));
        Api member = person();

        assertThat(code(record(member, question(slug, 5), Map.of()))).isEqualTo("LOCKED questionId");
        assertThat(code(record(member, "question_unknown", Map.of()))).isEqualTo("NOT_FOUND questionId");
        assertThat(code(record(
                        member, member.send("Me", Map.of()).at("/viewer/id").stringValue(), Map.of())))
                .isEqualTo("NOT_FOUND questionId");
        String open = question(slug, 0);
        assertThat(code(record(member, open, Map.of("durationSeconds", -1)))).isEqualTo("INVALID durationSeconds");
        assertThat(code(record(member, open, Map.of("practicedAt", "2999-01-01T00:00:00Z"))))
                .isEqualTo("INVALID practicedAt");
        assertThat(code(record(
                        member,
                        open,
                        Map.of("practicedAt", Instant.now().minusSeconds(600).toString()))))
                .as("before the account")
                .isEqualTo("INVALID practicedAt");
        assertThat(code(record(member, open, Map.of("idempotencyKey", " ")))).isEqualTo("INVALID idempotencyKey");
        assertThat(visitor()
                        .send("TopicPage", Map.of("slug", slug))
                        .at("/topic/questions/edges/0/node/practicedCount")
                        .intValue())
                .isZero();
    }

    @Test
    void isForMembers() {
        String question = question(published(Bank.of(1)), 0);

        JsonNode response = visitor().respond(RECORD, input(question, Map.of()));

        assertThat(response.at("/errors/0/extensions/code").stringValue()).isEqualTo("UNAUTHENTICATED");
        assertThat(response.at("/data/recordPractice").isNull()).isTrue();
    }

    @Test
    void showsAnAttemptToItsMemberAlone() {
        Api member = person();
        String attempt = record(member, question(published(Bank.of(1)), 0), Map.of())
                .at("/attempt/id")
                .stringValue();
        String document = "query($id: ID!) { node(id: $id) { id } }";

        assertThat(member.query(document, Map.of("id", attempt)).at("/node/id").stringValue())
                .isEqualTo(attempt);
        assertThat(person().query(document, Map.of("id", attempt)).get("node").isNull())
                .isTrue();
    }

    private String question(String slug, int index) {
        return visitor()
                .send("TopicPage", Map.of("slug", slug))
                .at("/topic/questions/edges/" + index + "/node/id")
                .stringValue();
    }

    private static JsonNode record(Api api, String question, Map<String, Object> more) {
        return api.query(RECORD, input(question, more)).get("recordPractice");
    }

    private static Map<String, Object> input(String question, Map<String, Object> more) {
        Map<String, Object> input = new HashMap<>();
        input.put("questionId", question);
        input.put("grade", "GOOD");
        input.put("idempotencyKey", UUID.randomUUID().toString());
        input.putAll(more);
        return Map.of("input", input);
    }

    private static String code(JsonNode payload) {
        assertThat(payload.get("attempt") == null || payload.get("attempt").isNull())
                .isTrue();
        return payload.at("/userErrors/0/code").stringValue() + " "
                + payload.at("/userErrors/0/field/1").stringValue();
    }

    @Test
    void isSoonSeenInTheOrderOfPractice() {
        String topic = published(Bank.of(5));
        List<String> ids = visitor()
                .send("TopicPage", Map.of("slug", topic))
                .at("/topic/questions/edges")
                .valueStream()
                .map(edge -> edge.at("/node/id").stringValue())
                .toList();
        record(person(), ids.get(3), Map.of());
        record(person(), ids.get(3), Map.of());
        record(person(), ids.get(1), Map.of());

        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(visitor()
                                .send(
                                        "QuestionList",
                                        Map.of(
                                                "filter",
                                                Map.of("topics", List.of(topic)),
                                                "orderBy",
                                                Map.of("field", "PRACTICED", "direction", "DESC")))
                                .at("/questions/edges")
                                .valueStream()
                                .limit(2)
                                .map(edge -> edge.at("/node/id").stringValue()))
                        .containsExactly(ids.get(3), ids.get(1)));
    }
}
