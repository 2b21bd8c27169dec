package dev.questionbank.practice.merge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BinaryOperator;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * Something that members keep by questions: where it stands, where it is put away while a merge can be undone, and what two of
 * one member become.
 *
 * @param name of it, for the person whose it is
 * @param whose the columns beside the question that say whose it is
 * @param what the columns that say what it is
 * @param join of the one that is the kept question's, or comes first, and another
 */
record Thing(
        String name,
        Table<? extends Record> table,
        Field<UUID> question,
        List<Field<?>> whose,
        List<Field<?>> what,
        Table<? extends Record> putAway,
        BinaryOperator<List<@Nullable Object>> join) {

    static List<@Nullable Object> bothNotes(List<@Nullable Object> one, List<@Nullable Object> other) {
        Instant at = (Instant) one.get(1);
        Instant otherAt = (Instant) other.get(1);
        return List.of(one.get(0) + "\n\n" + other.get(0), otherAt.isAfter(at) ? otherAt : at);
    }

    static List<@Nullable Object> longer(List<@Nullable Object> one, List<@Nullable Object> other) {
        LocalDate until = (LocalDate) one.getFirst();
        LocalDate otherUntil = (LocalDate) other.getFirst();
        return until == null || otherUntil != null && until.isAfter(otherUntil) ? one : other;
    }
}
