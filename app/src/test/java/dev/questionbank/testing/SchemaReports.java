package dev.questionbank.testing;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.execution.SchemaReport;

/** Keeps the report that compares the schema with the code behind it. */
public final class SchemaReports implements GraphQlSourceBuilderCustomizer {

    private @Nullable SchemaReport last;

    @Override
    public void customize(GraphQlSource.SchemaResourceBuilder builder) {
        builder.inspectSchemaMappings(report -> last = report);
    }

    /** The report of the schema that was built last. */
    public SchemaReport last() {
        return Objects.requireNonNull(last, "no schema was built");
    }
}
