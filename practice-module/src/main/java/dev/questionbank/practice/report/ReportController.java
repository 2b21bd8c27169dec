package dev.questionbank.practice.report;

import dev.questionbank.access.Viewer;
import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.db.Actor;
import dev.questionbank.db.graphql.Cursors;
import dev.questionbank.db.graphql.Edge;
import dev.questionbank.db.graphql.Page;
import dev.questionbank.db.graphql.PageArguments;
import dev.questionbank.db.graphql.PageInfo;
import dev.questionbank.db.graphql.PageRequest;
import dev.questionbank.db.graphql.UserError;
import graphql.GraphQLContext;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class ReportController {

    private final Reports reports;
    private final ReportRepository repository;
    private final Catalog catalog;
    private final Cursors cursors;

    ReportController(Reports reports, ReportRepository repository, Catalog catalog, Cursors cursors) {
        this.reports = reports;
        this.repository = repository;
        this.catalog = catalog;
        this.cursors = cursors;
    }

    record ReportPayload(Report report, List<UserError> userErrors) {}

    record TriagePayload(Report report, @Nullable Report current, List<UserError> userErrors) {}

    /** A page of reports; how long the list is, is found out when somebody asks. */
    record ReportConnection(IntSupplier count, List<Edge<Report>> edges, PageInfo pageInfo) {}

    @MutationMapping
    ReportPayload reportQuestion(@Argument Reports.Input input, GraphQLContext context) {
        return new ReportPayload(
                reports.report(input, Viewer.required(context).id(), ReadingRights.of(context)), List.of());
    }

    @MutationMapping
    TriagePayload triageReport(@Argument Reports.Triage input, GraphQLContext context) {
        return new TriagePayload(reports.triage(input, Actor.required(context)), null, List.of());
    }

    @SchemaMapping(typeName = "Curation", field = "reports")
    ReportConnection ofAll(@Argument @Nullable List<ReportState> states, @Arguments PageArguments arguments) {
        Set<ReportState> wanted =
                states == null || states.isEmpty() ? EnumSet.allOf(ReportState.class) : EnumSet.copyOf(states);
        PageRequest request = cursors.read(arguments, "curation.reports " + wanted);
        return connection(request, repository.page(wanted, request), () -> repository.count(wanted));
    }

    @SchemaMapping(typeName = "Viewer", field = "reports")
    ReportConnection ofMember(Viewer viewer, @Arguments PageArguments arguments) {
        PageRequest request = cursors.read(arguments, "reports " + viewer.id());
        return connection(request, repository.page(viewer.id(), request), () -> repository.count(viewer.id()));
    }

    private ReportConnection connection(PageRequest request, List<Report> rows, IntSupplier count) {
        Page<Report> page = request.page(
                rows, cursors, report -> List.of(report.id().value().toString()));
        return new ReportConnection(count, page.edges(), page.pageInfo());
    }

    @SchemaMapping
    int totalCount(ReportConnection connection) {
        return connection.count().getAsInt();
    }

    @BatchMapping
    Map<Report, Question> question(List<Report> reports, GraphQLContext context) {
        Map<QuestionId, Question> found = catalog.listForStaff(questions(reports), ReadingRights.of(context));
        Map<Report, Question> ofReports = new HashMap<>();
        for (Report report : reports) {
            Question question = found.get(report.questionId());
            if (question != null) {
                ofReports.put(report, question);
            }
        }
        return ofReports;
    }

    @BatchMapping
    Map<Report, Boolean> isOutdated(List<Report> reports) {
        Map<QuestionId, Question> published = catalog.listQuestions(questions(reports), ReadingRights.PREVIEWS_ONLY);
        Map<Report, Boolean> outdated = new HashMap<>();
        for (Report report : reports) {
            Question question = published.get(report.questionId());
            outdated.put(report, question == null || question.revision() != report.revision());
        }
        return outdated;
    }

    private static List<QuestionId> questions(List<Report> reports) {
        return reports.stream().map(Report::questionId).distinct().toList();
    }
}
