package dev.questionbank.scenarios;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_IMPORT;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.transfer.imports.ImportState;
import dev.questionbank.db.graphql.NodeId;
import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Imports;
import dev.questionbank.testing.RunningApplication;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A bank is brought in: planned, looked at, applied, taken back. */
class CuratorImportsBankTests extends RunningApplication {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private DSLContext sql;

    private Imports curator() {
        return imports(person("CURATOR"));
    }

    private static String name() {
        return "name-" + UUID.randomUUID();
    }

    private JsonNode topic(String slug) {
        return person("CURATOR").send("TopicPage", Map.of("slug", slug)).get("topic");
    }

    /** What staff sees of the question with this title, whatever its state. */
    private JsonNode question(String title) {
        UUID id = sql.select(CATALOG_QUESTION.ID)
                .from(CATALOG_QUESTION)
                .where(CATALOG_QUESTION.TITLE.eq(title))
                .fetchSingle()
                .value1();
        return person("CURATOR")
                .query(
                        "query($id: ID!) { node(id: $id) { ... on Question { id title state version externalId difficulty topic { slug }"
                                + " prompt { markdown } draft { title significance prompt { markdown } author { id } } } } }",
                        Map.of("id", new QuestionId(id).toString()))
                .get("node");
    }

    private int questions(String like) {
        return sql.fetchCount(CATALOG_QUESTION, CATALOG_QUESTION.TITLE.startsWith(like));
    }

    @Test
    void tellsRowByRowWhatWouldHappenAndChangesNothing() {
        String known = name();
        Bank bank = Bank.of(0).question("Known", "Prompt", "Answer").with("externalId", known);
        String title = "Of " + bank.topic();
        bank.with("title", title);
        published(bank);
        Bank file = bank.question(title + " two", "Prompt", null)
                .question(title + " two", "Prompt", null)
                .with("difficulty", "MEDIUM")
                .question(title + " new", "Other", "Answer")
                .with("externalId", known)
                .question(title + " moved", "  ", "Answer");

        JsonNode plan = curator().planned(file);

        assertThat(plan.get("state").stringValue()).isEqualTo("PLANNED");
        assertThat(plan.get("counts").toString())
                .isEqualTo("{\"created\":1,\"updated\":0,\"unchanged\":1,\"duplicate\":2,\"invalid\":1}");
        assertThat(plan.get("progress").toString()).isEqualTo("{\"done\":5,\"total\":5}");
        assertThat(curator().rows(plan, "CREATED", "UNCHANGED", "DUPLICATE", "INVALID").stream()
                        .map(row -> row.get("line") + " " + row.get("outcome").stringValue() + " " + row.get("message"))
                        // it may be much like the known one, once that can be looked up
                        .map(row -> row.replaceFirst("CREATED .*", "CREATED")))
                .containsExactly(
                        "1 UNCHANGED null",
                        "2 CREATED",
                        "3 DUPLICATE \"It repeats line 2.\"",
                        "4 DUPLICATE \"It repeats line 1.\"",
                        "5 INVALID \"prompt is empty\"");
        assertThat(curator().rows(plan, "INVALID").getFirst().get("title").stringValue())
                .isEqualTo(title + " moved");
        assertThat(questions(title)).isEqualTo(1);
    }

    @Test
    void tellsWhatSaysNearlyTheSameAsTheBank() {
        String subject = "the " + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + " scheduler";
        String text = "Explain in detail how %s decides which of many waiting coroutines is the next one to run";
        published(Bank.of(0).question(text.formatted(subject), text.formatted(subject), "Answer"));
        String nearly = text.formatted(subject).replace("Explain", "Describe");

        await().untilAsserted(() -> {
            JsonNode plan = curator().planned(Bank.of(0).question(nearly, nearly, "Another answer"));
            assertThat(curator().rows(plan, "CREATED").getFirst().get("message").toString())
                    .contains("It says nearly the same as question_");
        });
    }

    @Test
    void invalidRowsStopAPlanUnlessTheyAreToBeSkipped() {
        Bank bad = Bank.of(1).question("Bad", "", "Answer");

        JsonNode stopped = curator().apply(curator().planned(bad));
        assertThat(stopped.at("/userErrors/0/code").stringValue()).isEqualTo("BLOCKED");
        assertThat(stopped.at("/userErrors/0/field/1").stringValue()).isEqualTo("planToken");
        assertThat(questions("Question 1 of " + bad.topic())).isZero();

        String file = bad.text();
        JsonNode skipping = curator().planned("format=JSONL&onError=SKIP", file);
        assertThat(curator().applied(skipping).get("state").stringValue()).isEqualTo("APPLIED");
        assertThat(questions("Question 1 of " + bad.topic())).isEqualTo(1);
    }

