package dev.questionbank.catalog.curation;

import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionState;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.db.graphql.Cursors;
import dev.questionbank.db.graphql.Edge;
import dev.questionbank.db.graphql.Page;
import dev.questionbank.db.graphql.PageArguments;
import dev.questionbank.db.graphql.PageInfo;
import dev.questionbank.db.graphql.PageRequest;
import graphql.GraphQLContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The curators' desk: what they have to do with. */
@Controller
class CurationController {

    private final DeskRepository desk;
    private final Catalog catalog;
    private final Cursors cursors;

    CurationController(DeskRepository desk, Catalog catalog, Cursors cursors) {
        this.desk = desk;
        this.catalog = catalog;
        this.cursors = cursors;
    }

    /** Whether what stands below is asked for says its own field. */
    record Curation() {}

    @QueryMapping
    Curation curation() {
        return new Curation();
    }

    /** A page of the desk; how long it is, is found out when somebody asks. */
    record DeskConnection(Set<QuestionState> states, List<Edge<Question>> edges, PageInfo pageInfo) {}

    @SchemaMapping(typeName = "Curation")
    DeskConnection questions(
            @Argument @Nullable List<QuestionState> states,
            @Arguments PageArguments arguments,
            GraphQLContext context) {
        Set<QuestionState> wanted =
                states == null || states.isEmpty() ? EnumSet.allOf(QuestionState.class) : EnumSet.copyOf(states);
        PageRequest request = cursors.read(arguments, "curation.questions " + wanted);
        List<QuestionId> ids = desk.page(wanted, request);
        Map<QuestionId, Question> found = catalog.listForStaff(ids, ReadingRights.of(context));
        Page<Question> page = request.page(
                ids.stream().map(found::get).toList(),
                cursors,
                question -> List.of(question.id().value().toString()));
        return new DeskConnection(wanted, page.edges(), page.pageInfo());
    }

    @SchemaMapping(typeName = "CurationQuestionConnection")
    int totalCount(DeskConnection connection) {
        return desk.count(connection.states());
    }
}
