package dev.questionbank.scenarios;

import static dev.questionbank.practice.jooq.Tables.PRACTICE_REVIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.db.UuidConverter;
import dev.questionbank.practice.Grade;
import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Codes;
import dev.questionbank.testing.Issuer;
import dev.questionbank.testing.RunningApplication;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MemberSeesOwnDataTests extends RunningApplication {

    private static final String RECORD = """
            mutation($input: RecordPracticeInput!) { recordPractice(input: $input) { attempt { id } userErrors { code } } }""";

    @Autowired
    private DSLContext sql;

    @Test
    void exportsAllThatIsKept() {
        String subject = "subject-" + UUID.randomUUID();
        Api member = visitor().as(Issuer.get().token(subject));
        String topic = published(Bank.of(1));
        String question = visitor()
                .send("TopicPage", Map.of("slug", topic))
                .at("/topic/questions/edges/0/node/id")
                .stringValue();
        String entitlement = grant(member, topic);
        person("ADMIN").send("Revoke", Map.of("input", Map.of("entitlementId", entitlement, "reason", "no more")));
        Codes.redeem(member, Codes.create(person("ADMIN"), 1, Map.of()).getFirst(), "key of the code");
        Codes.redeem(member.from("127.0.3.1"), "a guess");
        String attempt = member.query(
                        RECORD,
                        Map.of(
                                "input",
                                Map.of(
                                        "questionId",
                                        question,
                                        "grade",
                                        "HARD",
                                        "idempotencyKey",
                                        "key of the review",
                                        "durationSeconds",
                                        42)))
                .at("/recordPractice/attempt/id")
                .stringValue();

        JsonNode data = export(member);

        assertThat(data.at("/account/id")).isEqualTo(member.send("Me", Map.of()).at("/viewer/id"));
        assertThat(data.at("/account/subject").stringValue()).isEqualTo(subject);
        assertThat(data.at("/account/timeZone").stringValue()).isEqualTo("UTC");
        assertThat(data.at("/account").has("issuer")).isTrue();
        assertThat(Instant.parse(data.at("/account/createdAt").stringValue())).isBefore(Instant.now());

        JsonNode granted = entry(data.get("entitlements"), "source", "GRANT");
        assertThat(granted.get("id").stringValue()).isEqualTo(entitlement);
        assertThat(granted.get("state").stringValue()).isEqualTo("REVOKED");
        assertThat(granted.get("events")
                        .valueStream()
                        .map(event -> event.get("cause").stringValue()))
                .containsExactly("a test", "no more");
        JsonNode redeemed = entry(data.get("entitlements"), "source", "CODE");
        assertThat(redeemed.get("plan").stringValue()).isEqualTo("A plan for codes");
        assertThat(redeemed.at("/events/0/actor")).isEqualTo(data.at("/account/id"));

        assertThat(data.at("/codeRedemptions")).hasSize(1);
        assertThat(data.at("/codeRedemptions/0/idempotencyKey").stringValue()).isEqualTo("key of the code");
        assertThat(data.at("/codeRedemptions/0/entitlement")).isEqualTo(redeemed.get("id"));
        assertThat(data.at("/codeTries/0/tries").intValue()).isEqualTo(1);

        assertThat(data.at("/reviews")).hasSize(1);
        JsonNode review = data.at("/reviews/0");
        assertThat(review.get("id").stringValue()).isEqualTo(attempt);
        assertThat(review.get("questionId").stringValue()).isEqualTo(question);
        assertThat(review.get("grade").stringValue()).isEqualTo("HARD");
        assertThat(review.get("durationSeconds").intValue()).isEqualTo(42);
        assertThat(review.get("idempotencyKey").stringValue()).isEqualTo("key of the review");
    }

    private static JsonNode entry(JsonNode list, String field, String value) {
        return list.valueStream()
                .filter(each -> each.get(field).stringValue().equals(value))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void exportsTwentyThousandReviewsWithAsManyStatementsAsOne() {
        Api member = person();
        insertReviews(member, 1);
        List<String> few = statements.during(() -> export(member));
        insertReviews(member, 20_000);

        List<String> many = statements.during(() -> export(member));

        assertThat(many).hasSameSizeAs(few).hasSizeLessThan(35);
        assertThat(export(member)
                        .get("reviews")
                        .valueStream()
                        .map(review -> review.get("id").stringValue())
                        .distinct())
                .hasSize(20_001);
    }

    private void insertReviews(Api member, int count) {
        UUID account = sql.fetchSingle(
                        "select id from access_account where subject = ?",
                        export(member).at("/account/subject").stringValue())
                .get(0, new UuidConverter());
        sql.batchInsert(IntStream.range(0, count)
                        .mapToObj(i -> {
                            var row = sql.newRecord(PRACTICE_REVIEW);
                            row.setAccountId(account);
                            row.setId(UUID.randomUUID());
                            row.setQuestionId(UUID.randomUUID());
                            row.setRevision(1);
                            row.setGrade(Grade.GOOD);
                            row.setPracticedAt(Instant.EPOCH);
                            row.setPracticedOn(LocalDate.EPOCH);
                            row.setIdempotencyKey(UUID.randomUUID().toString());
                            row.setRecordedAt(Instant.EPOCH);
                            return row;
                        })
                        .toList())
                .execute();
    }

    @Test
    void readsItOnceHoweverOftenADocumentAsks() {
        Api member = person();
        export(member);
        String twice = "{ viewer { a: dataExport { json } b: dataExport { json } } }";

        assertThat(statements.during(() -> member.query(twice, Map.of())))
                .hasSameSizeAs(statements.during(() -> export(member)));
    }

    @Test
    void isForThePersonAlone() {
        Api member = person();
        String account = member.send("Me", Map.of()).at("/viewer/id").stringValue();
        String node = "query($id: ID!) { node(id: $id) { ... on Viewer { dataExport { json } } } }";

        assertThat(visitor().send("MyData", Map.of()).get("viewer").isNull()).isTrue();
        for (Api other : List.of(visitor(), person(), person("ADMIN"))) {
            assertThat(other.query(node, Map.of("id", account)).get("node").isNull())
                    .isTrue();
        }
        assertThat(member.query(node, Map.of("id", account))
                        .at("/node/dataExport/json")
                        .stringValue())
                .contains(account);
    }

    private static JsonNode export(Api member) {
        return new JsonMapper()
                .readTree(member.send("MyData", Map.of())
                        .at("/viewer/dataExport/json")
                        .stringValue());
    }
}
