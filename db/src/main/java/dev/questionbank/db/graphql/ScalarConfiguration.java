package dev.questionbank.db.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.Value;
import graphql.scalars.ExtendedScalars;
import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

@Configuration(proxyBeanMethods = false)
class ScalarConfiguration {

    @Bean
    RuntimeWiringConfigurer scalars() {
        GraphQLScalarType dateTime = ExtendedScalars.DateTime;
        GraphQLScalarType ofInstants = dateTime.transform(builder -> builder.coercing(new InstantCoercing(dateTime)));
        return wiring -> wiring.scalar(ofInstants).scalar(ExtendedScalars.Date);
    }

    /** The library's DateTime, in which the moments of our records are shown in UTC. */
    private static final class InstantCoercing implements Coercing<OffsetDateTime, String> {

        private final Coercing<OffsetDateTime, String> dateTime;

        @SuppressWarnings("unchecked") // what the library's scalar is made of
        InstantCoercing(GraphQLScalarType dateTime) {
            this.dateTime = (Coercing<OffsetDateTime, String>) dateTime.getCoercing();
        }

        @Override
        public @Nullable String serialize(Object value, GraphQLContext context, Locale locale) {
            return dateTime.serialize(
                    value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value, context, locale);
        }

        @Override
        public @Nullable OffsetDateTime parseValue(Object input, GraphQLContext context, Locale locale) {
            return dateTime.parseValue(input, context, locale);
        }

        @Override
        public @Nullable OffsetDateTime parseLiteral(
                Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            return dateTime.parseLiteral(input, variables, context, locale);
        }

        @Override
        public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
            return dateTime.valueToLiteral(input, context, locale);
        }
    }
}
