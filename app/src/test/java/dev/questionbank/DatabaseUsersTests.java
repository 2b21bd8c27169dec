package dev.questionbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.questionbank.catalog.transfer.BankLoader;
import dev.questionbank.catalog.transfer.ReadAhead;
import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Issuer;
import dev.questionbank.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The application does its work as the user that {@code docs/mysql-users.sql} makes, and the server holds that user to it. */
class DatabaseUsersTests {

    private static final String SERVER = System.getProperty("questionbank.test.datasource.url", "");
    private static final String SCHEMA = "questionbank_users";
    private static final int DENIED = 1142;

    @Test
    void doesItsWorkAndCannotAlterWhatWasWrittenForGood(@TempDir Path index) throws Exception {
        assumeTrue(TestDatabase.isOnServer(), "users are made on a named server alone; the embedded one has its own");
        try (Connection root = DriverManager.getConnection(SERVER, "root", "");
                Statement statement = root.createStatement()) {
            statement.execute("drop database if exists " + SCHEMA);
            for (String line : script()) {
                statement.execute(line);
            }
        }
        try (ConfigurableApplicationContext application = start(index)) {
            works(application);
        }
        try (Connection app = DriverManager.getConnection(url(), "questionbank_app", "password of the application");
                Statement statement = app.createStatement()) {
            for (String table : List.of("access_audit_entry", "access_entitlement_event")) {
                denied(statement, "update " + table + " set actor_id = null");
                denied(statement, "delete from " + table);
                denied(statement, "truncate table " + table);
                denied(statement, "drop table " + table);
                denied(statement, "alter table " + table + " add column more int");
                denied(statement, "rename table " + table + " to aside");
            }
            denied(statement, "update practice_review set revision = 2");
            assertThat(statement.executeUpdate("delete from practice_review")).isEqualTo(1);
        }
        assertThat(tables("table_privileges where grantee like \"'questionbank_app'%\" and privilege_type = 'INSERT'"))
                .as("a new table needs its line in docs/mysql-users.sql")
                .isEqualTo(tables("tables where table_name not like 'DATABASECHANGELOG%'"));
    }

    private static List<String> script() throws Exception {
        String text = Files.readString(Path.of(System.getProperty("questionbank.root"), "docs", "mysql-users.sql"))
                .replaceAll("(?m)^--.*$", "")
                .replaceAll("\\bquestionbank\\b", SCHEMA);
        return text.lines().filter(line -> !line.isBlank()).toList();
    }

    private static String url() {
        return SERVER.endsWith("/") ? SERVER + SCHEMA : SERVER + "/" + SCHEMA;
    }

    private static ConfigurableApplicationContext start(Path index) {
        return new SpringApplicationBuilder(QuestionBankApplication.class)
                .run(
                        "--server.port=0",
                        "--questionbank.search.directory=" + index,
                        "--spring.datasource.url=" + url(),
                        "--spring.datasource.username=questionbank_app",
                        "--spring.datasource.password=password of the application",
                        "--spring.liquibase.url=" + url(), // in tests the data source is wrapped, and does not tell it
                        "--spring.liquibase.user=questionbank_migration",
                        "--spring.liquibase.password=password of the migration",
                        "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri="
                                + Issuer.get().jwkSetUri());
    }

    /** Loads, reads, practises, saves a plan, grants, revokes, and checks the audit log. */
    private static void works(ConfigurableApplicationContext application) throws Exception {
        Bank bank = Bank.of(6);
        try (ReadAhead ahead = new ReadAhead(List.of(bank.file()))) {
            application.getBean(BankLoader.class).load(ahead, true, (rows, file) -> {});
        }
        Api visitor = Api.at(Integer.parseInt(application.getEnvironment().getRequiredProperty("local.server.port")));
        Api member = visitor.as(Issuer.get().token("member-" + UUID.randomUUID()));
        Api admin = visitor.as(Issuer.get().token("admin-" + UUID.randomUUID(), "ADMIN"));
        String question = visitor.send("TopicPage", Map.of("slug", bank.topic()))
                .at("/topic/questions/edges/0/node/id")
                .stringValue();
        assertThat(member.query(
                                "mutation($question: ID!) { recordPractice(input: {questionId: $question, grade: GOOD,"
                                        + " idempotencyKey: \"one\"}) { attempt { id } } }",
                                Map.of("question", question))
                        .at("/recordPractice/attempt/id")
                        .stringValue())
                .isNotBlank();
        String plan = admin.send(
                        "SavePlan",
                        Map.of(
                                "input",
                                Map.of("name", "A plan", "priceCents", 1, "currency", "EUR", "interval", "ONCE")))
                .at("/savePlan/plan/id")
                .stringValue();
        String account = member.send("Me", Map.of()).at("/viewer/id").stringValue();
        JsonNode granted = admin.send(
                "Grant", Map.of("input", Map.of("accountId", account, "planId", plan, "days", 1, "reason", "a test")));
        admin.send(
                "Revoke",
                Map.of(
                        "input",
                        Map.of(
                                "entitlementId",
                                granted.at("/grantEntitlement/entitlement/id").stringValue(),
                                "reason",
                                "a test")));
        JsonNode chain = admin.send("Audit", Map.of()).at("/administration/auditChain");
        assertThat(chain.get("intact").booleanValue()).isTrue();
        assertThat(chain.get("checked").intValue()).isEqualTo(3);
    }

    private static void denied(Statement statement, String change) {
        assertThatThrownBy(() -> statement.execute(change))
                .as(change)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refusal -> assertThat(refusal.getErrorCode()).isEqualTo(DENIED));
    }

    private static Set<String> tables(String from) throws SQLException {
        Set<String> names = new TreeSet<>();
        try (Connection root = DriverManager.getConnection(SERVER, "root", "");
                Statement statement = root.createStatement();
                ResultSet found = statement.executeQuery("select table_name from information_schema." + from
                        + (from.contains(" where ") ? " and " : " where ") + "table_schema = '" + SCHEMA + "'")) {
            while (found.next()) {
                names.add(found.getString(1));
            }
        }
        return names;
    }
}
