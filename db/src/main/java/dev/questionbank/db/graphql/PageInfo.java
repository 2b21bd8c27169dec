package dev.questionbank.db.graphql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What lies around a page, as the Relay connection specification has it. */
public record PageInfo(
        boolean hasNextPage,
        boolean hasPreviousPage,
        @Nullable String startCursor,
        @Nullable String endCursor) {

    static PageInfo of(PageRequest request, boolean more, List<? extends Edge<?>> edges) {
        boolean next = request.forward() ? more : request.isContinued();
        boolean previous = request.forward() ? request.isContinued() : more;
        return edges.isEmpty()
                ? new PageInfo(next, previous, null, null)
                : new PageInfo(
                        next,
                        previous,
                        edges.getFirst().cursor(),
                        edges.getLast().cursor());
    }
}
