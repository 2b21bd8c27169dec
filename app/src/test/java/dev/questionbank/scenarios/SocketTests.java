package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Imports;
import dev.questionbank.testing.Issuer;
import dev.questionbank.testing.RunningApplication;
import dev.questionbank.testing.Socket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Whoever follows something over a WebSocket is who the token says, however it came. */
class SocketTests extends RunningApplication {

    private static final String TOKEN = Issuer.get().token("of-sockets", "CURATOR");

    @LocalServerPort
    private int port;

    @Test
    void followsAnImportToItsEnd() throws Exception {
        Imports imports = imports(person("CURATOR"));
        JsonNode plan = imports.planned(Bank.of(2));
        try (Socket socket = new Socket(port, null, Map.of("Authorization", "Bearer " + TOKEN))) {
            assertThat(socket.next().get("type").stringValue()).isEqualTo("connection_ack");
            socket.subscribe(document(plan));
            assertThat(state(socket.next())).isEqualTo("PLANNED");
            imports.apply(plan);
            JsonNode message = socket.next();
            while (!state(message).equals("APPLIED")) {
                assertThat(state(message)).isEqualTo("APPLYING");
                message = socket.next();
            }
            assertThat(message.at("/payload/data/importProgress/progress").toString())
                    .isEqualTo("{\"done\":2,\"total\":2}");
            assertThat(socket.next().get("type").stringValue()).isEqualTo("complete");
        }
        try (Socket socket = new Socket(port, TOKEN, Map.of())) {
            assertThat(socket.next().get("type").stringValue()).isEqualTo("connection_ack");
            socket.subscribe(document(plan));
            assertThat(state(socket.next())).isEqualTo("APPLIED");
        }
    }

    @Test
    void tellsNothingToOthers() throws Exception {
        JsonNode plan = imports(person("CURATOR")).planned(Bank.of(1));
        try (Socket visitor = new Socket(port, null, Map.of());
                Socket member = new Socket(port, Issuer.get().token("of-sockets-member"), Map.of());
                Socket liar = new Socket(port, null, Map.of("Authorization", "Bearer nonsense"))) {
            assertThat(liar.closedWith()).isEqualTo(4401);
            for (Map.Entry<Socket, String> other :
                    Map.of(visitor, "UNAUTHENTICATED", member, "FORBIDDEN").entrySet()) {
                assertThat(other.getKey().next().get("type").stringValue()).isEqualTo("connection_ack");
                other.getKey().subscribe(document(plan));
                assertThat(other.getKey().next().toString())
                        .contains(other.getValue())
                        .doesNotContain("PLANNED");
            }
        }
    }

    private static String document(JsonNode plan) {
        return "subscription { importProgress(id: \"%s\") { id state progress { done total } } }"
                .formatted(plan.get("id").stringValue());
    }

    private static String state(JsonNode message) {
        return message.at("/payload/data/importProgress/state").stringValue();
    }
}
