package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.RootFields;
import dev.questionbank.testing.RunningApplication;
import dev.questionbank.testing.World;
import graphql.schema.GraphQLFieldDefinition;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;
import tools.jackson.databind.JsonNode;

/** Every mutation for staff leaves exactly one entry in the audit log when it does something, and none when it does not. */
class StaffChangesAreRecordedTests extends RunningApplication {

    private static final Set<String> OF_MEMBERS = Set.of("VISITOR", "MEMBER");

    @Autowired
    private GraphQlSource source;

    private Api admin = visitor();

    @TestFactory
    Stream<DynamicTest> isRecorded() {
        return Objects.requireNonNull(source.schema().getMutationType()).getFieldDefinitions().stream()
                .filter(mutation -> !OF_MEMBERS.contains(leastRole(mutation)))
                .map(mutation -> DynamicTest.dynamicTest(mutation.getName(), () -> isRecorded(mutation.getName())));
    }

    private static String leastRole(GraphQLFieldDefinition field) {
        return Objects.requireNonNull(field.getAppliedDirective("allow"))
                .getArgument("role")
                .getValue();
    }

    private void isRecorded(String mutation) {
        String document = RootFields.documents().get("Mutation." + mutation);
        assertThat(document)
                .as("a new mutation needs its line in root-fields.graphql")
                .isNotNull();
        World world = world();
        admin = person("ADMIN");
        String account = admin.send("Me", Map.of()).at("/viewer/id").stringValue();
        int before = entries();

        person().respond(world.fill(document), Map.of());
        assertThat(entries()).as("after a member was refused").isEqualTo(before);
        JsonNode unknown = admin.query(world.unknown().fill(document), Map.of()).get(mutation);
        assertThat(entries()).as(unknown.toString()).isEqualTo(before + (isRefused(unknown) ? 0 : 1));

        before = entries();
        JsonNode done = admin.query(world.fill(document), Map.of()).get(mutation);
        assertThat(isRefused(done)).as(done.toString()).isFalse();
        assertThat(entries()).isEqualTo(before + 1);
        assertThat(admin.query(
                                "{ administration { auditLog(first: 1) { edges { node { actor { id } } } } } }",
                                Map.of())
                        .at("/administration/auditLog/edges/0/node/actor/id")
                        .stringValue())
                .isEqualTo(account);
    }

    private static boolean isRefused(JsonNode payload) {
        return !payload.get("userErrors").isEmpty();
    }

    private int entries() {
        JsonNode chain = admin.query("{ administration { auditChain { intact checked } } }", Map.of())
                .at("/administration/auditChain");
        assertThat(chain.get("intact").booleanValue()).isTrue();
        return chain.get("checked").intValue();
    }
}
