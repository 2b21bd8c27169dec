package dev.questionbank.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.QuestionBankApplication;
import dev.questionbank.catalog.transfer.BankLoader;
import dev.questionbank.catalog.transfer.BankRefused;
import dev.questionbank.catalog.transfer.LoadResult;
import dev.questionbank.catalog.transfer.ReadAhead;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * The whole application on a port and a database of its own, started once for all tests that extend this, and once more for
 * those that run {@link Beside} them.
 */
@SpringBootTest(
        classes = {QuestionBankApplication.class, RunningApplication.Tools.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = RunningApplication.OwnDatabase.class)
public abstract class RunningApplication {

    @Configuration(proxyBeanMethods = false)
    static class Tools {

        @Bean
        static StatementCounter statementCounter() {
            return new StatementCounter();
        }

        @Bean
        SchemaReports schemaReports() {
            return new SchemaReports();
        }
    }

    /** The setting that names the application, and so its database. */
    static final String NAME = "questionbank.test.application";

    static final class OwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            ConfigurableEnvironment environment = context.getEnvironment();
            String name = environment.getProperty(NAME, "test");
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("database", Map.copyOf(TestDatabase.settings(name))));
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private BankLoader loader;

    @Autowired
    protected StatementCounter statements;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("questionbank.sample-bank", () -> false);
        registry.add("questionbank.access.stripe.webhook-secret", () -> Stripe.SECRET);
        registry.add("questionbank.practice.signals-every", () -> "PT0.5S");
        registry.add("spring.security.oauth2.resourceserver.jwt.jwk-set-uri", Issuer.get()::jwkSetUri);
    }

    /** What curators of this application do. */
    protected Curation curation() {
        return new Curation(person("ADMIN"));
    }

    /** The API for a visitor. */
    protected Api visitor() {
        return Api.at(port);
    }

    /** Brings banks in, as this person. */
    protected Imports imports(Api curator) {
        return new Imports(curator);
    }

    /** The payment provider of this application. */
    protected Stripe stripe() {
        return Stripe.at(port);
    }

    /** The API for a new person with these roles. */
    protected Api person(String... roles) {
        return visitor().as(Issuer.get().token("person-" + UUID.randomUUID(), roles));
    }

    /** The API for a new member who holds a plan over these topics for a day. */
    protected Api memberOf(String... topics) {
        Api member = person();
        grant(member, topics);
        return member;
    }

    /** Gives the member a plan over these topics for a day; the id of the entitlement. */
    protected String grant(Api member, String... topics) {
        Api admin = person("ADMIN");
        Map<String, Object> plan = Map.of(
                "name",
                "A plan",
                "priceCents",
                1,
                "currency",
                "EUR",
                "interval",
                "ONCE",
                "topicSlugs",
                List.of(topics));
        return admin.send(
                        "Grant",
                        Map.of(
                                "input",
                                Map.of(
                                        "accountId",
                                        member.send("Me", Map.of())
                                                .at("/viewer/id")
                                                .stringValue(),
                                        "planId",
                                        admin.send("SavePlan", Map.of("input", plan))
                                                .at("/savePlan/plan/id")
                                                .stringValue(),
                                        "days",
                                        1,
                                        "reason",
                                        "a test")))
                .at("/grantEntitlement/entitlement/id")
                .stringValue();
    }

    /** A new world, of which nobody else knows. */
    protected World world() {
        return World.of(this);
    }

    /** Has a curator say whether this topic's titles of what is locked are SHOWN or HIDDEN; the topic as it is then. */
    protected JsonNode setLockedTitles(String topic, String value) {
        return updateTopic(topic, "lockedTitles", value);
    }

    /** Has a curator change one thing of a topic; the topic as it is then. */
    protected JsonNode updateTopic(String topic, String field, Object value) {
        Api curator = person("CURATOR");
        JsonNode now = curator.query(
                        "query($slug: String!) { topic(slug: $slug) { id version } }", Map.of("slug", topic))
                .get("topic");
        JsonNode done = curator.send(
                "UpdateTopic",
                Map.of("input", Map.of("id", now.get("id"), "expectedVersion", now.get("version"), field, value)));
        assertThat(done.at("/updateTopic/userErrors")).isEmpty();
        return done.at("/updateTopic/topic");
    }

    /** Loads and publishes a bank; the slug of its topic. */
    protected String published(Bank bank) {
        load(true, bank.file());
        return bank.topic();
    }

    /** Loads files that hold nothing wrong. */
    protected LoadResult load(boolean publish, Path... files) {
        try (ReadAhead ahead = new ReadAhead(List.of(files))) {
            return loader.load(ahead, publish, (rows, file) -> {});
        } catch (BankRefused | IOException e) {
            throw new AssertionError(e);
        }
    }
}
