package dev.questionbank.practice.report;

import dev.questionbank.access.Role;
import dev.questionbank.access.Viewer;
import dev.questionbank.db.graphql.NodeSource;
import graphql.GraphQLContext;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reports, for the members who made them and for those who keep the bank. */
@Component
class ReportNodes implements NodeSource {

    private final ReportRepository reports;

    ReportNodes(ReportRepository reports) {
        this.reports = reports;
    }

    @Override
    public String type() {
        return ReportId.TYPE;
    }

    @Override
    public @Nullable Object find(UUID id, GraphQLContext context) {
        return Viewer.of(context)
                .flatMap(viewer -> find(viewer, new ReportId(id)))
                .orElse(null);
    }

    private Optional<Report> find(Viewer viewer, ReportId id) {
        return viewer.is(Role.CURATOR) || viewer.is(Role.PUBLISHER) ? reports.find(id) : reports.find(viewer.id(), id);
    }
}
