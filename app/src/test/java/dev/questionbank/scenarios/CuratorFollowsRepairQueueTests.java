package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.questionbank.practice.repair.RepairQueue;
import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Beside;
import dev.questionbank.testing.Desk;
import dev.questionbank.testing.Practice;
import dev.questionbank.testing.RunningApplication;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@Beside
class CuratorFollowsRepairQueueTests extends RunningApplication {

    private static final String QUEUE =
            "query($first: Int, $after: String) { curation { repairQueue(first: $first, after: $after) { totalCount"
                    + " edges { node { question { id slug title } score reasons details } } pageInfo { hasNextPage endCursor } } } }";

    @Autowired
    private DSLContext sql;

    @Autowired
    private RepairQueue queue;

    /** All entries of the queue in its order, by question. */
    private Map<String, JsonNode> entries(int size) {
        Api curator = person("CURATOR");
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        Map<String, Object> variables = new HashMap<>(Map.of("first", size));
        JsonNode page;
        do {
            page = curator.query(QUEUE, variables).at("/curation/repairQueue");
            page.get("edges")
                    .valueStream()
                    .map(edge -> edge.get("node"))
                    .forEach(node -> entries.put(node.at("/question/id").stringValue(), node));
            variables.put("after", page.at("/pageInfo/endCursor"));
        } while (page.at("/pageInfo/hasNextPage").booleanValue());
        return entries;
    }

    /** Why this question is in the queue; nothing when it is not. */
    private List<String> reasons(String question) {
        JsonNode entry = entries(100).get(question);
        return entry == null
                ? List.of()
                : entry.get("reasons").valueStream().map(JsonNode::stringValue).toList();
    }