    @Test
    void whatIsAppliedAreDraftsOfTheCuratorOnceHoweverOftenThePlanIsSent() {
        Bank bank = Bank.of(3);
        Api curator = person("CURATOR");
        Imports imports = imports(curator);
        JsonNode plan = imports.planned(bank);

        JsonNode applied = imports.apply(plan).get("import");
        assertThat(applied.get("state").stringValue()).isEqualTo("APPLIED");
        assertThat(imports.apply(plan).get("import").get("id")).isEqualTo(applied.get("id"));

        assertThat(questions("Question")).isGreaterThanOrEqualTo(3);
        JsonNode question = question("Question 1 of " + bank.topic());
        assertThat(question.get("state").stringValue()).isEqualTo("DRAFT");
        assertThat(question.at("/draft/author/id"))
                .isEqualTo(curator.send("Me", Map.of()).at("/viewer/id"));
        assertThat(sql.fetchCount(CATALOG_QUESTION, CATALOG_QUESTION.TITLE.endsWith(bank.topic())))
                .isEqualTo(3);
        assertThat(imports.get(plan.get("id").stringValue()).get("planToken").isNull())
                .isTrue();
        JsonNode again = imports.planned(bank);
        assertThat(again.at("/counts/unchanged").intValue()).isEqualTo(3);
    }

