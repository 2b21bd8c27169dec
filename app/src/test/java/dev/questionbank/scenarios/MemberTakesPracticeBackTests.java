package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.practice.RebuildPractice;
import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Desk;
import dev.questionbank.testing.Practice;
import dev.questionbank.testing.RunningApplication;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class MemberTakesPracticeBackTests extends RunningApplication {

    private static final String QUESTION = "question { practicedCount myPractice { attempts dueAt } }";
    private static final int LAST = 30;

    @Autowired
    private DSLContext sql;

    @Autowired
    private RebuildPractice rebuild;

    private Api member;
    private Desk desk;

    @BeforeEach
    void begin() {
        member = person();
        desk = new Desk(member);
    }

    @Test
    void undoesAttemptsAsIfTheyHadNotBeen() {
        String question = Desk.questions(visitor(), published(Bank.of(2))).getFirst();
        String first = desk.practise(question, Map.of());
        List<String> once = derived();
        String second = desk.practise(question, Map.of("grade", "AGAIN"));

        JsonNode undone = desk.done("undoPractice", QUESTION, Map.of("attemptId", second));

        assertThat(undone.at("/question/myPractice/attempts").intValue()).isEqualTo(1);
        assertThat(derived()).isEqualTo(once);
        desk.done("undoPractice", QUESTION, Map.of("attemptId", second));
        assertThat(derived()).as("undone twice").isEqualTo(once);

        undone = desk.done("undoPractice", QUESTION, Map.of("attemptId", first));

        assertThat(undone.at("/question/practicedCount").intValue()).isZero();
        assertThat(undone.at("/question/myPractice/attempts").intValue()).isZero();
        assertThat(undone.at("/question/myPractice/dueAt").isNull()).isTrue();
        assertThat(desk.read("streak { current longest } calendar(from: \"2020-01-01\", to: \"2020-12-31\") { date }")
                        .toString())
                .isEqualTo("{\"streak\":{\"current\":0,\"longest\":0},\"calendar\":[]}");
        assertThat(derived()).isEmpty();
    }

    @Test
    void undoesTheLastThirtyAlone() {
        String question = Desk.questions(visitor(), published(Bank.of(1))).getFirst();
        List<String> attempts = new ArrayList<>();
        for (int i = 0; i <= LAST; i++) {
            attempts.add(desk.practise(question, Map.of()));
        }
        attempts.reversed()
                .subList(0, LAST)
                .forEach(attempt -> desk.done("undoPractice", QUESTION, Map.of("attemptId", attempt)));
        List<String> left = derived();

        assertThat(desk.problems("undoPractice", QUESTION, Map.of("attemptId", attempts.getFirst())))
                .containsExactly("BLOCKED attemptId");
        assertThat(derived()).isEqualTo(left).isNotEmpty();
    }

    @Test
    void resetsAQuestionATopicOrAllAndTakesThatBack() {
        String one = published(Bank.of(2));
        String other = published(Bank.of(2));
        for (String topic : List.of(one, other)) {
            Desk.questions(visitor(), topic).forEach(question -> desk.practise(question, Map.of()));
        }
        String question = Desk.questions(visitor(), one).getFirst();
        List<String> before = derived();

        for (Map<String, String> scope :
                List.of(Map.of("questionId", question), Map.of("topicSlug", one), Map.<String, String>of())) {
            String epoch =
                    desk.done("resetPractice", "epochId", scope).get("epochId").stringValue();
            List<String> attempts = new ArrayList<>();
            for (String topic : List.of(one, other)) {
                visitor();
                member.query(
                                "query($slug: String!) { topic(slug: $slug) { questions { edges { node { practicedCount myPractice { attempts } } } } } }",
                                Map.of("slug", topic))
                        .findValues("attempts")
                        .forEach(number -> attempts.add(number.asString()));
            }
            assertThat(attempts)
                    .as("reset of %s", scope)
                    .isEqualTo(
                            scope.isEmpty()
                                    ? List.of("0", "0", "0", "0")
                                    : scope.containsKey("topicSlug")
                                            ? List.of("0", "0", "1", "1")
                                            : List.of("0", "1", "1", "1"));

            desk.done("restorePractice", "epochId", Map.of("epochId", epoch));
            assertThat(derived()).as("restored %s", scope).isEqualTo(before);
            desk.done("restorePractice", "epochId", Map.of("epochId", epoch));
            assertThat(derived()).as("restored twice").isEqualTo(before);
        }
    }

    @Test
    void beginsAnewAfterAReset() {
        String question = Desk.questions(visitor(), published(Bank.of(1))).getFirst();
        new Practice(member).old(sql).record(question, "GOOD", 40);
        new Practice(member).record(question, "GOOD", 20);
        String epoch = desk.done("resetPractice", "epochId", Map.of("questionId", question))
                .get("epochId")
                .stringValue();
        desk.practise(question, Map.of("grade", "HARD"));

        assertThat(stability(question)).isCloseTo(1.2931, org.assertj.core.data.Offset.offset(1e-9));

        desk.done("restorePractice", "epochId", Map.of("epochId", epoch));

        assertThat(stability(question)).isGreaterThan(10);
    }

    private double stability(String question) {
        return member.query(
                        "query($id: ID!) { node(id: $id) { ... on Question { myPractice { stability } } } }",
                        Map.of("id", question))
                .at("/node/myPractice/stability")
                .doubleValue();
    }

    @Test
    void refusesWhatIsNotThere() {
        String question = Desk.questions(visitor(), published(Bank.of(1))).getFirst();
        String foreign = new Desk(person()).practise(question, Map.of());
        String epoch = new Desk(person())
                .done("resetPractice", "epochId", Map.of())
                .get("epochId")
                .stringValue();

        assertThat(desk.problems("undoPractice", QUESTION, Map.of("attemptId", foreign)))
                .containsExactly("NOT_FOUND attemptId");
        assertThat(desk.problems("undoPractice", QUESTION, Map.of("attemptId", "x")))
                .containsExactly("NOT_FOUND attemptId");
        assertThat(desk.problems("restorePractice", "epochId", Map.of("epochId", epoch)))
                .containsExactly("NOT_FOUND epochId");
        assertThat(desk.problems("resetPractice", "epochId", Map.of("topicSlug", "no-such-topic")))
                .containsExactly("NOT_FOUND topicSlug");
        assertThat(desk.problems("resetPractice", "epochId", Map.of("questionId", question)))
                .containsExactly("NOT_FOUND questionId");
        assertThat(desk.problems("resetPractice", "epochId", Map.of("questionId", question, "topicSlug", "a")))
                .containsExactly("INVALID questionId");
    }

    /** Whatever members do, in whatever order: what follows is what a replay of the log gives. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void leavesWhatAReplayGives(long seed) {
        Random random = new Random(seed);
        List<String> questions = Desk.questions(visitor(), published(Bank.of(3)));
        new Practice(member).old(sql);
        List<String> attempts = new ArrayList<>();
        List<String> epochs = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            switch (random.nextInt(8)) {
                case 0 -> {
                    if (!attempts.isEmpty()) {
                        String last = attempts.get(random.nextInt(Math.max(0, attempts.size() - 20), attempts.size()));
                        desk.done("undoPractice", QUESTION, Map.of("attemptId", last));
                    }
                }
                case 1 ->
                    epochs.add(desk.done("resetPractice", "epochId", Map.of())
                            .get("epochId")
                            .stringValue());
                case 2 -> {
                    if (!epochs.isEmpty()) {
                        desk.done(
                                "restorePractice",
                                "epochId",
                                Map.of("epochId", epochs.get(random.nextInt(epochs.size()))));
                    }
                }
                case 3 ->
                    desk.done(
                            "updatePracticeSettings",
                            "settings { timeZone }",
                            Map.of(
                                    "timeZone",
                                    List.of("Asia/Tokyo", "America/Lima", "Pacific/Auckland")
                                            .get(random.nextInt(3)),
                                    "targetRecall",
                                    0.8 + random.nextInt(18) / 100.0));
                default -> {
                    Practice practice = new Practice(member);
                    String key = UUID.randomUUID().toString();
                    practice.record(
                            questions.get(random.nextInt(questions.size())),
                            List.of("AGAIN", "HARD", "GOOD", "EASY").get(random.nextInt(4)),
                            random.nextInt(100),
                            Map.of("idempotencyKey", key));
                    attempts.add(desk.read("history(first: 1) { edges { node { id } } }")
                            .at("/history/edges/0/node/id")
                            .stringValue());
                }
            }
        }
        List<String> kept = derived();

        rebuild.rebuild(done -> {});
        assertThat(derived()).as("rebuilt").isEqualTo(kept);
        sql.execute("delete from practice_memory where account_id = ?", account());
        sql.execute("delete from practice_day where account_id = ?", account());
        rebuild.rebuild(done -> {});
        assertThat(derived()).as("derived anew").isEqualTo(kept);
    }

    private byte[] account() {
        return new dev.questionbank.db.UuidConverter().to(new Practice(member).accountId());
    }

    /** All that is derived of the member. */
    private List<String> derived() {
        List<String> rows = new ArrayList<>();
        for (String table : List.of("practice_memory", "practice_day")) {
            sql.fetch("select * from " + table + " where account_id = ? order by 1, 2", account())
                    .forEach(row -> rows.add(row.formatJSON()));
        }
        return rows;
    }
}
