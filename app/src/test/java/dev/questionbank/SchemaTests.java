package dev.questionbank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.testing.RunningApplication;
import dev.questionbank.testing.SchemaReports;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaPrinter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.execution.SchemaReport;

/** The one schema that the slices make together. */
class SchemaTests extends RunningApplication {

    @Autowired
    private GraphQlSource source;

    @Autowired
    private SchemaReports reports;

    @Test
    void hasCodeForEveryFieldAndAFieldForAllCode() {
        SchemaReport report = reports.last();

        assertThat(report.unmappedFields()).isEmpty();
        assertThat(report.unmappedRegistrations()).isEmpty();
        assertThat(report.unmappedArguments()).isEmpty();
        assertThat(report.fieldNullnessErrors()).isEmpty();
        assertThat(report.argumentNullnessErrors()).isEmpty();
        assertThat(report.skippedTypes()).isEmpty();
    }

    /** A change of the contract is a change of the reviewed file: copy {@code target/schema.graphqls} there if it is meant. */
    @Test
    void isTheReviewedOne() throws IOException {
        String printed = new SchemaPrinter(SchemaPrinter.Options.defaultOptions()
                        .includeDirectiveDefinitions(true)
                        .includeScalarTypes(true)
                        .includeDirectives(name ->
                                List.of("allow", "deprecated", "previewAs").contains(name)))
                .print(source.schema());
        Files.writeString(Path.of("target", "schema.graphqls"), printed);

        assertThat(printed)
                .isEqualTo(
                        new ClassPathResource("schema.snapshot.graphqls").getContentAsString(StandardCharsets.UTF_8));
    }

    @Test
    void describesEverything() {
        assertThat(undescribed(source.schema())).isEmpty();
    }

    @Test
    void saysOfEveryFieldThroughWhichRequestsComeInWhoMayUseIt() {
        assertThat(Stream.of(
                                source.schema().getQueryType(),
                                source.schema().getMutationType(),
                                source.schema().getSubscriptionType())
                        .filter(Objects::nonNull)
                        .flatMap(root -> root.getFieldDefinitions().stream()))
                .allSatisfy(field -> assertThat(field.getAppliedDirective("allow"))
                        .as(field.getName() + " needs its @allow(role: …)")
                        .isNotNull());
    }

    private static List<String> undescribed(GraphQLSchema schema) {
        List<String> names = new ArrayList<>();
        for (GraphQLNamedType type : schema.getAllTypesAsList()) {
            if (type.getName().startsWith("__")) {
                continue;
            }
            note(names, type.getName(), type);
            switch (type) {
                case GraphQLFieldsContainer container ->
                    container.getFieldDefinitions().forEach(field -> noteField(names, container, field));
                case GraphQLInputObjectType input ->
                    input.getFields().forEach(field -> note(names, input.getName() + "." + field.getName(), field));
                case GraphQLEnumType values ->
                    values.getValues().forEach(value -> note(names, values.getName() + "." + value.getName(), value));
                default -> {}
            }
        }
        for (GraphQLDirective directive : schema.getDirectives()) {
            note(names, "@" + directive.getName(), directive);
        }
        return names;
    }

    private static void noteField(List<String> names, GraphQLFieldsContainer container, GraphQLFieldDefinition field) {
        boolean inherited = field.getName().equals("id") && !container.getName().equals("Node");
        if (!inherited) {
            note(names, container.getName() + "." + field.getName(), field);
        }
        for (GraphQLArgument argument : field.getArguments()) {
            note(names, container.getName() + "." + field.getName() + "(" + argument.getName() + ")", argument);
        }
    }

    private static void note(List<String> names, String name, GraphQLNamedSchemaElement element) {
        if (element.getDescription() == null || element.getDescription().isBlank()) {
            names.add(name);
        }
    }
}
