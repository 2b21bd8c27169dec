package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.db.graphql.NodeId;
import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Desk;
import dev.questionbank.testing.RunningApplication;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class MemberKeepsListsTests extends RunningApplication {

    private static final String LIST = "list { id name size }";

    @Autowired
    private DSLContext sql;

    private static String create(Desk desk, String name) {
        return desk.done("createPracticeList", LIST, Map.of("name", name))
                .at("/list/id")
                .stringValue();
    }

    private static Map<String, Object> questions(String list, List<String> questions) {
        return Map.of("listId", list, "questionIds", questions);
    }

    /** What the list shows, read in pages of three. */
    private static List<String> shown(Api member, String list) {
        List<String> ids = new ArrayList<>();
        String after = "";
        while (true) {
            JsonNode page = member.query(
                            "{ node(id: \"%s\") { ... on PracticeList { questions(first: 3%s) { edges { node { id } } pageInfo { hasNextPage endCursor } } } } }"
                                    .formatted(list, after),
                            Map.of())
                    .at("/node/questions");
            ids.addAll(Desk.ids(page));
            if (!page.at("/pageInfo/hasNextPage").booleanValue()) {
                return ids;
            }
            after = ", after: \"" + page.at("/pageInfo/endCursor").stringValue() + "\"";
        }
    }

    @Test
    void keepsQuestionsInTheMembersOrder() {
        Api member = person();
        Desk desk = new Desk(member);
        List<String> all = Desk.questions(visitor(), published(Bank.of(8)));
        String list = create(desk, "  Before Monday ");

        desk.done("addToPracticeList", LIST, questions(list, all.subList(0, 3)));
        JsonNode added = desk.done(
                "addToPracticeList", LIST, questions(list, List.of(all.get(7), all.get(1), all.get(4), all.get(7))));
        assertThat(added.at("/list/name").stringValue()).isEqualTo("Before Monday");
        assertThat(added.at("/list/size").intValue()).isEqualTo(5);
        assertThat(shown(member, list)).containsExactly(all.get(0), all.get(1), all.get(2), all.get(7), all.get(4));

        List<String> order = List.of(all.get(4), all.get(0), all.get(7), all.get(2), all.get(1));
        desk.done("orderPracticeList", LIST, questions(list, order));
        assertThat(shown(member, list)).isEqualTo(order);

        JsonNode removed = desk.done("removeFromPracticeList", LIST, questions(list, List.of(all.get(0), all.get(6))));
        assertThat(removed.at("/list/size").intValue()).isEqualTo(4);
        desk.done("addToPracticeList", LIST, questions(list, List.of(all.get(0))));
        assertThat(shown(member, list)).containsExactly(all.get(4), all.get(7), all.get(2), all.get(1), all.get(0));
    }

    @Test
    void orderNamesTheWholeOfWhatIsShown() {
        Api member = person();
        Desk desk = new Desk(member);
        List<String> all = Desk.questions(visitor(), published(Bank.of(7)));
        String list = create(desk, "One");
        desk.done("addToPracticeList", LIST, questions(list, all.subList(0, 6)));

        for (List<String> wrong : List.of(
                all.subList(0, 5),
                all,
                List.<String>of(),
                Stream.concat(all.subList(0, 6).stream(), Stream.of(all.get(0))).toList())) {
            assertThat(desk.problems("orderPracticeList", LIST, questions(list, wrong)))
                    .containsExactly("CONFLICT questionIds");
        }
        assertThat(shown(member, list)).isEqualTo(all.subList(0, 6));

        curation().retire(all.get(0));
        curation().retire(all.get(1));
        assertThat(shown(member, list)).isEqualTo(all.subList(2, 6));
        List<String> order = all.subList(2, 6).reversed();
        JsonNode ordered = desk.done("orderPracticeList", LIST, questions(list, order));
        assertThat(ordered.at("/list/size").intValue()).isEqualTo(6);
        assertThat(shown(member, list)).isEqualTo(order);
    }

    @Test
    void addsAllOrNothing() {
        Api member = person();
        Desk desk = new Desk(member);
        List<String> all = Desk.questions(visitor(), published(Bank.of(3)));
        String list = create(desk, "One");
        curation().retire(all.get(1));
        String account = member.send("Me", Map.of()).at("/viewer/id").stringValue();

        assertThat(desk.problems("addToPracticeList", LIST, questions(list, all)))
                .containsExactly("NOT_FOUND questionIds.1");
        assertThat(desk.problems("addToPracticeList", LIST, questions(list, List.of(all.get(0), account, "x"))))
                .containsExactly("NOT_FOUND questionIds.1", "NOT_FOUND questionIds.2");
        assertThat(desk.problems("addToPracticeList", LIST, questions(list, Collections.nCopies(501, all.get(0)))))
                .containsExactly("INVALID questionIds");
        assertThat(shown(member, list)).isEmpty();
    }

    @Test
    void holdsAtMostFiveHundredQuestions() {
        Desk desk = new Desk(person());
        Bank bank = Bank.of(501);
        String topic = published(bank);
        List<String> all = sql.fetch(
                        "select hex(id) from catalog_question where topic_id = (select id from catalog_topic where slug = ?)",
                        topic)
                .map(row -> id((String) row.get(0)));
        String list = create(desk, "Large");

        desk.done("addToPracticeList", LIST, questions(list, all.subList(0, 499)));
        assertThat(desk.problems("addToPracticeList", LIST, questions(list, all.subList(498, 501))))
                .containsExactly("LIMIT_REACHED questionIds");
        desk.done("addToPracticeList", LIST, questions(list, all.subList(498, 500)));
    }

    private static String id(String hex) {
        return new NodeId(
                        "question",
                        new UUID(
                                Long.parseUnsignedLong(hex.substring(0, 16), 16),
                                Long.parseUnsignedLong(hex.substring(16), 16)))
                .toString();
    }

    @Test
    void hasANameOfItsOwn() {
        Desk desk = new Desk(person());
        String one = create(desk, "One");
        String two = create(desk, "Two");

        assertThat(desk.problems("createPracticeList", LIST, Map.of("name", " One")))
                .containsExactly("ALREADY_EXISTS name");
        assertThat(desk.problems("renamePracticeList", LIST, Map.of("listId", two, "name", "One")))
                .containsExactly("ALREADY_EXISTS name");
        for (String bad : List.of("", "  ", "a".repeat(101), "a\u0000")) {
            assertThat(desk.problems("createPracticeList", LIST, Map.of("name", bad)))
                    .containsExactly("INVALID name");
        }
        desk.done("renamePracticeList", LIST, Map.of("listId", two, "name", "Two"));
        desk.done("renamePracticeList", LIST, Map.of("listId", one, "name", "Three"));
        create(new Desk(person()), "Two");
        assertThat(desk.read("lists { name }").get("lists").toString())
                .isEqualTo("[{\"name\":\"Three\"},{\"name\":\"Two\"}]");
        assertThat(desk.done("deletePracticeList", "listId", Map.of("listId", one))
                        .get("listId")
                        .stringValue())
                .isEqualTo(one);
        assertThat(desk.problems("deletePracticeList", "listId", Map.of("listId", one)))
                .containsExactly("NOT_FOUND listId");
    }

    @Test
    void aMemberHasAtMostAHundred() {
        Desk desk = new Desk(person());
        for (int i = 0; i < 100; i++) {
            create(desk, "List " + i);
        }

        assertThat(desk.problems("createPracticeList", LIST, Map.of("name", "One more")))
                .containsExactly("LIMIT_REACHED name");
        assertThat(desk.read("lists { id }").get("lists")).hasSize(100);
    }

    @Test
    void isItsOwnersAlone() {
        Api owner = person();
        String list = create(new Desk(owner), "Mine");
        String question = Desk.questions(visitor(), published(Bank.of(1))).getFirst();
        Desk other = new Desk(person());

        assertThat(other.problems("renamePracticeList", LIST, Map.of("listId", list, "name", "Yours")))
                .containsExactly("NOT_FOUND listId");
        assertThat(other.problems("deletePracticeList", "listId", Map.of("listId", list)))
                .containsExactly("NOT_FOUND listId");
        for (String mutation : List.of("addToPracticeList", "removeFromPracticeList", "orderPracticeList")) {
            assertThat(other.problems(mutation, LIST, questions(list, List.of(question))))
                    .containsExactly("NOT_FOUND listId");
        }
        assertThat(other.read("lists { id }").get("lists")).isEmpty();
        assertThat(new Desk(owner).read("lists { name size }").get("lists").toString())
                .isEqualTo("[{\"name\":\"Mine\",\"size\":0}]");
    }

    @Test
    void showsLockedQuestionsAsLocked() {
        String topic = published(Bank.of(5).question("Sixth of a kind", "A canary sings", "A canary answers"));
        Api member = person();
        Desk desk = new Desk(member);
        String list = create(desk, "Some");
        desk.done("addToPracticeList", LIST, questions(list, Desk.questions(visitor(), topic)));
        String selection =
                "lists { questions(first: 10) { edges { node { id title prompt { markdown } answer { markdown } } } } }";

        assertThat(desk.read(selection).at("/lists/0/questions/edges")).hasSize(6);
        assertThat(desk.read(selection).toString()).doesNotContain("canary");
        grant(member, topic);
        assertThat(desk.read(selection).toString()).contains("canary sings", "canary answers");
    }

    @Test
    void isToldAndErasedWithTheMember() {
        Api member = person();
        String name = "canary" + UUID.randomUUID();
        String question = Desk.questions(visitor(), published(Bank.of(1))).getFirst();
        String list = create(new Desk(member), name);
        new Desk(member).done("addToPracticeList", LIST, questions(list, List.of(question)));

        assertThat(member.send("MyData", Map.of()).at("/viewer/dataExport/json").stringValue())
                .contains("practiceLists", name, question);
        member.send("EraseMe", Map.of("input", Map.of("confirm", "ERASE")));

        assertThat(sql.fetchCount(DSL.table("practice_list"), DSL.condition("name = ?", name)))
                .isZero();
        for (String table : List.of("practice_list", "practice_list_entry")) {
            assertThat(sql.fetchCount(
                            DSL.table(table),
                            DSL.condition("account_id in (select id from access_account where erased_at is not null)")))
                    .as(table)
                    .isZero();
        }
    }
}