    @Test
    void aPlanIsRefusedOnceTheBankMovedOn() {
        String known = name();
        Bank bank = Bank.of(1).with("externalId", known);
        published(bank);
        Imports imports = curator();
        JsonNode update = imports.planned(bank.with("prompt", "Another prompt"));
        JsonNode creation = imports.planned(Bank.of(1).with("externalId", known + "-new"));
        JsonNode before = question("Question 1 of " + bank.topic());
        JsonNode edited = person("CURATOR")
                .send(
                        "UpdateQuestion",
                        Map.of(
                                "input",
                                Map.of(
                                        "id",
                                        before.get("id"),
                                        "expectedVersion",
                                        before.get("version"),
                                        "answer",
                                        "Mine")));
        assertThat(edited.at("/updateQuestion/userErrors")).isEmpty();
        published(Bank.of(1).with("externalId", known + "-new"));

        for (JsonNode plan : List.of(update, creation)) {
            JsonNode refused = imports.apply(plan);
            assertThat(refused.at("/userErrors/0/code").stringValue()).isEqualTo("CONFLICT");
            assertThat(refused.at("/userErrors/0/field/1").stringValue()).isEqualTo("planToken");
        }
        assertThat(question("Question 1 of " + bank.topic())
                        .at("/draft/prompt/markdown")
                        .stringValue())
                .isEqualTo("Prompt 1");
        assertThat(imports.apply(JSON.readTree("{\"planToken\": \"plantoken_AAAAAAAAAAAAAAAAAAAAAA\"}"))
                        .at("/userErrors/0/code")
                        .stringValue())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void updatesStandBesideWhatReadersSeeAndMoveWithTheirTopics() {
        Bank bank = Bank.of(2).with("externalId", name());
        published(bank);
        String title = "Question 2 of " + bank.topic();
        Bank other = Bank.of(7);
        published(other);
        Imports imports = curator();
        JsonNode plan = imports.planned(bank.with("prompt", "Another prompt").with("topic", other.topic()));
        assertThat(plan.at("/counts/updated").intValue()).isEqualTo(1);
        imports.applied(plan);

        JsonNode question = question(title);
        assertThat(question.get("state").stringValue()).isEqualTo("PUBLISHED");
        assertThat(question.at("/prompt/markdown").stringValue()).isEqualTo("Prompt 2");
        assertThat(question.at("/draft/prompt/markdown").stringValue()).isEqualTo("Another prompt");
        assertThat(question.at("/draft/significance").stringValue()).isEqualTo("MATERIAL");
        assertThat(question.at("/topic/slug").stringValue()).isEqualTo(other.topic());
        assertThat(topic(bank.topic()).get("questionCount").intValue()).isEqualTo(1);
        assertThat(topic(other.topic()).get("questionCount").intValue()).isEqualTo(8);
        assertThat(imports.planned(bank).at("/counts/unchanged").intValue()).isEqualTo(2);

        JsonNode relabelled = imports.planned(bank.with("difficulty", "HARD").with("kind", "CODING"));
        imports.applied(relabelled);
        assertThat(question(title).at("/draft/significance").stringValue()).isEqualTo("COSMETIC");
    }

    @Test
    void anAdminMayHaveItPublishedAtOnce() {
        Bank bank = Bank.of(6).with("externalId", name());
        Imports admin = imports(person("ADMIN"));
        JsonNode plan = admin.planned("format=JSONL&publish=true", bank.text());
        assertThat(curator().apply(plan).at("/userErrors/0/code").stringValue()).isEqualTo("FORBIDDEN");
        admin.applied(plan);
        assertThat(topic(bank.topic()).get("questionCount").intValue()).isEqualTo(6);

        JsonNode update = admin.planned(
                "format=JSONL&publish=true",
                bank.with("title", "Retitled " + bank.topic()).text());
        assertThat(update.at("/counts/updated").intValue()).isEqualTo(1);
        JsonNode applied = admin.applied(update);
        JsonNode question = question("Retitled " + bank.topic());
        assertThat(question.get("draft").isNull()).isTrue();
        assertThat(visitor()
                        .send("QuestionPage", Map.of("slug", "retitled-" + bank.topic()))
                        .at("/question/id"))
                .isEqualTo(question.get("id"));

        assertThat(admin.undo(applied).at("/import/state").stringValue()).isEqualTo("UNDONE");
        JsonNode back = question("Question 6 of " + bank.topic());
        assertThat(back.get("id")).isEqualTo(question.get("id"));
        assertThat(back.get("draft").isNull()).isTrue();
    }

    @Test
    void undoingTakesBackWhatNobodyHasWorkedOnSince() {
        Bank bank = Bank.of(3).with("externalId", name());
        Imports imports = curator();
        JsonNode created = imports.applied(bank);
        JsonNode touched = question("Question 1 of " + bank.topic());
        assertThat(person("CURATOR")
                        .send(
                                "UpdateQuestion",
                                Map.of(
                                        "input",
                                        Map.of(
                                                "id",
                                                touched.get("id"),
                                                "expectedVersion",
                                                touched.get("version"),
                                                "answer",
                                                "Mine")))
                        .at("/updateQuestion/userErrors"))
                .isEmpty();
        JsonNode changed = imports.applied(bank.with("prompt", "Changed"));
        assertThat(imports.undo(changed).at("/import/state").stringValue()).isEqualTo("UNDONE");
        assertThat(question("Question 3 of " + bank.topic())
                        .at("/draft/prompt/markdown")
                        .stringValue())
                .isEqualTo("Prompt 3");
        JsonNode twice = imports.undo(changed);
        assertThat(twice.at("/userErrors/0/code").stringValue()).isEqualTo("BLOCKED");

        JsonNode undone = imports.undo(created).get("import");

        assertThat(undone.get("state").stringValue()).isEqualTo("UNDONE");
        assertThat(questions("Question 2 of " + bank.topic())).isZero();
        assertThat(questions("Question 1 of " + bank.topic())).isEqualTo(1);
        JsonNode kept = person("CURATOR")
                .query(
                        "query($id: ID!) { node(id: $id) { ... on Import { counts { kept } } } }",
                        Map.of("id", undone.get("id")))
                .at("/node/counts/kept");
        assertThat(kept.intValue()).isEqualTo(2); // one was edited, one was changed and changed back
        assertThat(imports.rows(created, "CREATED").stream()
                        .map(row -> row.get("message").toString()))
                .filteredOn(message -> message.contains("left as it is"))
                .hasSize(2);
        assertThat(imports.planned(bank).at("/counts/created").intValue()).isEqualTo(1);
    }

    @Test
    void whatWasPublishedIsRetiredWhenItIsTakenBackAndComesAnewWithTheSameFile() {
        Bank bank = Bank.of(2).with("externalId", name());
        Imports admin = imports(person("ADMIN"));
        JsonNode applied = admin.applied(admin.planned("format=JSONL&publish=true", bank.text()));

        assertThat(admin.undo(applied).get("userErrors")).isEmpty();

        assertThat(topic(bank.topic()).get("questionCount").intValue()).isZero();
        JsonNode again = admin.planned("format=JSONL&publish=true", bank.text());
        assertThat(again.at("/counts/created").intValue()).isEqualTo(2);
        admin.applied(again);
        assertThat(topic(bank.topic()).get("questionCount").intValue()).isEqualTo(2);
    }

    @Test
    void undoingEndsAfterThirtyDays() {
        Imports imports = curator();
        JsonNode applied = imports.applied(Bank.of(1));
        sql.update(CATALOG_IMPORT)
                .set(CATALOG_IMPORT.APPLIED_AT, Instant.now().minus(31, ChronoUnit.DAYS))
                .where(CATALOG_IMPORT.ID.eq(key(applied)))
                .execute();
        assertThat(imports.undo(applied).at("/userErrors/0/code").stringValue()).isEqualTo("EXPIRED");
    }

    private static UUID key(JsonNode of) {
        return NodeId.parse(of.get("id").stringValue()).orElseThrow().value();
    }

    @Test
    void aFileThatIsRefusedAsAWholeFails() {
        JsonNode failed = curator().planned("format=JSONL", "[\n{}\n]");
        assertThat(failed.get("state").stringValue()).isEqualTo("FAILED");
        String message = person("CURATOR")
                .query(
                        "query($id: ID!) { node(id: $id) { ... on Import { message } } }",
                        Map.of("id", failed.get("id")))
                .at("/node/message")
                .stringValue();
        assertThat(message).startsWith("line 1: ");
    }

    @Test
    void isForThoseWhoKeepTheBank() {
        String file = Bank.of(1).text();
        HttpResponse<String> visitors = imports(visitor()).post("format=JSONL", BodyPublishers.ofString(file));
        assertThat(visitors.statusCode()).isEqualTo(401);
        assertThat(visitors.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(imports(person())
                        .post("format=JSONL", BodyPublishers.ofString(file))
                        .statusCode())
                .isEqualTo(403);
        assertThat(curator()
                        .post("format=JSONL&publish=true", BodyPublishers.ofString(file))
                        .statusCode())
                .isEqualTo(403);
        JsonNode plan = curator().planned("format=JSONL", file);
        Map<String, Object> id = Map.of("id", plan.get("id"));
        assertThat(person().send("ImportPlan", id).get("node").isNull()).isTrue();
        assertThat(visitor().send("ImportPlan", id).get("node").isNull()).isTrue();
        assertThat(person("PUBLISHER").send("ImportPlan", id).at("/node/state").stringValue())
                .isEqualTo("PLANNED");
    }

    @Test
    void namesTheParameterThatCannotBeUsed() {
        Map<String, String> bad = Map.of(
                "", "format",
                "format=XLS", "format",
                "format=JSONL&topic=No%20Slug", "topic",
                "format=JSONL&onError=IGNORE", "onError",
                "format=JSONL&publish=yes", "publish",
                "format=JSONL&onerror=SKIP", "onerror");
        bad.forEach((parameters, named) -> {
            HttpResponse<String> refused = curator().post(parameters, BodyPublishers.ofString("{}"));
            assertThat(refused.statusCode()).as(parameters).isEqualTo(400);
            assertThat(JSON.readTree(refused.body()).get("detail").stringValue())
                    .contains(named);
        });
    }

    @Test
    void rowsThatNameNoTopicGoIntoTheOneThatIsNamed() {
        String topic = published(Bank.of(1));
        JsonNode plan = curator()
                .planned(
                        "format=MARKDOWN&topic=" + topic,
                        "## What is a monad?\n\nA monoid.\n\n## What is a monoid?\n\nA set.\n");
        assertThat(plan.at("/counts/created").intValue()).as(plan.toString()).isEqualTo(2);
    }

    @Test
    void anImportThatNobodyWorksOnAnyMoreIsTakenOver() {
        Imports imports = curator();
        JsonNode plan = imports.planned(Bank.of(5));
        String id = plan.get("id").stringValue();
        // as a node leaves it that was killed in the midst of it
        sql.update(CATALOG_IMPORT)
                .set(CATALOG_IMPORT.STATE, ImportState.APPLYING)
                .set(CATALOG_IMPORT.APPLIER_ID, new UUID(0, 1))
                .set(CATALOG_IMPORT.REQUEST_ID, "killed")
                .set(CATALOG_IMPORT.WORKER_ID, new UUID(0, 2))
                .set(CATALOG_IMPORT.LEASED_UNTIL, Instant.now().minusSeconds(1))
                .where(CATALOG_IMPORT.ID.eq(key(plan)))
                .execute();
        assertThat(imports.await(id, Set.of("APPLIED")).at("/counts/created").intValue())
                .isEqualTo(5);
    }

    @Test
    void followsProgressOverServerSentEvents() {
        Imports imports = curator();
        JsonNode plan = imports.planned(Bank.of(2));
        String document =
                "{\"query\": \"subscription { importProgress(id: \\\"%s\\\") { id state progress { done total } } }\"}"
                        .formatted(plan.get("id").stringValue());
        HttpResponse<Stream<String>> events = imports.curator()
                .send(
                        imports.curator()
                                .request("/graphql")
                                .header("Content-Type", "application/json")
                                .header("Accept", "text/event-stream")
                                .POST(BodyPublishers.ofString(document))
                                .build(),
                        BodyHandlers.ofLines());
        assertThat(events.statusCode()).isEqualTo(200);
        imports.apply(plan);
        List<String> lines = events.body().toList(); // it ends by itself
        assertThat(String.join("\n", lines))
                .contains("\"PLANNED\"")
                .contains("\"APPLIED\"")
                .contains("complete");

        HttpResponse<String> refused = person().send(
                        person().request("/graphql")
                                .header("Content-Type", "application/json")
                                .header("Accept", "text/event-stream")
                                .POST(BodyPublishers.ofString(document))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(refused.body()).contains("FORBIDDEN").doesNotContain("PLANNED");
    }
}
