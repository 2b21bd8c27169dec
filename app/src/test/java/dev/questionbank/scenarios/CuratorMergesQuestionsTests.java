package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.questionbank.db.UuidConverter;
import dev.questionbank.db.graphql.NodeId;
import dev.questionbank.practice.RebuildPractice;
import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Desk;
import dev.questionbank.testing.Practice;
import dev.questionbank.testing.RunningApplication;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Several questions become one, with all that members did at them, and several again. */
class CuratorMergesQuestionsTests extends RunningApplication {

    private static final String MERGE =
            "mutation($input: MergeQuestionsInput!) { done: mergeQuestions(input: $input) { mergeId question { id practicedCount } userErrors { code field } } }";
    private static final String UNDO =
            "mutation($input: UndoMergeInput!) { done: undoMerge(input: $input) { question { id } userErrors { code field } } }";

    /** What is not a queue of work to be done. */
    private static final List<String> TABLES = List.of(
            "review withdrawal withdrawn restoration memory day bookmark note pause list list_entry session session_question merged merged_before merge_bookmark merge_note merge_pause merge_list_entry"
                    .split(" "));

    @Autowired
    private DSLContext sql;

    @Autowired
    private RebuildPractice rebuild;

    @Autowired
    private DataSource dataSource;

    private Api curator = visitor();
    private String topic = "";
    private List<String> questions = List.of();
    private String kept = "";
    private String duplicate = "";
    private String another = "";

    @BeforeEach
    void begin() {
        curator = person("CURATOR");
        topic = published(Bank.of(5));
        questions = Desk.questions(visitor(), topic);
        kept = questions.get(0);
        duplicate = questions.get(1);
        another = questions.get(2);
    }

    private JsonNode merge(String keep, String... duplicates) {
        return curator.query(MERGE, Map.of("input", Map.of("keepId", keep, "duplicateIds", List.of(duplicates))))
                .get("done");
    }

    private String merged(String keep, String... duplicates) {
        JsonNode payload = merge(keep, duplicates);
        assertThat(payload.get("userErrors")).isEmpty();
        return payload.get("mergeId").stringValue();
    }

    private JsonNode undo(String merge) {
        return curator.query(UNDO, Map.of("input", Map.of("mergeId", merge))).get("done");
    }

    private static List<String> problems(JsonNode payload) {
        return payload.get("userErrors")
                .valueStream()
                .map(error -> error.get("code").stringValue() + " "
                        + error.at("/field/1").stringValue())
                .toList();
    }

    private Map<String, String> checksums() {
        Map<String, String> sums = new TreeMap<>();
        for (String table : TABLES) {
            sums.put(
                    table,
                    sql.fetchSingle("checksum table practice_" + table).get(1, String.class) + " of "
                            + sql.fetchSingle("select count(*) from practice_" + table)
                                    .get(0, String.class));
        }
        return sums;
    }

    private String slug(String id) {
        return visitor()
                .query("query($id: ID!) { node(id: $id) { ... on Question { slug } } }", Map.of("id", id))
                .at("/node/slug")
                .stringValue();
    }

    private String idBySlug(String slug) {
        return visitor()
                .query("query($slug: String!) { question(slug: $slug) { id } }", Map.of("slug", slug))
                .at("/question/id")
                .stringValue();
    }

    private int practicedCount(String id) {
        return visitor()
                .query("query($id: ID!) { node(id: $id) { ... on Question { practicedCount } } }", Map.of("id", id))
                .at("/node/practicedCount")
                .intValue();
    }

