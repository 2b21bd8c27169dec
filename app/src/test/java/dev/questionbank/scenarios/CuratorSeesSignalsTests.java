package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.questionbank.practice.signal.Signals;
import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Desk;
import dev.questionbank.testing.Practice;
import dev.questionbank.testing.RunningApplication;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class CuratorSeesSignalsTests extends RunningApplication {

    private static final String SIGNALS = """
            query($slug: String!, $first: Int) { topic(slug: $slug) { questions(first: $first) { edges { node { id practiceSignals {
              revision members reviews againRate { estimate low high } medianSeconds leeches } } } } } }""";

    @Autowired
    private DSLContext sql;

    @Autowired
    private Signals signals;

    private List<Practice> members(int number) {
        return Stream.generate(() -> new Practice(person())).limit(number).toList();
    }

    private JsonNode signals(String topic) {
        return person("CURATOR")
                .query(SIGNALS, Map.of("slug", topic, "first", 1))
                .at("/topic/questions/edges/0/node/practiceSignals");
    }

    private String question(String topic) {
        return Desk.questions(visitor(), topic).getFirst();
    }

    /** Lets what was done be a while ago, so that it is followed, and waits for what comes of it. */
    private JsonNode later(String topic, Predicate<JsonNode> until) {
        for (String table : List.of("practice_review", "practice_withdrawal", "practice_restoration")) {
            sql.execute(
                    "update " + table
                            + " set recorded_at = recorded_at - interval 5 minute where recorded_at > utc_timestamp(6) - interval 4 minute");
        }
        sql.execute("update practice_signal_followed set followed_until = utc_timestamp(6) - interval 1 hour");
        return await().atMost(Duration.ofSeconds(10)).until(() -> signals(topic), until);
    }

    @Test
    void seesHowManyForgetHowLongItTakesAndWhomItDefeats() {
        String topic = published(Bank.of(2));
        String question = question(topic);
        List<Practice> members = members(10);
        for (int i = 0; i < 9; i++) {
            members.getFirst().record(question, "AGAIN", 0);
        }
        members.get(1).record(question, "GOOD", 0, Map.of("durationSeconds", 7));
        members.subList(2, 10).forEach(member -> member.record(question, "HARD", 0, Map.of("durationSeconds", 5000)));

        JsonNode found = later(topic, node -> !node.isNull());

        assertThat(found).hasSize(1);
        JsonNode signal = found.get(0);
        assertThat(signal.get("revision").intValue()).isEqualTo(1);
        assertThat(signal.get("members").intValue()).isEqualTo(10);
        assertThat(signal.get("reviews").intValue()).isEqualTo(18);
        assertThat(signal.at("/againRate/estimate").doubleValue()).isEqualTo(0.5);
        assertThat(signal.at("/againRate/low").doubleValue()).isCloseTo(0.290311, within(1e-5));
        assertThat(signal.at("/againRate/high").doubleValue()).isCloseTo(0.709689, within(1e-5));
        assertThat(signal.get("medianSeconds").intValue())
                .as("at most ten minutes")
                .isEqualTo(600);
        assertThat(signal.get("leeches").intValue()).isEqualTo(1);
    }

    @Test
    void seesNothingOfFewerThanTenMembers() {
        String topic = published(Bank.of(2));
        List<Practice> members = members(10);
        String other = Desk.questions(visitor(), topic).getLast();
        members.subList(0, 9).forEach(member -> member.record(question(topic), "GOOD", 0));
        members.getFirst().record(question(topic), "GOOD", 0);
        members.forEach(member -> member.record(other, "GOOD", 0));
        later(topic, first -> !ofLast(topic).isNull());
        assertThat(signals(topic).isNull()).isTrue();

        members.getLast().record(question(topic), "GOOD", 0);

        JsonNode found = later(topic, node -> !node.isNull());
        assertThat(found.at("/0/members").intValue()).isEqualTo(10);
        assertThat(found.at("/0/medianSeconds").isNull()).as("nobody measured").isTrue();
    }

    private JsonNode ofLast(String topic) {
        return person("CURATOR")
                .query(SIGNALS, Map.of("slug", topic, "first", 2))
                .at("/topic/questions/edges/1/node/practiceSignals");
    }

    @Test
    void seesEachRevisionByItself() {
        String topic = published(Bank.of(1));
        String question = question(topic);
        members(10).forEach(member -> member.record(question, "AGAIN", 0));
        curation().publish(question, "Edited", "Another prompt", "Answer");
        members(11).forEach(member -> member.record(question, "EASY", 0));

        JsonNode found = later(topic, node -> node.size() == 2);

        assertThat(found.valueStream()
                        .map(each -> each.get("revision") + " " + each.get("members") + " "
                                + each.at("/againRate/estimate").intValue()))
                .containsExactly("2 11 0", "1 10 1");
    }

    @Test
    void losesWhatIsTakenBackAndGetsItAgainWithWhatIsRestored() {
        String topic = published(Bank.of(1));
        String question = question(topic);
        List<Practice> members = members(10);
        members.forEach(member -> member.record(question, "GOOD", 0));
        Api first = members.getFirst().member();
        String twice = first.query(
                        "mutation($id: ID!) { recordPractice(input: {questionId: $id, grade: AGAIN, idempotencyKey: \"twice\"}) { attempt { id } } }",
                        Map.of("id", question))
                .at("/recordPractice/attempt/id")
                .stringValue();
        assertThat(later(topic, node -> !node.isNull()).at("/0/reviews").intValue())
                .isEqualTo(11);
        first.query(
                "mutation($id: ID!) { undoPractice(input: {attemptId: $id}) { userErrors { code } } }",
                Map.of("id", twice));
        later(topic, node -> node.at("/0/reviews").intValue() == 10);
        Api last = members.getLast().member();

        String epoch = last.query(
                        "mutation($id: ID!) { resetPractice(input: {questionId: $id}) { epochId } }",
                        Map.of("id", question))
                .at("/resetPractice/epochId")
                .stringValue();
        later(topic, JsonNode::isNull);
        last.query("mutation($id: ID!) { restorePractice(input: {epochId: $id}) { epochId } }", Map.of("id", epoch));

        assertThat(later(topic, node -> !node.isNull()).at("/0/reviews").intValue())
                .isEqualTo(10);
    }

    @Test
    void losesWhatIsErased() {
        String topic = published(Bank.of(1));
        List<Practice> members = members(10);
        members.forEach(member -> member.record(question(topic), "GOOD", 0));
        later(topic, node -> !node.isNull());

        members.getLast().member().send("EraseMe", Map.of("input", Map.of("confirm", "ERASE")));

        await().atMost(Duration.ofSeconds(10)).until(() -> signals(topic).isNull());
    }

    @Test
    void isNotForOthers() {
        String topic = published(Bank.of(1));
        members(10).forEach(member -> member.record(question(topic), "GOOD", 0));
        later(topic, node -> !node.isNull());

        Map.of("UNAUTHENTICATED", visitor(), "FORBIDDEN", memberOf(topic)).forEach((code, api) -> {
            JsonNode response = api.respond(SIGNALS, Map.of("slug", topic, "first", 1));

            assertThat(response.at("/errors/0/extensions/code").stringValue()).isEqualTo(code);
            assertThat(response.at("/data/topic/questions/edges/0/node/practiceSignals")
                            .isNull())
                    .isTrue();
        });
    }

    @Test
    void areDerivedAnew() {
        String topic = published(Bank.of(1));
        members(10).forEach(member -> member.record(question(topic), "GOOD", 0));
        JsonNode before = later(topic, node -> !node.isNull());
        sql.execute("update practice_signal set members = members + 1, reviews = 1, again = 1");

        signals.rebuild();

        await().atMost(Duration.ofSeconds(10)).until(() -> signals(topic).equals(before));
    }

    @Test
    void costTheSameForOneQuestionAndForAHundred() {
        String topic = published(Bank.of(100));
        Api curator = person("CURATOR");
        curator.send("Me", Map.of());

        List<String> one = statements.during(() -> curator.query(SIGNALS, Map.of("slug", topic, "first", 1)));

        assertThat(statements.during(() -> curator.query(SIGNALS, Map.of("slug", topic, "first", 100))))
                .hasSameSizeAs(one);
    }
}
