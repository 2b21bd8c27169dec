package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Desk;
import dev.questionbank.testing.RunningApplication;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MemberReadsHistoryTests extends RunningApplication {

    @Test
    void listsAttemptsThatStandByWhenTheyWereMade() {
        Desk desk = new Desk(person());
        String question = Desk.questions(visitor(), published(Bank.of(1))).getFirst();
        desk.read("streak { current }"); // the account appears at the first request
        Instant at = Instant.now();
        List<String> attempts = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            // the last three at the same moment
            attempts.add(desk.practise(
                    question,
                    Map.of(
                            "practicedAt",
                            at.minusMillis(100 + Math.max(0, 4 - i)).toString())));
        }
        String early = desk.practise(
                question, Map.of("practicedAt", at.minusMillis(200).toString()));
        desk.done("undoPractice", "question { id }", Map.of("attemptId", attempts.remove(2)));
        attempts.addFirst(early);

        for (int size : List.of(1, 2, 3, 7, 100)) {
            assertThat(desk.walk("history", size)).as("pages of " + size).isEqualTo(attempts.reversed());
        }
        assertThat(Desk.ids(desk.page("history", "last: 2", "id")))
                .isEqualTo(attempts.reversed().subList(5, 7));
        assertThat(new Desk(person()).walk("history", 5)).isEmpty();
    }

    @Test
    void keepsAttemptsAtWhatWasRetiredAndShowsWhatTheMemberMayRead() {
        Bank bank = Bank.of(6).question("Seventh of a kind", "A canary sings", "A canary answers");
        String topic = published(bank);
        Api member = person();
        Desk desk = new Desk(member);
        String entitlement = grant(member, topic);
        List<String> questions = Desk.questions(visitor(), topic);
        desk.practise(questions.get(0), Map.of());
        desk.practise(questions.get(6), Map.of("durationSeconds", 7));
        curation().retire(questions.get(0));
        person("ADMIN").send("Revoke", Map.of("input", Map.of("entitlementId", entitlement, "reason", "a test")));
        String node = "grade durationSeconds question { id slug title prompt { markdown } answer { markdown } }";

        JsonNode page = desk.page("history", "first: 5", node);

        assertThat(page.get("edges")).hasSize(2);
        assertThat(page.at("/edges/0/node/question/id").stringValue()).isEqualTo(questions.get(6));
        assertThat(page.at("/edges/0/node/durationSeconds").intValue()).isEqualTo(7);
        assertThat(page.toString()).doesNotContain("canary");
        assertThat(page.at("/edges/1/node/question").isNull()).isTrue();
        assertThat(page.at("/edges/1/node/grade").stringValue()).isEqualTo("GOOD");
    }

    @Test
    void answersTheContract() {
        Api member = person();
        String question = Desk.questions(visitor(), published(Bank.of(1))).getFirst();
        new Desk(member).practise(question, Map.of());

        assertThat(member.send("PracticeHistory", Map.of("first", 1))
                        .at("/viewer/practice/history/edges/0/node/question/id")
                        .stringValue())
                .isEqualTo(question);
        assertThat(member.send("Bookmarks", Map.of("first", 1)).at("/viewer/practice/bookmarks/edges"))
                .isEmpty();
    }
}
