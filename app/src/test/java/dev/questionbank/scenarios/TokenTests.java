package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.db.Database;
import dev.questionbank.testing.Api;
import dev.questionbank.testing.Beside;
import dev.questionbank.testing.Issuer;
import dev.questionbank.testing.Node;
import dev.questionbank.testing.RunningApplication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who somebody is and may be, as tokens of a named issuer tell it. */
@Beside
class TokenTests extends RunningApplication {

    private static final String VIEWER = "{\"query\": \"{ viewer { id } }\"}";
    private static final Issuer ISSUER = Issuer.get();

    @Autowired
    private Database database;

    static Stream<Named<String>> unusable() {
        return Stream.of(
                Named.of("no token", "nonsense"),
                Named.of("three parts of nothing", "a.b.c"),
                Named.of("expired", ISSUER.expiredToken("late")),
                Named.of("signed by somebody else", ISSUER.foreignToken("foreign")),
                Named.of("signed by nobody", Issuer.unsignedToken("nobody")),
                Named.of("signed with the public key", ISSUER.tokenSignedWithThePublicKey("clever")),
                Named.of("of another purpose", ISSUER.tokenWith("logout+jwt", Map.of("sub", "somebody"))),
                Named.of("without a subject", ISSUER.tokenWith(Map.of("roles", List.of("ADMIN")))),
                Named.of("with an empty subject", ISSUER.token("")),
                Named.of("with a blank subject", ISSUER.token(" ")),
                Named.of("with a space behind the subject", ISSUER.token("somebody ")),
                Named.of("with a subject that cannot be kept", ISSUER.token("x".repeat(256))));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void makesNoVisitorOfWhoeverBringsATokenThatIs(String token) {
        assertThat(visitor().as(token).post(VIEWER).statusCode()).isEqualTo(401);
    }

    @Test
    void takesWhoeverBringsNoneForAVisitor() {
        assertThat(visitor().post(VIEWER).body()).contains("\"viewer\":null");
    }

    @Test
    void takesTokensThatSayWhatTheyAreFor() {
        assertThat(roles(visitor().as(ISSUER.tokenWith("at+jwt", Map.of("sub", "typed")))))
                .containsExactly("MEMBER");
    }

    @Test
    void readsRolesFromWordsAndOverlooksOnesThatAreNotOurs() {
        assertThat(roles(visitor().as(ISSUER.tokenWith(Map.of("sub", "worded", "roles", "CURATOR owner PUBLISHER")))))
                .containsExactlyInAnyOrder("MEMBER", "CURATOR", "PUBLISHER");
        for (Object nothing : List.of("", "curator", 7, true, List.of(1, List.of("ADMIN")), Map.of("ADMIN", "ADMIN"))) {
            assertThat(roles(visitor().as(ISSUER.tokenWith(Map.of("sub", "odd", "roles", nothing)))))
                    .as(nothing.toString())
                    .containsExactly("MEMBER");
        }
    }

    @Test
    void keepsToTheIssuerTheAudienceAndTheClaimThatTheSettingsName(@TempDir Path folder) {
        String somebody = "person-" + UUID.randomUUID();
        Map<String, ?> nested = Map.of("roles", List.of("offline_access", "CURATOR"));
        Map<String, ?> good =
                Map.of("sub", somebody, "iss", ISSUER.uri(), "aud", "question-bank", "realm_access", nested);
        try (Node node = Node.start(
                database,
                folder,
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + ISSUER.uri(),
                "--spring.security.oauth2.resourceserver.jwt.audiences=question-bank,other",
                "--questionbank.access.roles-claim=realm_access.roles")) {
            assertThat(roles(node.api().as(ISSUER.tokenWith(good)))).containsExactlyInAnyOrder("MEMBER", "CURATOR");
            for (Map<String, ?> changed : List.of(
                    Map.of("iss", "https://elsewhere.example"),
                    Map.of("iss", ""),
                    Map.of("aud", "another-application"),
                    Map.of("aud", List.of()),
                    Map.of("sub", ""))) {
                Map<String, Object> bad = new HashMap<>(good);
                bad.putAll(changed);
                assertThat(node.api().as(ISSUER.tokenWith(bad)).post(VIEWER).statusCode())
                        .as(changed.toString())
                        .isEqualTo(401);
            }
            Map<String, Object> flat = new HashMap<>(good);
            flat.put("realm_access", "ADMIN");
            flat.put("roles", List.of("ADMIN"));
            assertThat(roles(node.api().as(ISSUER.tokenWith(flat))))
                    .as("a claim of another name")
                    .containsExactly("MEMBER");
            assertThat(roles(node.api()
                            .as(ISSUER.tokenWith(Map.of(
                                    "sub",
                                    somebody,
                                    "iss",
                                    ISSUER.uri(),
                                    "aud",
                                    "other",
                                    "realm_access.roles",
                                    "PUBLISHER")))))
                    .as("a claim whose name has a dot")
                    .containsExactlyInAnyOrder("MEMBER", "PUBLISHER");
        }
    }

    private static List<String> roles(Api api) {
        List<String> roles = new ArrayList<>();
        for (JsonNode role : api.query("{ viewer { roles } }", Map.of()).at("/viewer/roles")) {
            roles.add(role.stringValue());
        }
        return roles;
    }
}
