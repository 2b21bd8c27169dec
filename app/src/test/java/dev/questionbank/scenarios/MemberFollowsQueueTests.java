package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Desk;
import dev.questionbank.testing.Practice;
import dev.questionbank.testing.RunningApplication;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class MemberFollowsQueueTests extends RunningApplication {

    private static final String NODE =
            "{ edges { node { reason dueAt retrievability changed question { id title } } } dueCount }";

    @Autowired
    private DSLContext sql;

    private String topic;
    private List<String> questions;
    private Api member;
    private Desk desk;
    private Practice practice;

    @BeforeEach
    void begin() {
        topic = published(Bank.of(12));
        questions = Desk.questions(visitor(), topic);
        member = memberOf(topic);
        desk = new Desk(member);
        practice = new Practice(member);
    }

    private JsonNode queue(String arguments) {
        return desk.read("queue(topic: \"" + topic + "\"" + arguments + ") " + NODE)
                .get("queue");
    }

    private List<String> entries(JsonNode queue) {
        return queue.get("edges")
                .valueStream()
                .map(edge -> edge.at("/node/reason").stringValue() + " "
                        + (questions.indexOf(edge.at("/node/question/id").stringValue()) + 1))
                .toList();
    }

    @Test
    void withAReasonOnEveryQuestionMostWorthwhileFirst() {
        practice.old(sql);
        practice.record(questions.get(0), "EASY", 300); // remembered for long, and long overdue
        practice.record(questions.get(1), "HARD", 20); // little is at stake
        practice.record(questions.get(2), "GOOD", 20);
        practice.record(questions.get(3), "EASY", 1); // not due
        practice.record(questions.get(4), "GOOD", 30);
        practice.record(questions.get(4), "GOOD", 20);
        practice.record(questions.get(4), "AGAIN", 1);
        sql.execute(
                "update practice_memory set due_on = utc_date() + interval 2 day where account_id = ? and grade = 'AGAIN'",
                new dev.questionbank.db.UuidConverter().to(practice.accountId()));

        statements.during(() -> queue(", first: 6")).stream()
                .filter(x -> x.contains("place"))
                .forEach(System.out::println);
        JsonNode queue = queue(", first: 6");

        assertThat(entries(queue)).containsExactly("OVERDUE 1", "OVERDUE 3", "OVERDUE 2", "WEAK 5", "NEW 6", "NEW 7");
        assertThat(queue.get("dueCount").intValue()).isEqualTo(3);
        JsonNode first = queue.at("/edges/0/node");
        assertThat(first.get("retrievability").doubleValue()).isBetween(0.1, 0.9);
        assertThat(LocalDate.parse(first.get("dueAt").stringValue().substring(0, 10)))
                .isBefore(LocalDate.now());
        assertThat(queue.at("/edges/4/node/dueAt").isNull()).isTrue();
        desk.practise(questions.get(0), Map.of());
        assertThat(entries(queue(", first: 6")))
                .as("nothing comes twice a day")
                .containsExactly("OVERDUE 3", "OVERDUE 2", "WEAK 5", "NEW 6", "NEW 7", "NEW 8");
    }

    @Test
    void neverMoreThanTheMemberChose() {
        practice.old(sql);
        desk.done("updatePracticeSettings", "settings { newPerDay }", Map.of("newPerDay", 2, "reviewsPerDay", 3));
        for (int i = 0; i < 6; i++) {
            practice.record(questions.get(i), "GOOD", 50 + i);
        }

        JsonNode behind = queue("");
        assertThat(entries(behind))
                .as("catches up before anything new")
                .hasSize(3)
                .allMatch(entry -> entry.startsWith("OVERDUE"));
        assertThat(behind.get("dueCount").intValue()).isEqualTo(3);

        for (int i = 0; i < 3; i++) {
            desk.practise(questions.get(i), Map.of());
        }
        assertThat(entries(queue(""))).as("enough for today").isEmpty();

        desk.done("updatePracticeSettings", "settings { newPerDay }", Map.of("reviewsPerDay", 10));
        assertThat(entries(queue("")))
                .containsExactlyInAnyOrder("OVERDUE 4", "OVERDUE 5", "OVERDUE 6", "NEW 7", "NEW 8");
        desk.practise(questions.get(6), Map.of());
        assertThat(entries(queue(""))).contains("NEW 8").doesNotContain("NEW 9");
    }

    @Test
    void withoutWhatIsLockedRetiredOrPaused() {
        practice.old(sql);
        practice.record(questions.get(0), "GOOD", 50);
        practice.record(questions.get(1), "GOOD", 50);
        practice.record(questions.get(7), "GOOD", 50);
        assertThat(entries(queue(""))).contains("OVERDUE 1", "OVERDUE 2", "OVERDUE 8", "NEW 3");

        curation().retire(questions.get(0));
        curation().retire(questions.get(2));
        desk.done("snoozeQuestion", "question { myPause { until } }", Map.of("questionId", questions.get(1)));
        desk.done("suspendQuestion", "question { id }", Map.of("questionId", questions.get(3), "suspended", true));

        assertThat(entries(queue(", first: 3"))).containsExactly("OVERDUE 8", "NEW 5", "NEW 6");
        assertThat(desk.done(
                                "suspendQuestion",
                                "question { myPause { until } }",
                                Map.of("questionId", questions.get(1), "suspended", false))
                        .at("/question/myPause")
                        .isNull())
                .isTrue();
        assertThat(entries(queue(", first: 1"))).containsExactly("OVERDUE 2");
        assertThat(desk.problems(
                        "snoozeQuestion",
                        "question { id }",
                        Map.of("questionId", questions.get(1), "until", "2020-01-01")))
                .containsExactly("INVALID until");
        assertThat(desk.problems("snoozeQuestion", "question { id }", Map.of("questionId", "x")))
                .containsExactly("NOT_FOUND questionId");

        sql.execute(
                "update access_entitlement_span s join access_entitlement e on e.id = s.entitlement_id set s.valid_until = s.valid_from where e.account_id = ?",
                new dev.questionbank.db.UuidConverter().to(practice.accountId()));
        assertThat(entries(queue("")))
                .as("of previews alone")
                .doesNotContain("OVERDUE 8")
                .contains("OVERDUE 2");
        assertThat(queue("").get("dueCount").intValue()).isEqualTo(1);
    }

    @Test
    void withWhatWasChangedMateriallySinceItWasPractised() {
        practice.record(questions.get(0), "EASY", 0);
        practice.record(questions.get(1), "EASY", 0);
        assertThat(entries(queue(", first: 1"))).containsExactly("NEW 3");

        curation().publish(questions.get(0), "Another title", "Another prompt", "Answer 1");

        await().untilAsserted(() -> assertThat(entries(queue(", first: 1"))).containsExactly("MATERIALLY_CHANGED 1"));
        assertThat(queue(", first: 1").at("/edges/0/node/changed").toString()).isEqualTo("[\"TITLE\",\"PROMPT\"]");
        desk.practise(questions.get(0), Map.of());
        assertThat(entries(queue(", first: 1"))).containsExactly("NEW 3");
    }

    @Test
    void mixesNewQuestionsOverTopics() {
        String other = published(Bank.of(3));
        grant(member, other);

        List<String> topics = desk
                .read("queue(first: 100) { edges { node { question { topic { slug } } } } }")
                .findValues("slug")
                .stream()
                .map(JsonNode::stringValue)
                .toList();

        assertThat(topics).hasSize(10);
        assertThat(topics.stream().distinct().count()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void preparesForAnInterviewAndLeavesTheLastDayLight() {
        LocalDate today = java.time.LocalDate.ofInstant(
                java.time.Instant.now().minus(java.time.Duration.ofHours(4)), java.time.ZoneOffset.UTC);
        desk.done("updatePracticeSettings", "settings { newPerDay }", Map.of("newPerDay", 1));
        assertThat(entries(queue(""))).containsExactly("NEW 1");

        interviewOn(today.plusDays(4));
        assertThat(entries(queue(""))).as("twelve in three days").hasSize(4);

        interviewOn(today.plusDays(1));
        assertThat(entries(queue(""))).as("the last day").isEmpty();
    }

    private void interviewOn(LocalDate day) {
        desk.done("setInterviewDate", "plan { date }", Map.of("date", day.toString(), "topics", List.of(topic)));
    }

    @Test
    void bearsBadInput() {
        assertThat(queue(", first: 100").get("edges").size()).isPositive();
        assertThat(member.respond("{ viewer { practice { queue(first: 0) { dueCount } } } }", Map.of())
                        .at("/errors/0/extensions/code")
                        .stringValue())
                .isEqualTo("BAD_USER_INPUT");
        assertThat(desk.read("queue(topic: \"no-such-topic\") " + NODE).toString())
                .isEqualTo("{\"queue\":{\"edges\":[],\"dueCount\":0}}");
    }

    @Test
    void takesFiveStatements() {
        practice.old(sql);
        for (int i = 0; i < 5; i++) {
            practice.record(questions.get(i), "GOOD", 50 + i);
        }

        assertThat(statements.during(() -> desk.read("queue { edges { node { reason question { title } } } }")))
                .as("one for who asks, and five")
                .hasSize(6);
        assertThat(statements.during(
                        () -> desk.read("queue(first: 100) { edges { node { reason question { title } } } }")))
                .hasSize(6);
    }
}
