package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.QuestionBankApplication;
import dev.questionbank.access.AccountId;
import dev.questionbank.access.BeforeErasure;
import dev.questionbank.db.Database;
import dev.questionbank.testing.Api;
import dev.questionbank.testing.Beside;
import dev.questionbank.testing.Issuer;
import dev.questionbank.testing.RunningApplication;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;

/** A node with something outside of the database that has to end before somebody is erased. */
@Beside
class ObligationsEndFirstTests extends RunningApplication {

    @Autowired
    private Database database;

    /** Ends what it is asked to, once it is there. */
    static class Outside implements BeforeErasure {

        private boolean isAway = true;
        private final List<AccountId> ended = new CopyOnWriteArrayList<>();

        @Override
        public void endObligations(AccountId account) {
            if (isAway) {
                throw new IllegalStateException("it is away");
            }
            ended.add(account);
        }
    }

    static class WithOutside {

        @Bean
        Outside outside() {
            return new Outside();
        }
    }

    @Test
    void erasesNobodyWhoIsStillHeldToSomething(@TempDir Path index) {
        try (ConfigurableApplicationContext node = start(index)) {
            Api member = Api.at(Integer.parseInt(node.getEnvironment().getRequiredProperty("local.server.port")))
                    .as(Issuer.get().token("person-" + UUID.randomUUID()));
            String account = member.send("Me", Map.of()).at("/viewer/id").stringValue();
            String erase = "mutation { eraseMyData(input: {confirm: \"ERASE\"}) { erasedAt } }";

            JsonNode refused = member.respond(erase, Map.of());

            assertThat(refused.at("/errors/0/extensions/code").stringValue()).isEqualTo("UNAVAILABLE");
            assertThat(refused.toString()).doesNotContain("it is away");
            assertThat(member.send("Me", Map.of()).at("/viewer/id").stringValue())
                    .isEqualTo(account);

            Outside outside = node.getBean(Outside.class);
            outside.isAway = false;
            assertThat(member.respond(erase, Map.of()).has("errors")).isFalse();
            assertThat(outside.ended).extracting(AccountId::toString).containsExactly(account);
        }
    }

    private ConfigurableApplicationContext start(Path index) {
        return new SpringApplicationBuilder(QuestionBankApplication.class, WithOutside.class)
                .run(
                        "--server.port=0",
                        "--questionbank.search.directory=" + index,
                        "--spring.datasource.url=" + database.getJdbcUrl(),
                        "--spring.datasource.username=" + database.getUsername(),
                        "--spring.datasource.password=" + database.getPassword(),
                        "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri="
                                + Issuer.get().jwkSetUri());
    }
}
