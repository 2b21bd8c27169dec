package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Desk;
import dev.questionbank.testing.RunningApplication;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class MemberKeepsMarksTests extends RunningApplication {

    private static final String MARKS = "question { id myPractice { bookmarked note } }";

    @Autowired
    private DSLContext sql;

    private final String canary = "canary" + UUID.randomUUID();

    private Bank bank() {
        Bank bank = Bank.of(6);
        for (int i = 0; i < 14; i++) {
            bank.question("Locked " + i + " of " + bank.topic(), "About " + canary, "It is " + canary);
        }
        return bank;
    }

    private static void bookmark(Desk desk, String question, boolean bookmarked) {
        JsonNode payload = desk.done("setBookmark", MARKS, Map.of("questionId", question, "bookmarked", bookmarked));
        assertThat(payload.at("/question/myPractice/bookmarked").booleanValue()).isEqualTo(bookmarked);
    }

    @Test
    void listsBookmarksNewestFirstInFullPagesWithoutWhatWasRetired() {
        Api member = person();
        Desk desk = new Desk(member);
        List<String> questions = Desk.questions(visitor(), published(bank()));
        questions.forEach(question -> bookmark(desk, question, true));
        bookmark(desk, questions.get(3), true); // again: stays where it is
        bookmark(desk, questions.get(0), false);
        assertThat(desk.walk("bookmarks", 7)).isEqualTo(questions.subList(1, 20).reversed());

        questions.subList(4, 16).forEach(curation()::retire);

        List<String> left = Stream.of(
                        questions.subList(16, 20).reversed(),
                        questions.subList(1, 4).reversed())
                .flatMap(List::stream)
                .toList();
        for (int size = 1; size <= 8; size++) {
            assertThat(desk.walk("bookmarks", size)).as("pages of " + size).isEqualTo(left);
        }
        JsonNode page = desk.page("bookmarks", "last: 5", "id title");
        assertThat(Desk.ids(page)).isEqualTo(left.subList(2, 7));
        assertThat(page.at("/pageInfo/hasPreviousPage").booleanValue()).isTrue();
        JsonNode before = desk.page(
                "bookmarks", "last: 5, before: \"" + page.at("/edges/0/cursor").stringValue() + "\"", "id");
        assertThat(Desk.ids(before)).isEqualTo(left.subList(0, 2));
        assertThat(before.at("/pageInfo/hasPreviousPage").booleanValue()).isFalse();
    }

    @Test
    void showsLockedQuestionsAsLocked() {
        String topic = published(bank());
        String locked = Desk.questions(visitor(), topic).getLast();
        Api member = person();
        Desk desk = new Desk(member);
        bookmark(desk, locked, true);
        desk.done("saveNote", MARKS, Map.of("questionId", locked, "note", "to be read"));
        String node =
                "id title prompt { markdown } answer { markdown } access { prompt { granted } } myPractice { note }";

        for (String connection : List.of("bookmarks", "notes")) {
            JsonNode page = desk.page(connection, "first: 5", node);
            assertThat(Desk.ids(page)).containsExactly(locked);
            assertThat(page.toString()).doesNotContain(canary).contains("to be read");
        }
        grant(member, topic);
        assertThat(desk.page("bookmarks", "first: 5", node).toString()).contains(canary);
    }

    @Test
    void keepsNotesTheOneWrittenLastFirst() {
        Desk desk = new Desk(person());
        List<String> questions = Desk.questions(visitor(), published(Bank.of(3)));
        for (String question : questions) {
            desk.done("saveNote", MARKS, Map.of("questionId", question, "note", "first"));
        }
        JsonNode changed =
                desk.done("saveNote", MARKS, Map.of("questionId", questions.getFirst(), "note", "*second* 😀"));
        desk.done("saveNote", MARKS, Map.of("questionId", questions.get(1), "note", " "));

        assertThat(changed.at("/question/myPractice/note").stringValue()).isEqualTo("*second* 😀");
        assertThat(desk.walk("notes", 1)).containsExactly(questions.get(0), questions.get(2));
        assertThat(new Desk(person()).walk("notes", 1)).isEmpty();
        assertThat(new Desk(person()).walk("bookmarks", 1)).isEmpty();
    }

    @Test
    void refusesWhatIsNotThereOrTooLong() {
        Desk desk = new Desk(person());
        String question = Desk.questions(visitor(), published(Bank.of(1))).getFirst();
        Map<String, Object> tooLong = Map.of("questionId", question, "note", "a".repeat(20_001));

        assertThat(desk.problems("saveNote", MARKS, tooLong)).containsExactly("INVALID note");
        assertThat(desk.problems("saveNote", MARKS, Map.of("questionId", "question_x", "note", "a")))
                .containsExactly("NOT_FOUND questionId");
        assertThat(desk.problems("setBookmark", MARKS, Map.of("questionId", "x", "bookmarked", true)))
                .containsExactly("NOT_FOUND questionId");
        desk.done("saveNote", MARKS, Map.of("questionId", question, "note", "a".repeat(20_000)));
    }

    @Test
    void keepsAtMostTenThousand() {
        Api member = person();
        Desk desk = new Desk(member);
        List<String> questions = Desk.questions(visitor(), published(Bank.of(2)));
        bookmark(desk, questions.get(0), true);
        sql.execute(
                """
                insert into practice_bookmark (account_id, question_id, created_at)
                select b.account_id, unhex(left(sha2(concat(hex(b.question_id), seven.n, six.n, five.n, four.n), 256), 32)), b.created_at
                from practice_bookmark b
                cross join (%1$s) four cross join (%1$s) five cross join (%1$s) six cross join (%1$s) seven
                where b.question_id = (select id from catalog_question where title = ?)
                limit 9999""".formatted("select 0 n union select 1 union select 2 union select 3 union select 4 union select 5"
                        + " union select 6 union select 7 union select 8 union select 9"),
                title(questions.get(0)));

        assertThat(desk.problems("setBookmark", MARKS, Map.of("questionId", questions.get(1), "bookmarked", true)))
                .containsExactly("LIMIT_REACHED questionId");
        bookmark(desk, questions.get(0), true);
        assertThat(desk.walk("bookmarks", 1)).containsExactly(questions.get(0));
        bookmark(desk, questions.get(0), false);
        bookmark(desk, questions.get(1), true);
    }

    private String title(String question) {
        return visitor()
                .query("query($id: ID!) { node(id: $id) { ... on Question { title } } }", Map.of("id", question))
                .at("/node/title")
                .stringValue();
    }

    @Test
    void areToldAndErasedWithTheMember() {
        Api member = person();
        Desk desk = new Desk(member);
        String question = Desk.questions(visitor(), published(Bank.of(1))).getFirst();
        bookmark(desk, question, true);
        desk.done("saveNote", MARKS, Map.of("questionId", question, "note", canary));

        assertThat(member.send("MyData", Map.of()).at("/viewer/dataExport/json").stringValue())
                .contains("bookmarks", "notes", question, canary);
        member.send("EraseMe", Map.of("input", Map.of("confirm", "ERASE")));

        assertThat(sql.fetchCount(DSL.table("practice_note"), DSL.condition("note = ?", canary)))
                .isZero();
        for (String table : List.of("practice_note", "practice_bookmark")) {
            assertThat(sql.fetchCount(
                            DSL.table(table),
                            DSL.condition("account_id in (select id from access_account where erased_at is not null)")))
                    .as(table)
                    .isZero();
        }
    }
}
