package dev.questionbank.testing;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** All that the database holds, column by column: the bytes of every value as the text that they are, and in hexadecimal. */
public final class DatabaseDump {

    private DatabaseDump() {}

    /** The columns of the tables whose names begin so, each with all its values. */
    public static Map<String, String> of(DSLContext sql, String tablePrefix) {
        Map<String, String> columns = new TreeMap<>();
        sql.fetch("""
                        select table_name, column_name from information_schema.columns
                        where table_schema = database() and table_name like ?""", tablePrefix + "%").forEach(column -> {
            String table = column.get(0, String.class);
            String name = column.get(1, String.class);
            columns.put(table + "." + name, values(sql, table, name));
        });
        return columns;
    }

    private static String values(DSLContext sql, String table, String column) {
        StringBuilder text = new StringBuilder();
        for (Record row : sql.resultQuery(
                        "select cast({0} as binary), hex({0}) from {1}", DSL.name(column), DSL.name(table))
                .fetch()) {
            byte[] bytes = row.get(0, byte[].class);
            if (bytes != null) {
                text.append(new String(bytes, StandardCharsets.UTF_8)).append('\n');
                text.append(row.get(1, String.class)).append('\n');
            }
        }
        return text.toString();
    }

    /** The forms in which a text would stand in a dump. */
    public static String[] formsOf(String text) {
        return new String[] {text, HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_8))};
    }
}
