package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Desk;
import dev.questionbank.testing.RunningApplication;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class MemberReportsQuestionTests extends RunningApplication {

    private static final String REPORT =
            "id revision isOutdated reason comment state answer version createdAt updatedAt question { id slug }";
    private static final String MINE =
            "query($first: Int, $after: String) { viewer { reports(first: $first, after: $after) { totalCount edges { node { "
                    + REPORT + " } } pageInfo { hasNextPage endCursor } } } }";
    private static final String ALL =
            "query($states: [ReportState!], $first: Int, $after: String) { curation { reports(states: $states, first: $first, after: $after)"
                    + " { totalCount edges { node { " + REPORT
                    + " } } pageInfo { hasNextPage endCursor } } } }";

    @Autowired
    private DSLContext sql;

    private static Map<String, Object> input(String question, String reason) {
        Map<String, Object> input = new HashMap<>();
        input.put("questionId", question);
        input.put("reason", reason);
        input.put("idempotencyKey", UUID.randomUUID().toString());
        return input;
    }

    private static Map<String, Object> input(String question, String reason, String comment) {
        Map<String, Object> input = input(question, reason);
        input.put("comment", comment);
        return input;
    }

    private static JsonNode report(Api member, Map<String, Object> input) {
        return new Desk(member)
                .done("reportQuestion", "report { " + REPORT + " }", input)
                .get("report");
    }

    private static JsonNode mine(Api member) {
        return member.query(MINE, Map.of()).at("/viewer/reports");
    }

    private JsonNode triage(JsonNode report, String state, String answer) {
        return new Desk(person("PUBLISHER"))
                .done(
                        "triageReport",
                        "report { " + REPORT + " }",
                        Map.of(
                                "reportId",
                                report.get("id"),
                                "expectedVersion",
                                report.get("version"),
                                "state",
                                state,
                                "answer",
                                answer))
                .get("report");
    }

    private String question() {
        return Desk.questions(visitor(), published(Bank.of(1))).getFirst();
    }

    @Test
    void isToldWhatBecameOfIt() {
        String question = question();
        Api member = person();

        JsonNode report = report(member, input(question, "UNCLEAR", "What is meant?"));
        assertThat(report.get("state").stringValue()).isEqualTo("OPEN");
        assertThat(report.get("revision").intValue()).isEqualTo(1);
        assertThat(report.at("/question/id").stringValue()).isEqualTo(question);
        triage(report, "REJECTED", "This is a common term.");

        JsonNode seen = mine(member);
        assertThat(seen.get("totalCount").intValue()).isEqualTo(1);
        JsonNode node = seen.at("/edges/0/node");
        assertThat(node.get("state").stringValue()).isEqualTo("REJECTED");
        assertThat(node.get("answer").stringValue()).isEqualTo("This is a common term.");
        assertThat(node.get("comment").stringValue()).isEqualTo("What is meant?");
    }

    @Test
    void saysTheSameQuestionsTroubleOnceUntilSomebodyLooks() {
        String question = question();
        Api member = person();

        JsonNode first = report(member, input(question, "TYPO", "One"));
        JsonNode second = report(member, input(question, "UNCLEAR", "Two"));
        assertThat(second.get("id")).isEqualTo(first.get("id"));
        assertThat(second.get("comment").stringValue()).isEqualTo("Two");
        assertThat(second.get("version").intValue()).isEqualTo(2);
        assertThat(mine(member).get("totalCount").intValue()).isEqualTo(1);

        triage(second, "FIXED", "Thank you.");
        JsonNode third = report(member, input(question, "TYPO", "Another"));
        assertThat(third.get("id")).isNotEqualTo(first.get("id"));
        assertThat(mine(member).get("totalCount").intValue()).isEqualTo(2);
    }

    @Test
    void makesOneReportWithOneKey() {
        Map<String, Object> input = input(question(), "TYPO");
        Api member = person();

        JsonNode report = report(member, input);
        triage(report, "ACCEPTED", "Yes.");

        assertThat(report(member, input).get("id")).isEqualTo(report.get("id"));
        assertThat(mine(member).get("totalCount").intValue()).isEqualTo(1);
    }

    @Test
    void makesOneReportHoweverManyRequestsThereAreAtOnce() throws Exception {
        String question = question();
        Api member = person();
        try (ExecutorService requests = Executors.newFixedThreadPool(8)) {
            for (var done : requests.invokeAll(Stream.generate(
                            () -> (Callable<JsonNode>) () -> report(member, input(question, "TYPO")))
                    .limit(16)
                    .toList())) {
                done.get();
            }
        }
        assertThat(mine(member).get("totalCount").intValue()).isEqualTo(1);
    }

    @Test
    void reportsOnlyWhatMayBeRead() {
        String topic = published(Bank.of(6));
        List<String> questions = Desk.questions(visitor(), topic);
        Desk desk = new Desk(person());

        assertThat(desk.problems("reportQuestion", "report { id }", input(questions.getLast(), "TYPO")))
                .containsExactly("LOCKED questionId");
        assertThat(desk.problems("reportQuestion", "report { id }", input(questions.getFirst(), "WRONG_ANSWER")))
                .containsExactly("LOCKED reason");
        report(memberOf(topic), input(questions.getLast(), "WRONG_ANSWER"));
        curation().retire(questions.getFirst());
        assertThat(desk.problems("reportQuestion", "report { id }", input(questions.getFirst(), "TYPO")))
                .containsExactly("NOT_FOUND questionId");
    }

    @Test
    void sendsWhatIsInBounds() {
        String question = question();
        Desk desk = new Desk(person());
        String selection = "report { id }";

        assertThat(desk.problems("reportQuestion", selection, input(question, "OTHER", " ")))
                .containsExactly("INVALID comment");
        assertThat(desk.problems("reportQuestion", selection, input(question, "TYPO", "x".repeat(2001))))
                .containsExactly("INVALID comment");
    }

    @Test
    void reportsTwentyQuestionsADay() {
        String topic = published(Bank.of(21));
        Api member = memberOf(topic);
        List<String> questions = Desk.questions(visitor(), topic);
        questions.subList(0, 20).forEach(question -> report(member, input(question, "TYPO")));

        assertThat(new Desk(member).problems("reportQuestion", "report { id }", input(questions.getLast(), "TYPO")))
                .containsExactly("LIMIT_REACHED questionId");
        report(member, input(questions.getFirst(), "UNCLEAR")); // which is no other report

        sql.execute(
                "update practice_report set created_at = created_at - interval 25 hour where id = (select id from (select min(id) id from practice_report where account_id = (select account_id from practice_report order by id desc limit 1)) oldest)");
        report(member, input(questions.getLast(), "TYPO"));
    }

    @Test
    void seesThatTheQuestionWasChangedSince() {
        String question = question();
        Api member = person();
        assertThat(report(member, input(question, "TYPO")).get("isOutdated").booleanValue())
                .isFalse();

        curation().publish(question, "Edited", "Another prompt", "Answer");

        assertThat(mine(member).at("/edges/0/node/isOutdated").booleanValue()).isTrue();
        assertThat(report(member, input(question, "TYPO")).get("revision").intValue())
                .isEqualTo(2);
        assertThat(mine(member).at("/edges/0/node/isOutdated").booleanValue()).isFalse();

        curation().retire(question);

        assertThat(mine(member).at("/edges/0/node/isOutdated").booleanValue()).isTrue();
        assertThat(mine(member).at("/edges/0/node/question").isNull()).isTrue();
    }

    @Test
    void curatorsReadAllNewestFirstInPages() {
        String topic = published(Bank.of(5));
        List<String> questions = Desk.questions(visitor(), topic);
        List<JsonNode> reports = questions.stream()
                .map(question -> report(person(), input(question, "TYPO")))
                .toList();
        triage(reports.get(1), "ACCEPTED", "Yes.");
        triage(reports.get(3), "ACCEPTED", "Yes.");
        Api curator = person("CURATOR");

        assertThat(walk(curator, Map.of("states", List.of("OPEN", "ACCEPTED")), questions))
                .containsExactlyElementsOf(questions.reversed());
        assertThat(walk(curator, Map.of("states", List.of("ACCEPTED")), questions))
                .containsExactly(questions.get(3), questions.get(1));
        assertThat(walk(curator, Map.of(), questions)).containsExactlyElementsOf(questions.reversed());
    }

    /** Questions of the reports of that list, of those that are asked for. */
    private static List<String> walk(Api curator, Map<String, Object> arguments, List<String> questions) {
        List<String> found = new ArrayList<>();
        Map<String, Object> variables = new HashMap<>(arguments);
        variables.put("first", 2);
        JsonNode page;
        do {
            page = curator.query(ALL, variables).at("/curation/reports");
            page.get("edges")
                    .valueStream()
                    .map(edge -> edge.at("/node/question/id").stringValue())
                    .filter(questions::contains)
                    .forEach(found::add);
            variables.put("after", page.at("/pageInfo/endCursor"));
        } while (page.at("/pageInfo/hasNextPage").booleanValue() && found.size() < questions.size());
        return found;
    }

    @Test
    void curatorsDoNotOverlookEachOther() {
        JsonNode report = report(person(), input(question(), "TYPO"));
        triage(report, "REJECTED", "No.");
        Desk curator = new Desk(person("CURATOR"));
        Map<String, Object> late =
                Map.of("reportId", report.get("id"), "expectedVersion", report.get("version"), "state", "ACCEPTED");

        JsonNode conflict = curator.change("triageReport", "report { id } current { state version }", late);

        assertThat(conflict.at("/userErrors/0/code").stringValue()).isEqualTo("CONFLICT");
        assertThat(conflict.at("/current/state").stringValue()).isEqualTo("REJECTED");
        Map<String, Object> opposite = new HashMap<>(late);
        opposite.put("expectedVersion", 2);
        assertThat(curator.problems("triageReport", "report { id }", opposite)).containsExactly("BLOCKED state");
        opposite.put("state", "OPEN");
        assertThat(curator.done("triageReport", "report { answer }", opposite)
                        .at("/report/answer")
                        .stringValue())
                .as("stays, as it was not sent")
                .isEqualTo("No.");
    }

    @Test
    void aReportIsNotOpenedAgainBesideANewerOne() {
        String question = question();
        Api member = person();
        JsonNode rejected = triage(report(member, input(question, "TYPO")), "REJECTED", "No.");
        report(member, input(question, "TYPO", "But yes"));

        assertThat(new Desk(person("CURATOR"))
                        .problems(
                                "triageReport",
                                "report { id }",
                                Map.of("reportId", rejected.get("id"), "expectedVersion", 2, "state", "OPEN")))
                .containsExactly("BLOCKED state");
    }

    @Test
    void takesTheWordsAlongWhenErased() {
        String question = question();
        Api member = person();
        JsonNode report = triage(report(member, input(question, "TYPO", "My own words")), "ACCEPTED", "Dear you");
        String exported =
                member.send("MyData", Map.of()).at("/viewer/dataExport/json").stringValue();
        assertThat(exported).contains("My own words", "Dear you");

        member.send("EraseMe", Map.of("input", Map.of("confirm", "ERASE")));

        JsonNode left = person("CURATOR")
                .query(
                        "query($id: ID!) { node(id: $id) { ... on Report { " + REPORT + " } } }",
                        Map.of("id", report.get("id")))
                .get("node");
        assertThat(left.get("comment").isNull() && left.get("answer").isNull()).isTrue();
        assertThat(left.get("reason").stringValue()).isEqualTo("TYPO");
        triage(left, "FIXED", "Done.");
    }

    @Test
    void listsCostTheSameHoweverLongTheyAre() {
        String topic = published(Bank.of(20));
        Api member = memberOf(topic);
        Desk.questions(visitor(), topic).forEach(question -> report(member, input(question, "TYPO")));
        Api curator = person("CURATOR");
        curator.send("Me", Map.of());
        for (String list : List.of(MINE, ALL)) {
            Api api = list.equals(MINE) ? member : curator;
            assertThat(statements.during(() -> api.query(list, Map.of("first", 20))))
                    .hasSameSizeAs(statements.during(() -> api.query(list, Map.of("first", 2))))
                    .hasSizeLessThan(8);
        }
    }
}
