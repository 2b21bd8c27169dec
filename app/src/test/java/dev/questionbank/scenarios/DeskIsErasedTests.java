package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Desk;
import dev.questionbank.testing.RunningApplication;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class DeskIsErasedTests extends RunningApplication {

    private static final List<String> TABLES = List.of(
            "practice_member",
            "practice_bookmark",
            "practice_note",
            "practice_list",
            "practice_list_entry",
            "practice_session",
            "practice_session_question");

    @Autowired
    private DSLContext sql;

    @RepeatedTest(3)
    void leavesNothingOfRequestsThatAreUnderWay() throws Exception {
        Api member = person();
        Desk desk = new Desk(member);
        List<String> questions = Desk.questions(visitor(), published(Bank.of(5)));
        String list = desk.done("createPracticeList", "list { id }", Map.of("name", "One"))
                .at("/list/id")
                .stringValue();
        List<Callable<JsonNode>> requests = new ArrayList<>();
        for (String question : questions) {
            requests.add(
                    () -> send(member, "setBookmark(input: {questionId: \"" + question + "\", bookmarked: true})"));
            requests.add(() -> send(member, "saveNote(input: {questionId: \"" + question + "\", note: \"a\"})"));
            requests.add(() -> send(member, "createPracticeList(input: {name: \"" + question + "\"})"));
            requests.add(() -> send(
                    member,
                    "addToPracticeList(input: {listId: \"" + list + "\", questionIds: [\"" + question + "\"]})"));
            requests.add(() -> send(member, "startSession(input: {size: 2, minutes: 2})"));
        }
        requests.add(9, () -> send(member, "eraseMyData(input: {confirm: \"ERASE\"})"));

        try (ExecutorService executor = Executors.newFixedThreadPool(requests.size())) {
            assertThat(executor.invokeAll(requests).stream()
                            .map(Future::resultNow)
                            .map(answer -> answer.at("/errors/0/extensions/code"))
                            .filter(code -> !code.isMissingNode())
                            .map(JsonNode::stringValue))
                    .allMatch("UNAUTHENTICATED"::equals);
        }

        for (String table : TABLES) {
            assertThat(sql.fetchCount(
                            DSL.table(table),
                            DSL.condition("account_id in (select id from access_account where erased_at is not null)")))
                    .as(table)
                    .isZero();
        }
    }

    private static JsonNode send(Api member, String mutation) {
        return member.respond("mutation { " + mutation + " { userErrors { code } } }", Map.of());
    }
}
