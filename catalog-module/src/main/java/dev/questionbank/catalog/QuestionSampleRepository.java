package dev.questionbank.catalog;

import static dev.questionbank.catalog.jooq.Indexes.IX_CATALOG_QUESTION_TOPIC_ID_FACET_POSITION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.Table;
import org.springframework.stereotype.Repository;

/** Finds published questions by where they lie in the index of their topic and facet. */
@Repository
class QuestionSampleRepository {

    private static final Table<?> ALONG_POSITIONS =
            CATALOG_QUESTION.forceIndex(IX_CATALOG_QUESTION_TOPIC_ID_FACET_POSITION.getName());

    private final DSLContext sql;

    QuestionSampleRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The published questions of a facet in a topic: so many. */
    record Cell(TopicId topic, Facet facet, int count) {}

    private static Condition isIn(Cell cell) {
        return CATALOG_QUESTION
                .TOPIC_ID
                .eq(cell.topic().value())
                .and(CATALOG_QUESTION.FACET.eq(cell.facet().number()));
    }

    /** The questions that lie about at these places, from 0, of their cells: two statements. Some may be found twice. */
    Map<Cell, List<QuestionId>> at(Map<Cell, Set<Integer>> places) {
        List<Cell> cells = List.copyOf(places.keySet());
        List<Select<Record3<Integer, Long, Long>>> bounds = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            bounds.add(select(inline(i), min(CATALOG_QUESTION.POSITION), max(CATALOG_QUESTION.POSITION))
                    .from(ALONG_POSITIONS)
                    .where(isIn(cells.get(i))));
        }
        List<Select<Record2<Integer, UUID>>> parts = new ArrayList<>();
        bounds.stream()
                .reduce(Select::unionAll)
                .ifPresent(all -> sql.fetch(all).forEach(row -> {
                    if (row.value2() != null) {
                        Cell cell = cells.get(row.value1());
                        double step = (double) (row.value3() - row.value2()) / Math.max(1, cell.count() - 1);
                        Objects.requireNonNull(places.get(cell))
                                .forEach(place -> parts.add(
                                        part(row.value1(), cell, row.value2() + Math.round(place * step), 1)));
                    }
                }));
        return found(cells, parts);
    }

    /** The first questions of each cell and twice as many as are told: those that were found elsewhere may be among them. */
    Map<Cell, List<QuestionId>> first(Map<Cell, Integer> numbers) {
        List<Cell> cells = List.copyOf(numbers.keySet());
        List<Select<Record2<Integer, UUID>>> parts = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            parts.add(part(i, cells.get(i), 0, 2 * numbers.getOrDefault(cells.get(i), 0)));
        }
        return found(cells, parts);
    }

    private static Select<Record2<Integer, UUID>> part(int index, Cell cell, long position, int limit) {
        return select(inline(index), CATALOG_QUESTION.ID)
                .from(ALONG_POSITIONS)
                .where(isIn(cell))
                .and(CATALOG_QUESTION.POSITION.ge(position))
                .orderBy(CATALOG_QUESTION.POSITION, CATALOG_QUESTION.ID)
                .limit(limit);
    }

    private Map<Cell, List<QuestionId>> found(List<Cell> cells, List<Select<Record2<Integer, UUID>>> parts) {
        return parts.stream()
                .reduce(Select::unionAll)
                .map(all ->
                        sql.fetch(all).intoGroups(row -> cells.get(row.value1()), row -> new QuestionId(row.value2())))
                .orElse(Map.of());
    }
}
