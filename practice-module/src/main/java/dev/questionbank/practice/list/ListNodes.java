package dev.questionbank.practice.list;

import dev.questionbank.access.Viewer;
import dev.questionbank.db.graphql.NodeSource;
import graphql.GraphQLContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists, for the members who made them. */
@Component
class ListNodes implements NodeSource {

    private final ListRepository lists;

    ListNodes(ListRepository lists) {
        this.lists = lists;
    }

    @Override
    public String type() {
        return PracticeListId.TYPE;
    }

    @Override
    public @Nullable Object find(UUID id, GraphQLContext context) {
        return Viewer.of(context)
                .flatMap(viewer -> lists.find(viewer.id(), new PracticeListId(id)))
                .orElse(null);
    }
}