    @Test
    void allThatMembersDidGoesAlong() {
        String slug = slug(duplicate);
        Api both = memberOf(topic);
        Desk desk = new Desk(both);
        Practice practice = new Practice(both).old(sql);
        practice.record(kept, "GOOD", 20);
        practice.record(duplicate, "AGAIN", 10);
        practice.record(duplicate, "GOOD", 2);
        desk.done("setBookmark", "question { id }", Map.of("questionId", duplicate, "bookmarked", true));
        desk.done("saveNote", "question { id }", Map.of("questionId", kept, "note", "One"));
        desk.done("saveNote", "question { id }", Map.of("questionId", duplicate, "note", "Other"));
        String list = desk.done("createPracticeList", "list { id }", Map.of("name", "Mine"))
                .at("/list/id")
                .stringValue();
        desk.done(
                "addToPracticeList",
                "list { id }",
                Map.of("listId", list, "questionIds", List.of(another, duplicate, kept)));
        Api other = memberOf(topic);
        new Desk(other).practise(duplicate, Map.of());
        Map<String, String> before = checksums();

        String merge = merged(kept, duplicate);

        assertThat(idBySlug(slug)).isEqualTo(kept);
        assertThat(practicedCount(kept)).isEqualTo(2);
        assertThat(visitor()
                        .query("query($id: ID!) { node(id: $id) { id } }", Map.of("id", duplicate))
                        .get("node")
                        .isNull())
                .isTrue();
        JsonNode staff = curator.query(
                        "query($id: ID!) { node(id: $id) { ... on Question { state mergedInto { mergeId question { id } } } } }",
                        Map.of("id", duplicate))
                .get("node");
        assertThat(staff.get("state").stringValue()).isEqualTo("RETIRED");
        assertThat(staff.at("/mergedInto/question/id").stringValue()).isEqualTo(kept);
        assertThat(staff.at("/mergedInto/mergeId").stringValue()).isEqualTo(merge);
        assertThat(desk.walk("bookmarks", 5)).containsExactly(kept);
        assertThat(desk.page("notes", "first: 5", "id myPractice { note }")
                        .at("/edges/0/node/myPractice/note")
                        .stringValue())
                .isEqualTo("One\n\nOther");
        JsonNode lists = desk.read("lists { size questions(first: 9) { edges { node { id } } } }");
        assertThat(lists.at("/lists/0/size").intValue()).isEqualTo(2);
        assertThat(Desk.ids(lists.at("/lists/0/questions"))).containsExactly(another, kept);
        assertThat(desk.read("history(first: 9) { edges { node { grade question { id } } } }")
                        .at("/history/edges")
                        .valueStream()
                        .map(edge -> edge.at("/node/question/id").stringValue() + " "
                                + edge.at("/node/grade").stringValue()))
                .containsExactly(kept + " GOOD", kept + " AGAIN", kept + " GOOD");
        Map<String, String> derived = checksums();
        rebuild.rebuild(done -> {});
        assertThat(checksums()).as("a rebuild derives the same").isEqualTo(derived);
        await().until(() -> visitor()
                .query(
                        "query($topics: [String!]) { questions(filter: {topics: $topics}, orderBy: {field: PRACTICED, direction: DESC}, first: 1) { edges { node { id } } } }",
                        Map.of("topics", List.of(topic)))
                .at("/questions/edges/0/node/id")
                .stringValue()
                .equals(kept));

        assertThat(undo(merge).get("userErrors")).isEmpty();

        assertThat(idBySlug(slug)).isEqualTo(duplicate);
        assertThat(practicedCount(kept)).isEqualTo(1);
        assertThat(practicedCount(duplicate)).isEqualTo(2);
        assertThat(checksums()).isEqualTo(before);
        assertThat(Desk.questions(visitor(), topic)).isEqualTo(questions);
        assertThat(problems(undo(merge))).containsExactly("BLOCKED mergeId");
    }

    @Test
    void whatCameSinceStays() {
        Api member = memberOf(topic);
        Desk desk = new Desk(member);
        desk.practise(duplicate, Map.of());
        desk.done("saveNote", "question { id }", Map.of("questionId", duplicate, "note", "Old"));
        String merge = merged(kept, duplicate);
        // a client that does not know yet
        desk.practise(duplicate, Map.of());
        desk.done("saveNote", "question { id }", Map.of("questionId", kept, "note", "New"));
        assertThat(practicedCount(kept)).isEqualTo(1);

        assertThat(undo(merge).get("userErrors")).isEmpty();

        assertThat(practicedCount(kept)).isEqualTo(1);
        assertThat(practicedCount(duplicate)).isEqualTo(1);
        assertThat(desk.page("notes", "first: 5", "id").get("edges")).hasSize(2);
        Map<String, String> derived = checksums();
        rebuild.rebuild(done -> {});
        assertThat(checksums()).isEqualTo(derived);
    }

    @Test
    void whatCannotBeMergedIsRefused() {
        String unknown = new NodeId("question", UUID.randomUUID()).toString();
        assertThat(problems(merge(kept, kept))).containsExactly("INVALID duplicateIds");
        assertThat(problems(merge(unknown, duplicate))).containsExactly("NOT_FOUND keepId");
        assertThat(problems(merge(kept, unknown))).containsExactly("NOT_FOUND duplicateIds");
        assertThat(problems(merge(kept))).containsExactly("INVALID duplicateIds");
        assertThat(problems(curator.query(
                                MERGE,
                                Map.of(
                                        "input",
                                        Map.of(
                                                "keepId",
                                                kept,
                                                "duplicateIds",
                                                List.of(duplicate),
                                                "expectedVersion",
                                                99)))
                        .get("done")))
                .containsExactly("CONFLICT expectedVersion");
        String merge = merged(kept, duplicate);
        assertThat(problems(merge(another, duplicate))).containsExactly("BLOCKED duplicateIds");
        String further = merged(another, kept);
        assertThat(problems(undo(merge))).containsExactly("BLOCKED mergeId");
        sql.execute("update catalog_merge set merged_at = merged_at - interval 31 day");
        assertThat(problems(undo(further))).containsExactly("EXPIRED mergeId");
    }

