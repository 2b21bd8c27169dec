package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.questionbank.db.UuidConverter;
import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Desk;
import dev.questionbank.testing.Practice;
import dev.questionbank.testing.RunningApplication;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class MemberPreparesForInterviewTests extends RunningApplication {

    private static final String PLAN =
            "{ viewer { practice { interview { date dailyLoad readiness { topic { slug } today onTheDay } } } } }";

    @Autowired
    private DSLContext sql;

    /** Sets an interview in so many days; null removes it. */
    static JsonNode set(Api api, @Nullable Integer days, @Nullable List<String> topics) {
        Map<String, @Nullable Object> input = new HashMap<>();
        input.put("date", days == null ? null : today().plusDays(days).toString());
        input.put("topics", topics);
        return api.send("SetInterviewDate", Map.of("input", input)).get("setInterviewDate");
    }

    /** Days begin at four, and members of tests live in UTC. */
    private static LocalDate today() {
        return LocalDate.ofInstant(Instant.now().minus(4, ChronoUnit.HOURS), ZoneOffset.UTC);
    }

    private static JsonNode plan(Api api) {
        return api.query(PLAN, Map.of()).at("/viewer/practice/interview");
    }

    @Test
    void learnsWhatToDoADayAndWhatIsRecalledOnTheDay() {
        String topic = published(Bank.of(12)); // five previews
        Practice practice = new Practice(memberOf(topic)).old(sql);
        List<String> questions = Desk.questions(visitor(), topic);
        practice.record(questions.get(0), "EASY", 10);
        double kept = practice.record(questions.get(0), "EASY", 2)
                .get("retrievability")
                .doubleValue();
        double forgotten = practice.record(questions.get(11), "HARD", 0)
                .get("retrievability")
                .doubleValue();

        JsonNode plan = set(practice.member(), 6, List.of(topic)).get("plan");

        assertThat(plan.get("date").stringValue()).isEqualTo(today().plusDays(6).toString());
        assertThat(plan.get("dailyLoad").intValue())
                .as("11 in the five days before the last")
                .isEqualTo(3);
        assertThat(plan.get("readiness")).hasSize(1);
        assertThat(plan.at("/readiness/0/topic/slug").stringValue()).isEqualTo(topic);
        assertThat(plan.at("/readiness/0/today").doubleValue()).isCloseTo((kept + forgotten) / 12, within(1e-9));
        assertThat(plan.at("/readiness/0/onTheDay").doubleValue())
                .isLessThan(plan.at("/readiness/0/today").doubleValue());
        assertThat(plan(practice.member())).as("read again").isEqualTo(plan);
    }

    @Test
    void countsWhatMayBeReadAlone() {
        String topic = published(Bank.of(12));
        Practice practice = new Practice(person());
        practice.record(Desk.questions(visitor(), topic).getFirst(), "EASY", 0);

        assertThat(set(practice.member(), 2, List.of(topic))
                        .at("/plan/dailyLoad")
                        .intValue())
                .as("the other previews")
                .isEqualTo(4);
    }

    @Test
    void hasNothingToDoWhenAllWillBeRecalled() {
        String topic = published(Bank.of(1));
        Practice practice = new Practice(person());
        practice.record(Desk.questions(visitor(), topic).getFirst(), "EASY", 0);

        assertThat(set(practice.member(), 5, List.of(topic))
                        .at("/plan/dailyLoad")
                        .intValue())
                .isZero();
        assertThat(set(practice.member(), 60, List.of(topic))
                        .at("/plan/dailyLoad")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void preparesForAllThatMayBeReadWithoutTopics() {
        String one = published(Bank.of(2));
        String two = published(Bank.of(2));
        Api member = memberOf(one, two);

        assertThat(topics(set(member, 0, List.of()).get("plan"))).containsExactly(one, two);
        assertThat(topics(set(member, 0, null).get("plan"))).containsExactly(one, two);
        assertThat(topics(set(member, 0, List.of(two)).get("plan"))).containsExactly(two);
        assertThat(topics(set(member, 730, List.of(one)).get("plan"))).containsExactly(one);
    }

    private static List<String> topics(JsonNode plan) {
        return plan.get("readiness")
                .valueStream()
                .map(each -> each.at("/topic/slug").stringValue())
                .toList();
    }

    @Test
    void isRemovedAndPasses() {
        String topic = published(Bank.of(1));
        Practice practice = new Practice(person());
        set(practice.member(), 3, List.of(topic));

        JsonNode removed = set(practice.member(), null, null);

        assertThat(removed.get("userErrors")).isEmpty();
        assertThat(removed.get("plan").isNull()).isTrue();
        assertThat(plan(practice.member()).isNull()).isTrue();
        set(practice.member(), 0, List.of(topic));
        assertThat(plan(practice.member()).isNull()).isFalse();
        sql.execute(
                "update practice_interview set held_on = held_on - interval 1 day where account_id = ?",
                new UuidConverter().to(practice.accountId()));
        assertThat(plan(practice.member()).isNull()).isTrue();
    }

    @Test
    void refusesDaysAndTopicsThatAreNot() {
        Api member = person();
        String topic = published(Bank.of(1));
        set(member, 1, List.of(topic));
        JsonNode before = plan(member);

        assertThat(problems(set(member, -1, List.of()))).containsExactly("INVALID date");
        assertThat(problems(set(member, 750, List.of("none-" + UUID.randomUUID(), topic))))
                .containsExactly("INVALID date", "NOT_FOUND topics");
        assertThat(plan(member)).isEqualTo(before);
    }

    private static List<String> problems(JsonNode payload) {
        assertThat(payload.get("plan") == null || payload.get("plan").isNull()).isTrue();
        return payload.get("userErrors")
                .valueStream()
                .map(error -> error.get("code").stringValue() + " "
                        + error.at("/field/1").stringValue())
                .toList();
    }

    @Test
    void isExportedAndErased() {
        Practice practice = new Practice(person());
        String topic = published(Bank.of(1));
        set(practice.member(), 3, List.of(topic));
        byte[] account = new UuidConverter().to(practice.accountId());

        assertThat(practice.member()
                        .send("MyData", Map.of())
                        .at("/viewer/dataExport/json")
                        .stringValue())
                .contains("\"interview\"", today().plusDays(3).toString());
        practice.member().send("EraseMe", Map.of("input", Map.of("confirm", "ERASE")));

        for (String table : List.of("practice_interview", "practice_interview_topic")) {
            assertThat(sql.fetch("select * from " + table + " where account_id = ?", account))
                    .as(table)
                    .isEmpty();
        }
    }

    @Test
    void costsTheSameForOneTopicAndForMany() {
        Api member = person();
        List<String> topics = List.of(published(Bank.of(1)), published(Bank.of(1)), published(Bank.of(1)));
        topics.forEach(topic ->
                new Practice(member).record(Desk.questions(visitor(), topic).getFirst(), "GOOD", 0));

        assertThat(statements.during(() -> set(member, 3, topics)))
                .hasSameSizeAs(statements.during(() -> set(member, 3, topics.subList(0, 1))));
    }
}
