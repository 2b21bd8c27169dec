package dev.questionbank.catalog;

import dev.questionbank.catalog.TopicCounts.DifficultyCount;
import dev.questionbank.db.graphql.Cursors;
import dev.questionbank.db.graphql.Page;
import dev.questionbank.db.graphql.PageArguments;
import dev.questionbank.db.graphql.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Topics, which are read from memory. */
@Controller
class TopicController {

    private static final String LIST = "topics";

    private final OverviewCache overviews;
    private final Cursors cursors;

    TopicController(OverviewCache overviews, Cursors cursors) {
        this.overviews = overviews;
        this.cursors = cursors;
    }

    @QueryMapping
    Optional<Topic> topic(@Argument String slug) {
        return overviews.get().find(slug);
    }

    @QueryMapping
    Page<Topic> topics(@Arguments PageArguments arguments) {
        PageRequest page = cursors.read(arguments, LIST);
        List<Topic> all = overviews.get().topics();
        List<Topic> rows = (page.forward() ? all : all.reversed())
                .stream()
                        .dropWhile(topic -> page.isContinued() && !isBehind(topic, page))
                        .limit(page.limit())
                        .toList();
        return page.page(rows, cursors, TopicController::position);
    }

    private static boolean isBehind(Topic topic, PageRequest page) {
        int side = Long.compare(topic.position(), Long.parseLong(page.position().get(0)));
        if (side == 0) {
            side = topic.id().value().compareTo(UUID.fromString(page.position().get(1)));
        }
        return page.forward() ? side > 0 : side < 0;
    }

    private static List<String> position(Topic topic) {
        return List.of(Long.toString(topic.position()), topic.id().value().toString());
    }

    @SchemaMapping(typeName = "TopicConnection")
    int totalCount() {
        return overviews.get().topics().size();
    }

    @SchemaMapping(typeName = "Topic")
    int questionCount(Topic topic) {
        return counts(topic).questions();
    }

    @SchemaMapping(typeName = "Topic")
    List<DifficultyCount> difficultyCounts(Topic topic) {
        return counts(topic).byDifficulty();
    }

    @SchemaMapping(typeName = "Topic")
    int freePreviewCount(Topic topic) {
        return counts(topic).freePreviews();
    }

    private TopicCounts counts(Topic topic) {
        return overviews.get().counts(topic.id());
    }
}
