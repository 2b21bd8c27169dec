package dev.questionbank.access;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Against a schema of the test's own, since the product's has no field without a decision. */
class AllowDirectiveTests {

    private static final String SCHEMA = """
            enum LeastRole { VISITOR MEMBER CURATOR PUBLISHER ADMIN }
            directive @allow(role: LeastRole!) on FIELD_DEFINITION
            type Query { anyone: Thing @allow(role: VISITOR) member: String @allow(role: MEMBER) undecided: String }
            type Mutation { undecidedChange: String }
            type Thing { name: String secret: String @allow(role: PUBLISHER) }""";

    private final GraphQL api = GraphQL.newGraphQL(
                    new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(SCHEMA), wiring()))
            .build();

    private static RuntimeWiring wiring() {
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring()
                .type(
                        "Query",
                        type -> type.dataFetcher("anyone", environment -> Map.of("name", "n", "secret", "s"))
                                .dataFetcher("member", environment -> "m")
                                .dataFetcher("undecided", environment -> "u"))
                .type("Mutation", type -> type.dataFetcher("undecidedChange", environment -> "u"));
        new AllowDirective().allow().configure(wiring);
        return wiring.build();
    }

    private Map<String, Object> ask(String document, Role... roles) {
        ExecutionInput.Builder input = ExecutionInput.newExecutionInput(document);
        if (roles.length > 0) {
            input.graphQLContext(Map.of(Viewer.class, new Viewer(AccountId.create(), Set.of(roles), ZoneOffset.UTC)));
        }
        ExecutionResult result = api.execute(input);
        Map<String, Object> data = result.getData();
        assertThat(result.getErrors().isEmpty()).isEqualTo(!data.toString().contains("null"));
        return data;
    }

    @Test
    void aRootFieldWithoutADecisionIsForNobody() {
        assertThat(ask("{ undecided }", Role.ADMIN).get("undecided")).isNull();
        assertThat(ask("{ undecided }").get("undecided")).isNull();
        assertThat(ask("mutation { undecidedChange }", Role.ADMIN).get("undecidedChange"))
                .isNull();
    }

    @Test
    void anyoneIsAnyone() {
        assertThat(ask("{ anyone { name } }")).isEqualTo(Map.of("anyone", Map.of("name", "n")));
        assertThat(ask("{ member }").get("member")).isNull();
        assertThat(ask("{ member }", Role.MEMBER)).isEqualTo(Map.of("member", "m"));
    }

    @Test
    void fieldsOfOtherTypesMayHaveADecisionToo() {
        for (Role role : List.of(Role.MEMBER, Role.CURATOR)) {
            assertThat(ask("{ anyone { secret } }", role).toString()).isEqualTo("{anyone={secret=null}}");
        }
        for (Role role : List.of(Role.PUBLISHER, Role.ADMIN)) {
            assertThat(ask("{ anyone { secret } }", role).toString()).isEqualTo("{anyone={secret=s}}");
        }
    }
}
