package dev.questionbank.access;

import graphql.schema.DataFetcher;
import graphql.schema.GraphQLAppliedDirectiveArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.idl.SchemaDirectiveWiring;
import graphql.schema.idl.SchemaDirectiveWiringEnvironment;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/** Enforces {@code @allow(role:)} of the schema before a field's own code runs. */
@Configuration(proxyBeanMethods = false)
class AllowDirective {

    private static final String NAME = "allow";

    @Bean
    RuntimeWiringConfigurer allow() {
        return wiring -> wiring.directive(NAME, new SchemaDirectiveWiring() {
            @Override
            public GraphQLFieldDefinition onField(SchemaDirectiveWiringEnvironment<GraphQLFieldDefinition> field) {
                GraphQLAppliedDirectiveArgument argument =
                        Objects.requireNonNull(field.getAppliedDirective(NAME).getArgument("role"));
                Role role = Role.valueOf(Objects.requireNonNull(argument.getValue()));
                DataFetcher<?> fetcher = field.getFieldDataFetcher();
                return field.setFieldDataFetcher(environment -> {
                    boolean allowed = Viewer.of(environment.getGraphQlContext())
                            .orElseThrow(() -> new NotAllowed(false))
                            .is(role);
                    if (!allowed) {
                        throw new NotAllowed(true);
                    }
                    return fetcher.get(environment);
                });
            }
        });
    }
}
