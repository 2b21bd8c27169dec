package dev.questionbank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.testing.RunningApplication;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Schema;
import org.jooq.Table;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The generated classes say what the migrated server has: same tables, same columns, same types, same nulls. */
class DatabaseDriftTests extends RunningApplication {

    private static final Set<String> LIQUIBASE = Set.of("databasechangelog", "databasechangeloglock");

    @Autowired
    private DSLContext sql;

    @Test
    void generatedTablesAreThoseOfTheServer() {
        Map<String, Set<String>> generated = Stream.of(
                        dev.questionbank.db.jooq.DefaultSchema.DEFAULT_SCHEMA,
                        dev.questionbank.catalog.jooq.DefaultSchema.DEFAULT_SCHEMA,
                        dev.questionbank.access.jooq.DefaultSchema.DEFAULT_SCHEMA,
                        dev.questionbank.practice.jooq.DefaultSchema.DEFAULT_SCHEMA)
                .flatMap(Schema::tableStream)
                .collect(Collectors.toMap(Table::getName, DatabaseDriftTests::columns));

        assertThat(new TreeMap<>(generated)).isEqualTo(onServer()).hasSizeGreaterThan(10);
    }

    private static Set<String> columns(Table<?> table) {
        return table.fieldStream().map(DatabaseDriftTests::column).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String column(Field<?> field) {
        String type = field.getDataType().getSQLDataType() == null
                ? field.getDataType().getTypeName()
                : field.getDataType().getSQLDataType().getTypeName();
        return field.getName() + " " + family(type) + (field.getDataType().nullable() ? "" : " not null");
    }

    private Map<String, Set<String>> onServer() {
        Map<String, Set<String>> tables = new TreeMap<>();
        sql.fetch("""
                        select lower(table_name), lower(column_name), lower(data_type), is_nullable
                        from information_schema.columns where table_schema = database()""").forEach(row -> {
            String table = row.get(0, String.class);
            if (!LIQUIBASE.contains(table)) {
                tables.computeIfAbsent(table, name -> new TreeSet<>())
                        .add(row.get(1) + " " + family(row.get(2, String.class))
                                + ("YES".equals(row.get(3)) ? "" : " not null"));
            }
        });
        return tables;
    }

    /** What the parser of the changelog and the servers call differently. */
    private static String family(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "boolean", "tinyint", "bit" -> "tinyint";
            case "int", "integer" -> "int";
            case "datetime", "timestamp" -> "datetime";
            case "blob", "mediumblob" -> "blob";
            case "text", "mediumtext", "longtext", "clob" -> "text";
            default -> type.toLowerCase(Locale.ROOT);
        };
    }
}
