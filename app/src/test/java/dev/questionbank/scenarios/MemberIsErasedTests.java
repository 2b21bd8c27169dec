package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Codes;
import dev.questionbank.testing.DatabaseDump;
import dev.questionbank.testing.Issuer;
import dev.questionbank.testing.RunningApplication;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class MemberIsErasedTests extends RunningApplication {

    private static final String RECORD = """
            mutation($input: RecordPracticeInput!) { recordPractice(input: $input) {
              attempt { id } question { practicedCount } userErrors { code } } }""";

    /** Nobody else is there. */
    private static final String RARE_ZONE = "Antarctica/DumontDUrville";

    @Autowired
    private DSLContext sql;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Environment environment;

    private final String subject = canary();

    private Api member() {
        return visitor().as(Issuer.get().token(subject));
    }

    private static String canary() {
        return "canary-" + UUID.randomUUID();
    }

    @Test
    void leavesNothingOfThePerson(CapturedOutput output) throws IOException {
        Api admin = person("ADMIN");
        String topic = published(Bank.of(1));
        List<String> causes = List.of(canary(), canary());
        List<String> keys = List.of(canary(), canary(), canary(), canary());
        String guess = canary();
        String account = account();
        sql.execute("update access_account set time_zone = ? where subject = ?", RARE_ZONE, subject);
        JsonNode granted = admin.send(
                "Grant",
                input(Map.of("accountId", account, "planId", Codes.plan(admin), "days", 1, "reason", causes.get(0))));
        admin.send(
                "Revoke",
                input(Map.of(
                        "entitlementId",
                        granted.at("/grantEntitlement/entitlement/id").stringValue(),
                        "reason",
                        causes.get(1))));
        Codes.redeem(member(), Codes.create(admin, 1, Map.of()).getFirst(), keys.get(0));
        Codes.redeem(member().from("127.0.4.1"), guess, keys.get(1));
        record(question(topic), keys.get(2));
        member().send("StartCheckout", input(Map.of("planId", Codes.plan(admin), "idempotencyKey", keys.get(3))));
        List<String> canaries = Stream.of(List.of(subject, RARE_ZONE, guess), causes, keys)
                .flatMap(List::stream)
                .toList();
        assertThat(kept(canaries))
                .as("what the dump shows before")
                .containsExactlyInAnyOrder(subject, RARE_ZONE, keys.get(0), keys.get(2), keys.get(3));
        assertThat(member().send("MyData", Map.of())
                        .at("/viewer/dataExport/json")
                        .stringValue())
                .contains(causes)
                .contains(subject, RARE_ZONE, keys.get(3), "entitlement.revoke");

        assertThat(erase().get("erasedAt").isNull()).isFalse();

        assertThat(kept(canaries)).isEmpty();
        assertThat(left()).isZero();
        Map<String, String> index = files(searchIndex());
        assertThat(index).isNotEmpty();
        for (String canary : canaries) {
            assertThat(index)
                    .allSatisfy((file, content) -> assertThat(content).as(file).doesNotContain(canary));
            assertThat(output.getAll()).doesNotContain(canary);
        }
    }

    /** Those of these that stand somewhere in the database. */
    private List<String> kept(List<String> canaries) {
        Collection<String> dump = DatabaseDump.of(sql, "").values();
        return canaries.stream()
                .filter(canary -> Stream.of(DatabaseDump.formsOf(canary))
                        .anyMatch(form -> dump.stream().anyMatch(values -> values.contains(form))))
                .toList();
    }

    private Path searchIndex() {
        String folder = environment.getProperty("questionbank.search.directory");
        return folder == null
                ? Path.of(environment.getRequiredProperty("questionbank.database.directory"), "search")
                : Path.of(folder);
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new HashMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(path.toString(), Files.readString(path, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    @Test
    void leavesWhatThePersonHeldBehind() {
        String topic = published(Bank.of(7));
        grant(member(), topic);
        String before = account();
        assertThat(seventhPrompt(topic).isNull()).isFalse();

        erase();

        assertThat(account()).as("signed in again").isNotEqualTo(before);
        assertThat(member().send("Me", Map.of()).at("/viewer/entitlements")).isEmpty();
        assertThat(seventhPrompt(topic).isNull()).isTrue();
        Api admin = person("ADMIN");
        assertThat(Codes.problem(admin.send(
                                "Grant",
                                input(Map.of(
                                        "accountId",
                                        before,
                                        "planId",
                                        Codes.plan(admin),
                                        "days",
                                        1,
                                        "reason",
                                        "too late")))
                        .get("grantEntitlement")))
                .isEqualTo("NOT_FOUND accountId");
    }

    @Test
    void revokesNothingOfAnErasedAccountAsTheReasonCouldNameThePerson() {
        String entitlement = grant(member(), published(Bank.of(1)));
        erase();

        assertThat(Codes.problem(person("ADMIN")
                        .send("Revoke", input(Map.of("entitlementId", entitlement, "reason", "too late")))
                        .get("revokeEntitlement")))
                .isEqualTo("NOT_FOUND entitlementId");
    }

    private JsonNode seventhPrompt(String topic) {
        return member().send("TopicPage", Map.of("slug", topic)).at("/topic/questions/edges/6/node/prompt");
    }

    @Test
    void countsAtNoQuestionAnyMore() {
        String topic = published(Bank.of(3));
        List<String> ids = member().send("TopicPage", Map.of("slug", topic))
                .at("/topic/questions/edges")
                .valueStream()
                .map(edge -> edge.at("/node/id").stringValue())
                .toList();
        record(ids.get(0), canary());
        record(ids.get(1), canary());
        record(ids.get(1), canary());
        person().query(RECORD, review(ids.get(1), canary()));
        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(byPractice(topic)).containsExactly(ids.get(1), ids.get(0), ids.get(2)));

        erase();

        assertThat(counts(topic)).containsExactly(0, 1, 0);
        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(byPractice(topic)).containsExactly(ids.get(1), ids.get(2), ids.get(0)));
    }

    private List<Integer> counts(String topic) {
        return visitor()
                .send("TopicPage", Map.of("slug", topic))
                .at("/topic/questions/edges")
                .valueStream()
                .map(edge -> edge.at("/node/practicedCount").intValue())
                .toList();
    }

    private List<String> byPractice(String topic) {
        return visitor()
                .send(
                        "QuestionList",
                        Map.of(
                                "filter",
                                Map.of("topics", List.of(topic)),
                                "orderBy",
                                Map.of("field", "PRACTICED", "direction", "DESC")))
                .at("/questions/edges")
                .valueStream()
                .map(edge -> edge.at("/node/id").stringValue())
                .toList();
    }

    @Test
    void takesAsManyStatementsHoweverMuchWasDone() {
        String topic = published(Bank.of(5));
        record(question(topic), canary());
        List<String> little = statements.during(this::erase);
        Codes.create(person("ADMIN"), 5, Map.of()).forEach(code -> Codes.redeem(member(), code));
        for (int i = 0; i < 10; i++) {
            record(question(topic), canary());
        }

        assertThat(statements.during(this::erase)).hasSameSizeAs(little);
    }

    @Test
    void isConfirmedWithTheWord() {
        String before = account();

        for (String word : List.of("", "erase", "ERASE ", "yes")) {
            JsonNode refused = erase(word);
            assertThat(Codes.problem(refused)).isEqualTo("INVALID confirm");
            assertThat(refused.get("erasedAt").isNull()).isTrue();
        }
        assertThat(account()).isEqualTo(before);
    }

    @Test
    void isForThoseWhoAreSignedIn() {
        JsonNode response =
                visitor().respond("mutation { eraseMyData(input: {confirm: \"ERASE\"}) { erasedAt } }", Map.of());

        assertThat(response.at("/errors/0/extensions/code").stringValue()).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void isHarmlessTwice() throws Exception {
        record(question(published(Bank.of(1))), canary());

        List<JsonNode> answers = atOnce(Collections.nCopies(8, this::erase));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.get("userErrors")).isEmpty();
            assertThat(answer.get("erasedAt").isNull()).isFalse();
        });
        assertThat(erase().get("userErrors")).isEmpty();
    }

    @Test
    void leavesNothingOfRequestsThatAreUnderWay() throws Exception {
        String question = question(published(Bank.of(1)));
        List<String> codes = Codes.create(person("ADMIN"), 10, Map.of());
        account();
        List<Callable<JsonNode>> requests = new ArrayList<>();
        codes.forEach(code -> {
            requests.add(() -> member().respond(RECORD, review(question, canary())));
            requests.add(() -> member().respond(
                            "mutation($input: RedeemCodeInput!) { redeemCode(input: $input) { userErrors { code } } }",
                            input(Map.of("code", code, "idempotencyKey", canary()))));
        });
        requests.add(
                7,
                () -> member().respond(
                                "mutation { eraseMyData(input: {confirm: \"ERASE\"}) { erasedAt userErrors { code } } }",
                                Map.of()));

        List<JsonNode> answers = atOnce(requests);

        assertThat(answers.stream()
                        .map(answer -> answer.at("/errors/0/extensions/code"))
                        .filter(code -> !code.isMissingNode())
                        .map(JsonNode::stringValue))
                .allMatch("UNAUTHENTICATED"::equals);
        assertThat(left()).isZero();
    }

    @Test
    void letsNoRequestWriteThatBeganBefore() throws Exception {
        String question = question(published(Bank.of(1)));
        account();

        CompletableFuture<JsonNode> late = transaction.execute(status -> {
            sql.execute(
                    "update access_account set erased_at = '2026-01-01', issuer = null, subject = null where subject = ?",
                    subject);
            CompletableFuture<JsonNode> request =
                    CompletableFuture.supplyAsync(() -> member().respond(RECORD, review(question, canary())));
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> sql.fetchCount(
                                    DSL.table("information_schema.processlist"),
                                    DSL.condition("info like '%access_account%share%' and id <> connection_id()"))
                            == 1);
            return request;
        });

        assertThat(late.get().at("/errors/0/extensions/code").stringValue()).isEqualTo("UNAUTHENTICATED");
        assertThat(left()).isZero();
    }

    /** Rows of accounts that were erased, in all tables that hold what people practised, and in two of access. */
    private int left() {
        List<String> tables = new ArrayList<>(
                sql.fetch("select table_name from information_schema.columns where table_schema = database()"
                                + " and column_name = 'account_id' and table_name like 'practice%'")
                        .getValues(0, String.class));
        assertThat(tables).hasSizeGreaterThan(10);
        tables.addAll(List.of("access_code_redemption", "access_account_key"));
        return tables.stream()
                .mapToInt(table -> sql.fetchCount(
                        DSL.table(table),
                        DSL.condition("account_id in (select id from access_account where erased_at is not null)")))
                .sum();
    }

    private String account() {
        return member().send("Me", Map.of()).at("/viewer/id").stringValue();
    }

    private JsonNode erase() {
        return erase("ERASE");
    }

    private JsonNode erase(String word) {
        return member().send("EraseMe", input(Map.of("confirm", word))).get("eraseMyData");
    }

    private String question(String topic) {
        return visitor()
                .send("TopicPage", Map.of("slug", topic))
                .at("/topic/questions/edges/0/node/id")
                .stringValue();
    }

    private void record(String question, String key) {
        assertThat(member().query(RECORD, review(question, key)).at("/recordPractice/userErrors"))
                .isEmpty();
    }

    private static Map<String, Object> review(String question, String key) {
        return input(Map.of("questionId", question, "grade", "GOOD", "idempotencyKey", key));
    }

    private static Map<String, Object> input(Map<String, Object> fields) {
        return Map.of("input", fields);
    }

    private static List<JsonNode> atOnce(List<Callable<JsonNode>> requests) throws InterruptedException {
        try (ExecutorService executor = Executors.newFixedThreadPool(requests.size())) {
            return executor.invokeAll(requests).stream().map(Future::resultNow).toList();
        }
    }
}
