package dev.questionbank.db.graphql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * A page of a list with a total order: so many entries after (or, backwards, before) a position.
 *
 * @param list name of the list, to which its cursors belong
 * @param size number of entries, 1 to {@value #MAX_SIZE}
 * @param forward whether entries follow the position in the list's order; otherwise they precede it
 * @param position sort key of the entry from which to go on; empty at the list's beginning or, backwards, its end
 */
public record PageRequest(String list, int size, boolean forward, List<String> position) {

    /** Pages hold at most so many entries. */
    public static final int MAX_SIZE = 100;

    /** Pages hold so many entries when the client names no number and the field no default of its own. */
    public static final int DEFAULT_SIZE = 20;

    /** Rows to ask the database for: one more than the page holds tells whether there are more. */
    public int limit() {
        return size + 1;
    }

    /** Whether the page goes on from a position. */
    public boolean isContinued() {
        return !position.isEmpty();
    }

    /**
     * The page out of the rows that were found.
     *
     * @param rows at most {@link #limit()} rows, in the direction of the request
     * @param sortKey sort key of a row, which {@link #position()} will be for the next page
     */
    public <T> Page<T> page(List<T> rows, Cursors cursors, Function<T, List<String>> sortKey) {
        return page(rows, false, cursors, sortKey, Function.identity());
    }

    /**
     * The page out of the rows that were found.
     *
     * @param rows at most {@link #limit()} rows, in the direction of the request
     * @param moreBehind whether there are more, even where no more were found
     * @param sortKey sort key of a row, which {@link #position()} will be for the next page
     * @param node what the page shows of a row
     */
    public <R, T> Page<T> page(
            List<R> rows, boolean moreBehind, Cursors cursors, Function<R, List<String>> sortKey, Function<R, T> node) {
        boolean more = moreBehind || rows.size() > size;
        List<Edge<T>> edges = new ArrayList<>(size);
        for (R row : rows.subList(0, Math.min(size, rows.size()))) {
            edges.add(new Edge<>(cursors.encode(list, sortKey.apply(row)), node.apply(row)));
        }
        if (!forward) {
            Collections.reverse(edges);
        }
        return new Page<>(edges, PageInfo.of(this, more, edges));
    }
}
