package dev.questionbank.catalog.transfer.imports;

import dev.questionbank.db.Actor;
import dev.questionbank.db.graphql.BadUserInput;
import dev.questionbank.db.graphql.Cursors;
import dev.questionbank.db.graphql.Page;
import dev.questionbank.db.graphql.PageArguments;
import dev.questionbank.db.graphql.PageRequest;
import dev.questionbank.db.graphql.UserError;
import graphql.GraphQLContext;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

@Controller
class ImportController {

    private final ImportRepository imports;
    private final ImportRowRepository rows;
    private final ApplyPlan applyPlan;
    private final UndoImport undoImport;
    private final ImportWatch watch;
    private final Cursors cursors;

    ImportController(
            ImportRepository imports,
            ImportRowRepository rows,
            ApplyPlan applyPlan,
            UndoImport undoImport,
            ImportWatch watch,
            Cursors cursors) {
        this.imports = imports;
        this.rows = rows;
        this.applyPlan = applyPlan;
        this.undoImport = undoImport;
        this.watch = watch;
        this.cursors = cursors;
    }

    record ApplyImportInput(String planToken) {}

    record UndoImportInput(String importId) {}

    record Progress(int done, int total) {}

    record ImportPayload(Import imported, List<UserError> userErrors) {

        /** The schema's name for it is none that a component may have. */
        public Import getImport() {
            return imported;
        }
    }

    @MutationMapping
    ImportPayload applyImport(@Argument ApplyImportInput input, GraphQLContext context) {
        ImportId id = applyPlan.apply(input.planToken(), Actor.required(context));
        return new ImportPayload(watch.awaitApplied(id), List.of());
    }

    @MutationMapping
    ImportPayload undoImport(@Argument UndoImportInput input, GraphQLContext context) {
        return new ImportPayload(undoImport.undo(input.importId(), Actor.required(context)), List.of());
    }

    @SubscriptionMapping
    Flux<Import> importProgress(@Argument String id) {
        ImportId known = ImportId.parse(id)
                .filter(any -> imports.find(any).isPresent())
                .orElseThrow(() -> new BadUserInput("id", "id is not an import's"));
        return watch.follow(known);
    }

    @SchemaMapping(typeName = "Import")
    @Nullable
    String planToken(Import of) {
        return of.state() == ImportState.PLANNED ? String.valueOf(of.plan()) : null;
    }

    @SchemaMapping(typeName = "Import")
    Progress progress(Import of) {
        return new Progress(of.done(), of.total());
    }

    @SchemaMapping(typeName = "Import")
    @Nullable
    Instant undoableUntil(Import of) {
        return of.state() == ImportState.APPLIED ? of.undoableUntil() : null;
    }

    @SchemaMapping(typeName = "Import")
    Page<ImportRow> rows(
            Import of,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @Argument @Nullable List<RowOutcome> outcomes) {
        Set<RowOutcome> wanted = EnumSet.noneOf(RowOutcome.class);
        if (outcomes != null) {
            wanted.addAll(outcomes);
        }
        PageRequest page = cursors.read(new PageArguments(first, after, null, null), "import rows " + of.id() + wanted);
        return page.page(rows.list(of.id(), wanted, page), cursors, row -> List.of(String.valueOf(row.number())));
    }
}
