package dev.questionbank.practice.repair;

import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.db.graphql.Cursors;
import dev.questionbank.db.graphql.Edge;
import dev.questionbank.db.graphql.Page;
import dev.questionbank.db.graphql.PageArguments;
import dev.questionbank.db.graphql.PageInfo;
import dev.questionbank.db.graphql.PageRequest;
import graphql.GraphQLContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class RepairController {

    private final RepairRepository repairs;
    private final Catalog catalog;
    private final Cursors cursors;

    RepairController(RepairRepository repairs, Catalog catalog, Cursors cursors) {
        this.repairs = repairs;
        this.catalog = catalog;
        this.cursors = cursors;
    }

    /** A page of the queue; how long it is, is found out when somebody asks. */
    record RepairConnection(List<Edge<RepairEntry>> edges, PageInfo pageInfo) {}

    @SchemaMapping(typeName = "Curation")
    RepairConnection repairQueue(@Arguments PageArguments arguments) {
        PageRequest request = cursors.read(arguments, "repairQueue");
        Page<RepairEntry> page = request.page(repairs.page(request), cursors, RepairRepository::position);
        return new RepairConnection(page.edges(), page.pageInfo());
    }

    @SchemaMapping
    int totalCount(RepairConnection connection) {
        return repairs.count();
    }

    @BatchMapping
    Map<RepairEntry, Question> question(List<RepairEntry> entries, GraphQLContext context) {
        Map<QuestionId, Question> found = catalog.listForStaff(
                entries.stream().map(RepairEntry::questionId).toList(), ReadingRights.of(context));
        Map<RepairEntry, Question> ofEntries = new HashMap<>();
        for (RepairEntry entry : entries) {
            Question question = found.get(entry.questionId());
            if (question != null) {
                ofEntries.put(entry, question);
            }
        }
        return ofEntries;
    }
}
