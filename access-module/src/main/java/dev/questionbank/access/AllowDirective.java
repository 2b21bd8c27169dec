package dev.questionbank.access;

import graphql.schema.DataFetcher;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.idl.SchemaDirectiveWiring;
import graphql.schema.idl.SchemaDirectiveWiringEnvironment;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/**
 * Enforces {@code @allow(role:)} of the schema before a field's own code runs. Whoever forgets it on a field through which
 * requests come in has shut that field.
 */
@Configuration(proxyBeanMethods = false)
class AllowDirective {

    @Bean
    RuntimeWiringConfigurer allow() {
        return wiring -> wiring.directiveWiring(new EveryField());
    }

    private static final class EveryField implements SchemaDirectiveWiring {

        private static final String NAME = "allow";
        private static final Set<String> ROOTS = Set.of("Query", "Mutation", "Subscription");

        @Override
        public GraphQLFieldDefinition onField(SchemaDirectiveWiringEnvironment<GraphQLFieldDefinition> field) {
            GraphQLAppliedDirective decision = field.getElement().getAppliedDirective(NAME);
            if (decision == null) {
                return ROOTS.contains(field.getFieldsContainer().getName())
                        ? guard(field, viewer -> false)
                        : field.getElement();
            }
            String least = Objects.requireNonNull(decision.getArgument("role")).getValue();
            return switch (least) {
                case "VISITOR" -> field.getElement();
                case "STAFF" -> guard(field, Viewer::isStaff);
                default -> guard(field, viewer -> viewer.is(Role.valueOf(least)));
            };
        }

        private static GraphQLFieldDefinition guard(
                SchemaDirectiveWiringEnvironment<GraphQLFieldDefinition> field, Predicate<Viewer> rule) {
            DataFetcher<?> fetcher = field.getFieldDataFetcher();
            return field.setFieldDataFetcher(environment -> {
                Viewer viewer = Viewer.of(environment.getGraphQlContext()).orElseThrow(() -> new NotAllowed(false));
                if (!rule.test(viewer)) {
                    throw new NotAllowed(true);
                }
                return fetcher.get(environment);
            });
        }
    }
}
