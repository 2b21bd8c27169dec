package dev.questionbank.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.db.UuidConverter;
import dev.questionbank.db.graphql.NodeId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import tools.jackson.databind.JsonNode;

/** A member who practises, today or some days ago. */
public record Practice(Api member) {

    private static final String RECORD = """
            mutation($input: RecordPracticeInput!) { recordPractice(input: $input) {
              attempt { id } question { myPractice { retrievability stability } } userErrors { code field } } }""";

    /** Lets the member's account be a thousand days old, so that reviews may be, too. */
    public Practice old(DSLContext sql) {
        sql.execute(
                "update access_account set created_at = created_at - interval 1000 day where id = ?",
                new UuidConverter().to(accountId()));
        return this;
    }

    /** The member's account. */
    public UUID accountId() {
        return NodeId.parse(member.send("Me", Map.of()).at("/viewer/id").stringValue())
                .orElseThrow()
                .value();
    }

    /** Practises a question; what the member has with it then. */
    public JsonNode record(String question, String grade, int daysAgo) {
        return record(question, grade, daysAgo, Map.of());
    }

    /** The same, with more of the input. */
    public JsonNode record(String question, String grade, int daysAgo, Map<String, Object> more) {
        Map<String, Object> input = new HashMap<>();
        input.put("questionId", question);
        input.put("grade", grade);
        input.put("idempotencyKey", UUID.randomUUID().toString());
        if (daysAgo > 0) {
            input.put(
                    "practicedAt", Instant.now().minus(daysAgo, ChronoUnit.DAYS).toString());
        }
        input.putAll(more);
        JsonNode answer = member.query(RECORD, Map.of("input", input)).get("recordPractice");
        assertThat(answer.get("userErrors")).isEmpty();
        return answer.at("/question/myPractice");
    }
}
