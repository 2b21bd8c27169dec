package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.db.graphql.NodeId;
import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Desk;
import dev.questionbank.testing.RunningApplication;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class MemberTakesSessionTests extends RunningApplication {

    private static final String SESSION =
            "session { id startedAt endsAt finishedAt questions { id title difficulty prompt { markdown } topic { slug } access { prompt { granted } } } }";
    private static final String RESULT =
            "finishedAt result { answered recalled seconds questions { question { id } grade durationSeconds gradeBefore medianSecondsBefore } }";

    @Autowired
    private DSLContext sql;

    private static List<String> ids(JsonNode session) {
        return session.get("questions")
                .valueStream()
                .map(question -> question.get("id").stringValue())
                .toList();
    }

    private static JsonNode start(Desk desk, Map<String, ?> input) {
        return desk.done("startSession", SESSION, input).get("session");
    }

    @Test
    void drawsSoManyDifferentQuestionsOfEachTopicThatMayBeRead() {
        String one = published(Bank.of(40));
        String two = published(Bank.of(40));
        String previews = published(Bank.of(40)); // of which the first five may be read
        Desk desk = new Desk(memberOf(one, two));
        List<String> topics = List.of(one, two, previews);

        JsonNode session = start(desk, Map.of("topics", topics, "size", 45, "minutes", 30));

        assertThat(ids(session)).hasSize(45).doesNotHaveDuplicates();
        assertThat(session.get("questions").valueStream())
                .allMatch(question -> question.at("/access/prompt/granted").booleanValue());
        assertThat(session.get("questions")
                        .valueStream()
                        .filter(question ->
                                question.at("/topic/slug").stringValue().equals(previews)))
                .hasSize(5);
        assertThat(session.get("questions")
                        .valueStream()
                        .filter(question ->
                                question.at("/topic/slug").stringValue().equals(one)))
                .hasSize(20);
        assertThat(ChronoUnit.MINUTES.between(
                        Instant.parse(session.get("startedAt").stringValue()),
                        Instant.parse(session.get("endsAt").stringValue())))
                .isEqualTo(30);
        JsonNode other = start(desk, Map.of("topics", topics, "size", 45, "minutes", 30));
        assertThat(ids(other)).isNotEqualTo(ids(session));
    }

    @Test
    void drawsEveryQuestionSoonerOrLaterAndAllWhenThereAreNoMore() {
        String topic = published(Bank.of(60));
        Desk desk = new Desk(memberOf(topic));
        List<String> questions = Desk.questions(visitor(), topic);
        questions.subList(10, 40).forEach(curation()::retire);

        Set<String> drawn = new HashSet<>();
        for (int i = 0; i < 25; i++) {
            List<String> ids = ids(start(desk, Map.of("topics", List.of(topic), "size", 10, "minutes", 1)));
            assertThat(ids).hasSize(10).doesNotHaveDuplicates();
            drawn.addAll(ids);
        }
        assertThat(drawn).hasSizeGreaterThan(20);
        JsonNode all = start(desk, Map.of("topics", List.of(topic), "size", 100, "minutes", 1));
        assertThat(ids(all)).hasSize(30).doesNotHaveDuplicates().containsAll(drawn);
        JsonNode hard = start(
                desk, Map.of("topics", List.of(topic), "size", 100, "minutes", 1, "difficulties", List.of("HARD")));
        assertThat(hard.get("questions").valueStream())
                .isNotEmpty()
                .allMatch(question -> question.get("difficulty").stringValue().equals("HARD"));
    }

    @Test
    void neverDrawsWhatIsLocked() {
        Bank bank = Bank.of(5);
        for (int i = 0; i < 20; i++) {
            bank.question("Locked " + i + " of " + bank.topic(), "A canary sings", "A canary answers");
        }
        String topic = published(bank);
        List<String> previews = Desk.questions(visitor(), topic).subList(0, 5);
        Api member = person();
        Desk desk = new Desk(member);

        JsonNode session = start(desk, Map.of("topics", List.of(topic), "size", 100, "minutes", 1));

        assertThat(ids(session)).containsExactlyInAnyOrderElementsOf(previews);
        String entitlement = grant(member, topic);
        assertThat(ids(start(desk, Map.of("topics", List.of(topic), "size", 100, "minutes", 1))))
                .hasSize(25);
        person("ADMIN").send("Revoke", Map.of("input", Map.of("entitlementId", entitlement, "reason", "a test")));
        String lapsed = desk.read("currentSession { questions { title prompt { markdown } answer { markdown } } }")
                .toString();
        assertThat(lapsed).contains("Locked 3").doesNotContain("canary");
    }

    @Test
    void tellsHowItWentBesideTheMembersOwnHistory() {
        String topic = published(Bank.of(5));
        Api member = person();
        Desk desk = new Desk(member);
        List<String> questions = Desk.questions(visitor(), topic);
        desk.practise(questions.get(0), Map.of("grade", "HARD", "durationSeconds", 10));
        desk.practise(questions.get(0), Map.of("grade", "AGAIN", "durationSeconds", 21));
        JsonNode session = start(desk, Map.of("topics", List.of(topic), "size", 5, "minutes", 10));
        String id = session.get("id").stringValue();
        desk.practise(questions.get(0), Map.of("grade", "GOOD", "durationSeconds", 30));
        desk.practise(questions.get(0), Map.of("grade", "EASY", "durationSeconds", 3)); // the first answer counts
        desk.practise(questions.get(1), Map.of("grade", "AGAIN"));
        String mistaken = desk.practise(questions.get(2), Map.of("grade", "AGAIN", "durationSeconds", 5));
        desk.done("undoPractice", "question { id }", Map.of("attemptId", mistaken));

        JsonNode finished = desk.done("finishSession", "session { " + RESULT + " }", Map.of("sessionId", id))
                .get("session");
        desk.practise(questions.get(3), Map.of("grade", "GOOD", "durationSeconds", 8)); // too late

        assertThat(finished.get("finishedAt").isNull()).isFalse();
        JsonNode again =
                desk.read("session(id: \"" + id + "\") { " + RESULT + " }").get("session");
        assertThat(again).isEqualTo(finished);
        JsonNode result = again.get("result");
        assertThat(result.get("answered").intValue()).isEqualTo(2);
        assertThat(result.get("recalled").intValue()).isEqualTo(1);
        assertThat(result.get("seconds").intValue()).isEqualTo(30);
        assertThat(result.get("questions")
                        .valueStream()
                        .map(answer -> answer.at("/question/id").stringValue()))
                .isEqualTo(ids(session));
        assertThat(answer(result, questions.get(0))).isEqualTo("\"GOOD\" 30 \"AGAIN\" 15.5");
        assertThat(answer(result, questions.get(1))).isEqualTo("\"AGAIN\" null null null");
        assertThat(answer(result, questions.get(2))).isEqualTo("null null null null");
        assertThat(answer(result, questions.get(3))).isEqualTo("null null null null");
        assertThat(desk.read("currentSession { id }").get("currentSession").isNull())
                .isTrue();
        assertThat(desk.done("finishSession", "session { " + RESULT + " }", Map.of("sessionId", id))
                        .get("session"))
                .isEqualTo(finished);
    }

    private static String answer(JsonNode result, String question) {
        return result.get("questions")
                .valueStream()
                .filter(answer -> answer.at("/question/id").stringValue().equals(question))
                .map(answer -> answer.get("grade") + " " + answer.get("durationSeconds") + " "
                        + answer.get("gradeBefore") + " " + answer.get("medianSecondsBefore"))
                .findFirst()
                .orElse("missing");
    }

    @Test
    void isOverWhenItsTimeIs() {
        String topic = published(Bank.of(5));
        Api member = person();
        Desk desk = new Desk(member);
        String id = start(desk, Map.of("topics", List.of(topic), "size", 2, "minutes", 10))
                .get("id")
                .stringValue();
        assertThat(desk.read("currentSession { id }").at("/currentSession/id").stringValue())
                .isEqualTo(id);

        sql.execute("""
                update practice_session
                set started_at = started_at - interval 1 hour, ends_at = ends_at - interval 1 hour where id = unhex(?)""", NodeId.parse(id).orElseThrow().value().toString().replace("-", ""));
        Desk.questions(visitor(), topic).forEach(question -> desk.practise(question, Map.of()));

        assertThat(desk.read("currentSession { id }").get("currentSession").isNull())
                .isTrue();
        JsonNode over = desk.done("finishSession", "session { " + RESULT + " }", Map.of("sessionId", id))
                .get("session");
        assertThat(over.get("finishedAt").isNull()).isTrue();
        assertThat(over.at("/result/answered").intValue()).isZero();
    }

    @Test
    void startsOnceHoweverOftenARequestIsSentAndFinishesTheOneBefore() {
        String topic = published(Bank.of(5));
        Desk desk = new Desk(person());
        Map<String, Object> same = Map.of(
                "topics",
                List.of(topic),
                "size",
                3,
                "minutes",
                10,
                "idempotencyKey",
                UUID.randomUUID().toString());

        JsonNode first = start(desk, same);
        assertThat(start(desk, same)).isEqualTo(first);
        JsonNode second = start(desk, Map.of("topics", List.of(topic), "size", 3, "minutes", 10));

        assertThat(second.get("id")).isNotEqualTo(first.get("id"));
        assertThat(start(desk, same).get("finishedAt").isNull()).isFalse();
        assertThat(desk.read("currentSession { id }").at("/currentSession/id")).isEqualTo(second.get("id"));
    }

    @Test
    void leavesOutWhatWasRetiredMeanwhile() {
        String topic = published(Bank.of(5));
        Desk desk = new Desk(person());
        List<String> ids = ids(start(desk, Map.of("topics", List.of(topic), "size", 5, "minutes", 10)));
        curation().retire(ids.get(1));

        JsonNode session =
                desk.read("currentSession { questions { id } " + RESULT + " }").get("currentSession");

        assertThat(ids(session)).containsExactly(ids.get(0), ids.get(2), ids.get(3), ids.get(4));
        assertThat(session.at("/result/questions")).hasSize(5);
        assertThat(session.at("/result/questions/1/question").isNull()).isTrue();
    }

    @Test
    void refusesWhatIsOutOfBoundsOrNotThere() {
        String topic = published(Bank.of(6));
        Desk desk = new Desk(person());

        assertThat(desk.problems("startSession", SESSION, Map.of("size", 0, "minutes", 481)))
                .containsExactly("INVALID size", "INVALID minutes");
        assertThat(desk.problems("startSession", SESSION, Map.of("size", 101, "minutes", 0, "idempotencyKey", " ")))
                .containsExactly("INVALID size", "INVALID minutes", "INVALID idempotencyKey");
        assertThat(desk.problems(
                        "startSession",
                        SESSION,
                        Map.of("topics", List.of(topic, "no-such-topic"), "size", 1, "minutes", 1)))
                .containsExactly("NOT_FOUND topics.1");
        String onlyLocked = published(Bank.of(1));
        updateTopic(onlyLocked, "previewSize", 0);
        assertThat(desk.problems(
                        "startSession", SESSION, Map.of("topics", List.of(onlyLocked), "size", 1, "minutes", 1)))
                .containsExactly("NOT_FOUND topics");
        assertThat(desk.problems("finishSession", SESSION, Map.of("sessionId", "session_x")))
                .containsExactly("NOT_FOUND sessionId");
    }

    @Test
    void isItsMembersAlone() {
        String id = start(new Desk(person()), Map.of("size", 1, "minutes", 1))
                .get("id")
                .stringValue();
        Desk other = new Desk(person());

        assertThat(other.problems("finishSession", SESSION, Map.of("sessionId", id)))
                .containsExactly("NOT_FOUND sessionId");
        assertThat(other.read("session(id: \"" + id + "\") { id }")
                        .get("session")
                        .isNull())
                .isTrue();
        assertThat(other.read("currentSession { id }").get("currentSession").isNull())
                .isTrue();
    }

    @Test
    void isToldAndErasedWithTheMember() {
        Api member = person();
        String key = "canary" + UUID.randomUUID();
        JsonNode session = start(new Desk(member), Map.of("size", 1, "minutes", 1, "idempotencyKey", key));

        assertThat(member.send("MyData", Map.of()).at("/viewer/dataExport/json").stringValue())
                .contains(
                        "practiceSessions",
                        session.get("id").stringValue(),
                        ids(session).getFirst(),
                        key);
        member.send("EraseMe", Map.of("input", Map.of("confirm", "ERASE")));

        assertThat(sql.fetchCount(DSL.table("practice_session"), DSL.condition("idempotency_key = ?", key)))
                .isZero();
        for (String table : List.of("practice_session", "practice_session_question")) {
            assertThat(sql.fetchCount(
                            DSL.table(table),
                            DSL.condition("account_id in (select id from access_account where erased_at is not null)")))
                    .as(table)
                    .isZero();
        }
    }
}
