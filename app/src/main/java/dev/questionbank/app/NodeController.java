package dev.questionbank.app;

import dev.questionbank.db.graphql.NodeId;
import dev.questionbank.db.graphql.NodeSource;
import graphql.GraphQLContext;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Fetches anything again by its id, from the module that gave the id out. */
@Controller
class NodeController {

    private final Map<String, NodeSource> sources;

    NodeController(List<NodeSource> sources) {
        this.sources = sources.stream().collect(Collectors.toMap(NodeSource::type, Function.identity()));
    }

    @QueryMapping
    @Nullable
    Object node(@Argument String id, GraphQLContext context) {
        return NodeId.parse(id)
                .map(known -> {
                    NodeSource source = sources.get(known.type());
                    return source == null ? null : source.find(known.value(), context);
                })
                .orElse(null);
    }
}