    private void awaitReasons(String question, String... reasons) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(reasons(question)).containsExactly(reasons));
    }

    private JsonNode detail(String question) {
        return entries(100).get(question).get("details");
    }

    private static String report(Api member, String question, String reason) {
        return new Desk(member)
                .done(
                        "reportQuestion",
                        "report { id }",
                        Map.of(
                                "questionId",
                                question,
                                "reason",
                                reason,
                                "idempotencyKey",
                                UUID.randomUUID().toString()))
                .at("/report/id")
                .stringValue();
    }

    private void triage(String report, int version, String state) {
        new Desk(person("CURATOR"))
                .done(
                        "triageReport",
                        "report { id }",
                        Map.of("reportId", report, "expectedVersion", version, "state", state));
    }

    private int version(String question) {
        return person("CURATOR")
                .query("query($id: ID!) { node(id: $id) { ... on Question { version } } }", Map.of("id", question))
                .at("/node/version")
                .intValue();
    }

    /** Publishes another revision with that field. */
    private void publish(String question, String field, String text) {
        Api admin = person("ADMIN");
        new Desk(admin)
                .done(
                        "updateQuestion",
                        "question { id }",
                        Map.of("id", question, "expectedVersion", version(question), field, text));
        assertThat(admin.send("Publish", Map.of("input", Map.of("id", question)))
                        .at("/publishQuestion/userErrors"))
                .isEmpty();
    }

    @Test
    void aReportLeadsToTheQuestionUntilItIsDecided() {
        String question = Desk.questions(visitor(), published(Bank.of(1))).getFirst();
        String one = report(person(), question, "TYPO");
        awaitReasons(question, "REPORTED");
        int score = entries(100).get(question).get("score").intValue();
        String two = report(person(), question, "UNCLEAR");
        await().until(() -> entries(100).get(question).get("score").intValue() > score);
        assertThat(detail(question).get(0).stringValue())
                .startsWith("2 reports are open: ")
                .contains("1 TYPO");

        triage(one, 1, "FIXED");
        triage(two, 1, "ACCEPTED");
        awaitReasons(question);
        triage(two, 2, "OPEN");
        awaitReasons(question, "REPORTED");
        curation().retire(question);
        awaitReasons(question);
    }

    @Test
    void whatIsMissingOrBrokenLeadsToTheQuestionUntilItIsPublishedOtherwise() {
        String topic = published(new Bank()
                .question("One " + UUID.randomUUID(), "Prompt", null)
                .question("Two " + UUID.randomUUID(), "See ![this](picture.png)", "Or [that](https://b.example/c)")
                .question("Three " + UUID.randomUUID(), "Prompt", "Answer"));
        List<String> questions = Desk.questions(visitor(), topic);
        awaitReasons(questions.get(0), "NO_ANSWER");
        awaitReasons(questions.get(1), "BROKEN_LINK");
        assertThat(detail(questions.get(1)).get(0).stringValue()).isEqualTo("A link leads nowhere: \"picture.png\".");
        awaitReasons(questions.get(2));

        publish(questions.get(0), "answer", "An answer");
        publish(questions.get(1), "prompt", "See ![this](https://b.example/picture.png)");

        awaitReasons(questions.get(0));
        awaitReasons(questions.get(1));
    }

    @Test
    void anAnswerThatGrewOldLeadsToTheQuestionUntilItIsConfirmedOrChanged() {
        String topic = published(Bank.of(2));
        List<String> questions = Desk.questions(visitor(), topic);
        awaitReasons(questions.getFirst());
        sql.execute(
                "update catalog_question q join catalog_topic t on t.id = q.topic_id set q.published_at = utc_timestamp(6) - interval 366 day where t.slug = ?",
                topic);
        // the next look at what fell due
        sql.execute("update practice_repair_followed set due_until = utc_timestamp(6) - interval 2 day");
        awaitReasons(questions.getFirst(), "ANSWER_OVERDUE");
        awaitReasons(questions.getLast(), "ANSWER_OVERDUE");
        assertThat(detail(questions.getFirst()).get(0).stringValue())
                .isEqualTo("Nobody looked at the answer for 366 days, 365 are allowed.");

        new Desk(person("CURATOR"))
                .done(
                        "confirmAnswer",
                        "question { answerReviewedAt }",
                        Map.of("questionId", questions.getFirst(), "expectedVersion", version(questions.getFirst())));
        publish(questions.getLast(), "title", "Another title " + topic);
        awaitReasons(questions.getFirst());
        assertThat(reasons(questions.getLast())).as("its answer is the same").containsExactly("ANSWER_OVERDUE");
        publish(questions.getLast(), "answer", "Another answer");
        awaitReasons(questions.getLast());
    }

    @Test
    void aTopicDecidesHowOldItsAnswersMayGrow() {
        String topic = published(Bank.of(1));
        String question = Desk.questions(visitor(), topic).getFirst();
        sql.execute(
                "update catalog_question q join catalog_topic t on t.id = q.topic_id set q.published_at = utc_timestamp(6) - interval 40 day where t.slug = ?",
                topic);
        Desk curator = new Desk(person("CURATOR"));
        JsonNode now = person("CURATOR")
                .query(
                        "query($slug: String!) { topic(slug: $slug) { id version reviewIntervalDays } }",
                        Map.of("slug", topic))
                .get("topic");
        assertThat(now.get("reviewIntervalDays").intValue()).isEqualTo(365);

        JsonNode changed = curator.done(
                "setReviewInterval",
                "topic { version reviewIntervalDays }",
                Map.of("topicId", now.get("id"), "expectedVersion", now.get("version"), "days", 30));
        assertThat(changed.at("/topic/reviewIntervalDays").intValue()).isEqualTo(30);
        awaitReasons(question, "ANSWER_OVERDUE");

        assertThat(curator.problems(
                        "setReviewInterval",
                        "topic { id }",
                        Map.of("topicId", now.get("id"), "expectedVersion", now.get("version"), "days", 60)))
                .containsExactly("CONFLICT expectedVersion");
        curator.done(
                "setReviewInterval",
                "topic { version }",
                Map.of("topicId", now.get("id"), "expectedVersion", changed.at("/topic/version"), "days", 60));
        awaitReasons(question);
    }

    @Test
    void whatIsForgottenLeadsToTheQuestionUntilItIsWrittenAnew() {
        String topic = published(Bank.of(1));
        String question = Desk.questions(visitor(), topic).getFirst();
        List<Practice> members =
                Stream.generate(() -> new Practice(person())).limit(10).toList();
        members.forEach(member -> member.record(question, "AGAIN", 0));
        for (int i = 0; i < 8; i++) {
            members.subList(0, 3).forEach(member -> member.record(question, "AGAIN", 0));
        }
        sql.execute(
                "update practice_review set recorded_at = recorded_at - interval 5 minute where recorded_at > utc_timestamp(6) - interval 4 minute");
        sql.execute("update practice_signal_followed set followed_until = utc_timestamp(6) - interval 1 hour");
        awaitReasons(question, "OFTEN_FORGOTTEN", "LEECHES");
        assertThat(detail(question).get(0).stringValue()).endsWith(": 34 of 34 did not.");

        publish(question, "prompt", "Another prompt");

        awaitReasons(question);
    }

    @Test
    void comesHeaviestFirstInPages() {
        String topic = published(Bank.of(3));
        List<String> questions = Desk.questions(visitor(), topic);
        Api member = memberOf(topic);
        report(member, questions.get(0), "UNCLEAR");
        report(member, questions.get(1), "OFFENSIVE");
        report(member, questions.get(2), "TYPO");
        for (String question : questions) {
            awaitReasons(question, "REPORTED");
        }

        Map<String, JsonNode> all = entries(2);

        assertThat(all.keySet().stream().filter(questions::contains))
                .containsExactly(questions.get(1), questions.get(0), questions.get(2));
        assertThat(all.values().stream().map(entry -> -entry.get("score").intValue()))
                .isSorted();
        assertThat(person("CURATOR")
                        .query(QUEUE, Map.of())
                        .at("/curation/repairQueue/totalCount")
                        .intValue())
                .isEqualTo(all.size());
    }

    @Test
    void isDerivedAnew() {
        String question = Desk.questions(visitor(), published(Bank.of(1))).getFirst();
        String other = Desk.questions(visitor(), published(Bank.of(1))).getFirst();
        report(person(), question, "TYPO");
        awaitReasons(question, "REPORTED");
        awaitReasons(other);
        sql.execute(
                "update practice_repair set question_id = (select id from catalog_question order by id desc limit 1), reasons = 'LEECHES' where details = 'A report is open: 1 TYPO.' order by question_id desc limit 1");
        assertThat(reasons(other)).containsExactly("LEECHES");

        queue.rebuild();

        awaitReasons(question, "REPORTED");
        awaitReasons(other);
    }

    @Test
    void standsOnTheDeskBesideReportsAndDrafts() {
        String question = Desk.questions(visitor(), published(Bank.of(1))).getFirst();
        report(person(), question, "OFFENSIVE");
        awaitReasons(question, "REPORTED");

        JsonNode desk = person("PUBLISHER").send("Desk", Map.of("first", 5)).get("curation");

        assertThat(desk.at("/reports/edges/0/node/question/id").stringValue()).isEqualTo(question);
        assertThat(desk.at("/repairQueue/edges/0/node/question/slug").stringValue())
                .isNotEmpty();
    }

    @Test
    void costsTheSameForTwoAndForTwenty() {
        String topic = published(Bank.of(20));
        Api member = memberOf(topic);
        List<String> questions = Desk.questions(visitor(), topic);
        questions.forEach(question -> report(member, question, "TYPO"));
        awaitReasons(questions.getLast(), "REPORTED");
        Api curator = person("CURATOR");
        curator.send("Me", Map.of());

        assertThat(statements.during(() -> curator.query(QUEUE, Map.of("first", 20))))
                .hasSameSizeAs(statements.during(() -> curator.query(QUEUE, Map.of("first", 2))))
                .hasSizeLessThan(6);
    }
}
