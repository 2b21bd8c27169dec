package dev.questionbank.catalog.transfer;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.jsonTable;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.quotedName;
import static org.jooq.impl.DSL.val;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.JSONTableColumnsStep;
import org.jooq.Record;
import org.jooq.RowCountQuery;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Rows for one statement, as a JSON document that the server takes apart. With a statement full of values, or with values
 * bound one by one, writing them down takes this side longer than storing them takes the server.
 *
 * @param <T> what a row is made of
 */
public final class JsonRows<T> {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final List<Column<T, ?>> columns = new ArrayList<>();
    private final Map<TableField<?, ?>, Field<?>> constants = new LinkedHashMap<>();

    private record Column<T, V>(TableField<?, V> target, Function<T, @Nullable V> value) {

        /** The row's value as the database has it. */
        @Nullable
        Object databaseValue(T row) {
            return target.getConverter().to(value.apply(row));
        }
    }

    /** Fills this column of the table, in every row. */
    public <V> JsonRows<T> column(TableField<?, V> target, Function<T, @Nullable V> value) {
        columns.add(new Column<>(target, value));
        return this;
    }

    /** Fills this column of the table with the same value in every row. */
    public <V> JsonRows<T> always(TableField<?, V> target, @Nullable V value) {
        constants.put(target, val(value, target));
        return this;
    }

    /** Fills this column of the table, in every row, with what the server makes of this. */
    public <V> JsonRows<T> computed(TableField<?, V> target, Field<V> value) {
        constants.put(target, value);
        return this;
    }

    /** The statement that writes a row of the table for each of these. */
    public RowCountQuery insertInto(Table<? extends Record> table, Collection<T> rows) {
        List<Field<?>> targets =
                new ArrayList<>(columns.stream().map(Column::target).toList());
        targets.addAll(constants.keySet());
        List<Field<?>> values = values();
        values.addAll(constants.values());
        return DSL.insertInto(table).columns(targets).select(DSL.select(values).from(rowsAsTable(rows)));
    }

    /**
     * The statement that sets the columns of the table's rows that are already there.
     *
     * @param keys how many columns, the first ones, tell which row it is
     */
    public RowCountQuery update(Table<? extends Record> table, Collection<T> rows, int keys) {
        List<Field<?>> values = values();
        Condition same = DSL.noCondition();
        Map<Field<?>, Object> changes = new LinkedHashMap<>(constants);
        for (int i = 0; i < columns.size(); i++) {
            Field<?> target = columns.get(i).target();
            if (i < keys) {
                same = same.and(DSL.condition("{0} = {1}", target, values.get(i)));
            } else {
                changes.put(target, DSL.field("{0}", target.getDataType(), values.get(i)));
            }
        }
        return DSL.update(table.join(rowsAsTable(rows)).on(same)).set(changes);
    }

    private Table<?> rowsAsTable(Collection<T> rows) {
        Field<JSON> document = val(JSON.json(json(rows)));
        JSONTableColumnsStep taken = null;
        for (int i = 0; i < columns.size(); i++) {
            Field<?> value = inJson(i);
            String path = "$[" + i + "]";
            taken = taken == null
                    ? jsonTable(document, val("$[*]"))
                            .column(value.getUnqualifiedName(), value.getDataType())
                            .path(path)
                    : taken.column(value.getUnqualifiedName(), value.getDataType())
                            .path(path);
        }
        return Objects.requireNonNull(taken).as(name("r"));
    }

    private Field<?> inJson(int column) {
        Class<?> type =
                columns.get(column).target().getDataType().getConverter().fromType();
        return DSL.field(quotedName("c" + column), typeInJson(type));
    }

    private List<Field<?>> values() {
        List<Field<?>> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Class<?> type = columns.get(i).target().getDataType().getConverter().fromType();
            values.add(type == byte[].class ? function("unhex", SQLDataType.BLOB, inJson(i)) : inJson(i));
        }
        return values;
    }

    private static DataType<?> typeInJson(Class<?> type) {
        if (type == Boolean.class || type == Byte.class) {
            return SQLDataType.TINYINT;
        }
        if (type == Integer.class || type == Long.class) {
            return SQLDataType.BIGINT;
        }
        return SQLDataType.CLOB;
    }

    private String json(Collection<T> rows) {
        StringWriter text = new StringWriter(rows.size() * 512);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartArray();
            for (T row : rows) {
                json.writeStartArray();
                columns.forEach(column -> write(json, column.databaseValue(row)));
                json.writeEndArray();
            }
            json.writeEndArray();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case String text -> json.writeString(text);
            case byte[] bytes -> json.writeString(HexFormat.of().formatHex(bytes));
            case Boolean flag -> json.writeNumber(flag ? 1 : 0);
            case Number number -> json.writeNumber(number.longValue());
            default -> throw new IllegalArgumentException("no column has values of " + value.getClass());
        }
    }
}