    @Test
    void aMergeAndItsUndoingChangeNothing() {
        List<Practice> members = new ArrayList<>();
        Random random = new Random(11);
        for (int i = 0; i < 8; i++) {
            members.add(new Practice(memberOf(topic)).old(sql));
        }
        for (int round = 0; round < 3; round++) {
            for (Practice member : members) {
                Desk desk = new Desk(member.member());
                for (int i = random.nextInt(4); i > 0; i--) {
                    String question = questions.get(random.nextInt(3));
                    switch (random.nextInt(6)) {
                        case 0 ->
                            desk.done(
                                    "setBookmark",
                                    "question { id }",
                                    Map.of("questionId", question, "bookmarked", random.nextBoolean()));
                        case 1 ->
                            desk.done(
                                    "saveNote",
                                    "question { id }",
                                    Map.of("questionId", question, "note", "n" + random.nextInt()));
                        case 2 -> desk.change("resetPractice", "epochId", Map.of("questionId", question));
                        case 3 -> desk.done("snoozeQuestion", "question { id }", Map.of("questionId", question));
                        default ->
                            member.record(
                                    question,
                                    List.of("AGAIN", "HARD", "GOOD", "EASY").get(random.nextInt(4)),
                                    1 + random.nextInt(200));
                    }
                }
            }
            Map<String, String> before = checksums();
            String first = merged(kept, duplicate);
            String second = random.nextBoolean() ? merged(kept, another) : merged(another, kept);
            Map<String, String> derived = checksums();
            rebuild.rebuild(done -> {});
            assertThat(checksums()).isEqualTo(derived);
            assertThat(undo(second).get("userErrors")).isEmpty();
            assertThat(undo(first).get("userErrors")).isEmpty();
            assertThat(checksums()).isEqualTo(before);
        }
    }

    @Test
    void nobodyWhoPractisesMeanwhileLosesAnything() throws Exception {
        List<Api> members = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            members.add(memberOf(topic));
        }
        List<UUID> accounts =
                members.stream().map(member -> new Practice(member).accountId()).toList();
        try (ExecutorService clients = Executors.newFixedThreadPool(6)) {
            List<Callable<Integer>> work = new ArrayList<>();
            for (Api member : members) {
                work.add(() -> {
                    Desk desk = new Desk(member);
                    for (int i = 0; i < 30; i++) {
                        desk.practise(questions.get(i % 2), Map.of());
                    }
                    return 30;
                });
            }
            List<Future<Integer>> running = work.stream().map(clients::submit).toList();
            for (int i = 0; i < 3; i++) {
                assertThat(undo(merged(kept, duplicate)).get("userErrors")).isEmpty();
            }
            merged(kept, duplicate);
            for (Future<Integer> one : running) {
                one.get();
            }
        }
        UuidConverter bytes = new UuidConverter();
        await().untilAsserted(() -> {
            for (UUID account : accounts) {
                assertThat(sql.fetchSingle(
                                        "select sum(reviews), count(*) from practice_memory where account_id = ?",
                                        bytes.to(account))
                                .intoList())
                        .extracting(Object::toString)
                        .containsExactly("30", "1");
            }
        });
        Map<String, String> derived = checksums();
        rebuild.rebuild(done -> {});
        assertThat(checksums()).isEqualTo(derived);
    }

    /** Members of whom nothing but the log is there, with two reviews of the duplicate and, every other one, one of the kept one. */
    private void practised(int members) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        UuidConverter bytes = new UuidConverter();
        byte[] keptId = bytes.to(NodeId.parse(kept).orElseThrow().value());
        byte[] duplicateId = bytes.to(NodeId.parse(duplicate).orElseThrow().value());
        List<Object[]> rows = new ArrayList<>();
        for (int member = 0; member < members; member++) {
            byte[] account = bytes.to(UUID.randomUUID());
            for (int i = 0; i < 2 + member % 2; i++) {
                rows.add(new Object[] {
                    account,
                    bytes.to(UuidCreator.getTimeOrderedEpoch()),
                    i < 2 ? duplicateId : keptId,
                    LocalDate.of(2025, 1 + i, 1).atTime(12, 0),
                    LocalDate.of(2025, 1 + i, 1),
                    Integer.toString(i)
                });
            }
        }
        for (int i = 0; i < rows.size(); i += 2_000) {
            jdbc.batchUpdate(
                    "insert into practice_review (account_id, id, question_id, revision, grade, practiced_at, practiced_on, idempotency_key, recorded_at)"
                            + " values (?, ?, ?, 1, 'GOOD', ?, ?, ?, '2025-12-01')",
                    rows.subList(i, Math.min(rows.size(), i + 2_000)));
        }
        rebuild.rebuild(done -> {});
    }

    @Test
    void tenThousandMembersMoveInSeconds() {
        practised(10_000);
        assertThat(practicedCount(kept)).isEqualTo(5_000);
        Map<String, String> before = checksums();

        long start = System.nanoTime();
        String merge = merged(kept, duplicate);
        long merged = System.nanoTime();
        assertThat(practicedCount(kept)).isEqualTo(10_000);
        assertThat(undo(merge).get("userErrors")).isEmpty();
        System.out.printf(
                "10,000 members merged in %d ms, undone in %d ms%n",
                (merged - start) / 1_000_000, (System.nanoTime() - merged) / 1_000_000);

        assertThat(Duration.ofNanos(merged - start)).isLessThan(Duration.ofSeconds(30));
        assertThat(checksums()).isEqualTo(before);
    }
}
