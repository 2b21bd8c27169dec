package dev.questionbank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.testing.People;
import dev.questionbank.testing.ReviewedTable;
import dev.questionbank.testing.RunningApplication;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;

/** What {@code rights.tsv} says follows from the {@code @allow} of the schema, along every path through it. */
class RightsOfTheSchemaTests extends RunningApplication {

    private static final Map<String, String> RIGHTS = ReviewedTable.read("rights.tsv");

    @Autowired
    private GraphQlSource source;

    @Test
    void decisionsOfTheSchemaAreThoseOfTheTable() {
        for (GraphQLNamedType type : source.schema().getAllTypesAsList()) {
            if (type instanceof GraphQLObjectType object) {
                for (GraphQLFieldDefinition field : object.getFieldDefinitions()) {
                    String decided = RIGHTS.get(object.getName() + "." + field.getName());
                    String least = leastRole(field);
                    if (least != null) {
                        assertThat(decided)
                                .as(object.getName() + "." + field.getName())
                                .isIn(least.equals("VISITOR") ? List.of("ANYONE", "OWNER", "GATED") : List.of(least));
                    }
                }
            }
        }
    }

    @Test
    void nobodyReachesAFieldThatIsForOthers() {
        for (People who : People.values()) {
            assertThat(reachable(who))
                    .as(who.name())
                    .allSatisfy(field -> assertThat(who.may(RIGHTS.getOrDefault(field, "NOBODY")))
                            .as(field)
                            .isTrue());
        }
        assertThat(reachable(People.ADMIN)).contains("AuditEntry.hash", "TextAccess.reason", "Attempt.grade");
    }

    private static @Nullable String leastRole(GraphQLFieldDefinition field) {
        GraphQLAppliedDirective decision = field.getAppliedDirective("allow");
        return decision == null
                ? null
                : Objects.requireNonNull(decision.getArgument("role")).getValue();
    }

    /** Fields that such a person gets to from the roots; but not what {@code node} finds, which each source decides. */
    private Set<String> reachable(People who) {
        GraphQLSchema schema = source.schema();
        Set<String> fields = new TreeSet<>();
        Deque<GraphQLObjectType> open = new ArrayDeque<>();
        Stream.of(schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType())
                .filter(Objects::nonNull)
                .forEach(open::add);
        Set<String> seen = new TreeSet<>();
        while (!open.isEmpty()) {
            GraphQLObjectType type = open.pop();
            if (!seen.add(type.getName())) {
                continue;
            }
            for (GraphQLFieldDefinition field : type.getFieldDefinitions()) {
                String least = leastRole(field);
                if (least == null || least.equals("VISITOR") || who.may(least)) {
                    fields.add(type.getName() + "." + field.getName());
                    open.addAll(objects(GraphQLTypeUtil.unwrapAll(field.getType())));
                }
            }
        }
        return fields;
    }

    private List<GraphQLObjectType> objects(GraphQLType type) {
        if (type instanceof GraphQLInterfaceType shared && !shared.getName().equals("Node")) {
            return Objects.requireNonNull(source.schema().getImplementations(shared));
        }
        if (type instanceof GraphQLUnionType union) {
            return union.getTypes().stream()
                    .map(member -> (GraphQLObjectType) member)
                    .toList();
        }
        return type instanceof GraphQLObjectType object ? List.of(object) : List.of();
    }
}
