package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.RunningApplication;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AdministrationTests extends RunningApplication {

    private static final String QUERY = "{ administration { serverTime } }";

    @Test
    void isForAdminsAlone() {
        assertThat(Instant.parse(person("ADMIN")
                        .query(QUERY, Map.of())
                        .at("/administration/serverTime")
                        .stringValue()))
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(1)),
                        Instant.now().plus(Duration.ofMinutes(1)));
        assertThat(refusal(person("PUBLISHER", "CURATOR"))).isEqualTo("FORBIDDEN");
        assertThat(refusal(person())).isEqualTo("FORBIDDEN");
        assertThat(refusal(visitor())).isEqualTo("UNAUTHENTICATED");
    }

    private static String refusal(Api api) {
        JsonNode response = api.respond(QUERY, Map.of());
        assertThat(response.at("/data/administration").isNull()).isTrue();
        return response.at("/errors/0/extensions/code").stringValue();
    }
}
