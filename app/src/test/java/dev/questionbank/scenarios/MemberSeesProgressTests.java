package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Desk;
import dev.questionbank.testing.Practice;
import dev.questionbank.testing.RunningApplication;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class MemberSeesProgressTests extends RunningApplication {

    private static final String PROGRESS = """
            query($topic: String) { viewer { practice { progress(topic: $topic) { practiced mastered total
              byDifficulty { difficulty practiced mastered total }
              byTopic { topic { slug title } practiced mastered total readiness } } } } }""";

    @Autowired
    private DSLContext sql;

    private static JsonNode progress(Api api, @Nullable String topic) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("topic", topic);
        return api.query(PROGRESS, variables).at("/viewer/practice/progress");
    }

    @Test
    void countsWhatIsPractisedAndWhatIsMastered() {
        String topic =
                published(Bank.of(6).question("Unrated", "Prompt", "Answer").with("difficulty", null));
        List<String> questions = Desk.questions(visitor(), topic);
        Practice practice = new Practice(memberOf(topic)).old(sql);
        practice.record(questions.get(0), "EASY", 10);
        double kept = practice.record(questions.get(0), "EASY", 2)
                .get("retrievability")
                .doubleValue();
        practice.record(questions.get(1), "EASY", 400);
        JsonNode faded = practice.record(questions.get(1), "EASY", 392);
        assertThat(faded.get("stability").doubleValue()).isGreaterThan(21);
        double young = practice.record(questions.get(6), "GOOD", 1)
                .get("retrievability")
                .doubleValue();

        JsonNode progress = progress(practice.member(), topic);

        assertThat(progress.get("practiced").intValue()).isEqualTo(3);
        assertThat(progress.get("mastered").intValue()).isEqualTo(1);
        assertThat(progress.get("total").intValue()).isEqualTo(7);
        assertThat(progress.get("byDifficulty").valueStream().map(MemberSeesProgressTests::counts))
                .containsExactly("EASY 1 1 2", "MEDIUM 1 0 2", "HARD 0 0 2", "null 1 0 1");
        JsonNode ofTopic = progress.get("byTopic").get(0);
        assertThat(progress.get("byTopic")).hasSize(1);
        assertThat(ofTopic.at("/topic/slug").stringValue()).isEqualTo(topic);
        assertThat(ofTopic.at("/topic/title").stringValue()).isEqualTo("The topic " + topic);
        assertThat(counts(ofTopic)).endsWith("3 1 7");
        assertThat(ofTopic.get("readiness").doubleValue())
                .isCloseTo((kept + faded.get("retrievability").doubleValue() + young) / 7, within(1e-9));
    }

    private static String counts(JsonNode of) {
        return of.path("difficulty").asString("null") + " " + of.get("practiced") + " " + of.get("mastered") + " "
                + of.get("total");
    }

    @Test
    void isReadyForTheDayOfTheInterview() {
        String topic = published(Bank.of(4));
        Practice practice = new Practice(person()).old(sql);
        practice.record(Desk.questions(visitor(), topic).get(0), "GOOD", 0);
        assertThat(progress(practice.member(), topic).at("/byTopic/0/readiness").doubleValue())
                .isEqualTo(0.25);

        JsonNode plan = MemberPreparesForInterviewTests.set(practice.member(), 30, List.of(topic))
                .get("plan");

        assertThat(progress(practice.member(), topic).at("/byTopic/0/readiness").doubleValue())
                .isLessThan(0.25)
                .isEqualTo(plan.at("/readiness/0/onTheDay").doubleValue());
    }

    @Test
    void listsTheTopicsOfWhichSomethingIsPractisedInTheCuratorsOrder() {
        String first = published(Bank.of(2));
        String untouched = published(Bank.of(2));
        String last = published(Bank.of(2));
        Practice practice = new Practice(person());
        practice.record(Desk.questions(visitor(), last).get(0), "GOOD", 0);
        practice.record(Desk.questions(visitor(), first).get(1), "GOOD", 0);

        assertThat(progress(practice.member(), null)
                        .get("byTopic")
                        .valueStream()
                        .map(each -> each.at("/topic/slug").stringValue()))
                .containsExactly(first, last);
        assertThat(progress(practice.member(), untouched).at("/byTopic/0/total").intValue())
                .isEqualTo(2);
    }

    @Test
    void leavesOutWhatIsTakenBackAndWhatIsNotPublishedAnyMore() {
        String topic = published(Bank.of(3));
        List<String> questions = Desk.questions(visitor(), topic);
        Practice practice = new Practice(person());
        questions.forEach(question -> practice.record(question, "GOOD", 0));
        practice.member()
                .query(
                        "mutation($id: ID!) { resetPractice(input: {questionId: $id}) { epochId } }",
                        Map.of("id", questions.get(0)));
        curation().retire(questions.get(1));

        assertThat(progress(practice.member(), topic).get("practiced").intValue())
                .isEqualTo(1);
    }

    @Test
    void findsNothingInATopicThatIsNotThere() {
        Practice practice = new Practice(person());
        practice.record(Desk.questions(visitor(), published(Bank.of(1))).getFirst(), "GOOD", 0);

        JsonNode nothing = progress(practice.member(), "no-such-topic");

        assertThat(nothing.get("practiced").intValue()).isZero();
        assertThat(nothing.get("mastered").intValue()).isZero();
        assertThat(nothing.get("total").intValue()).isZero();
        assertThat(nothing.get("byDifficulty")).isEmpty();
        assertThat(nothing.get("byTopic")).isEmpty();
    }

    @Test
    void costsTheSameHoweverMuchIsPractised() {
        Practice practice = new Practice(person());
        List<List<String>> banks = List.of(
                Desk.questions(visitor(), published(Bank.of(5))), Desk.questions(visitor(), published(Bank.of(5))));
        practice.record(banks.getFirst().getFirst(), "GOOD", 0);
        List<String> few = statements.during(() -> progress(practice.member(), null));

        banks.forEach(bank -> bank.forEach(question -> practice.record(question, "GOOD", 0)));

        assertThat(statements.during(() -> progress(practice.member(), null)))
                .hasSameSizeAs(few)
                .hasSizeLessThanOrEqualTo(5);
    }
}
