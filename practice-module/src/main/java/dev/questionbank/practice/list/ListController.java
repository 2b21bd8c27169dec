package dev.questionbank.practice.list;

import dev.questionbank.access.Viewer;
import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.db.graphql.Cursors;
import dev.questionbank.db.graphql.Page;
import dev.questionbank.db.graphql.PageArguments;
import dev.questionbank.db.graphql.PageRequest;
import dev.questionbank.db.graphql.UserError;
import dev.questionbank.practice.PracticeDesk;
import dev.questionbank.practice.kept.KeptQuestions;
import dev.questionbank.practice.kept.KeptQuestions.Shown;
import graphql.GraphQLContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

@Controller
class ListController {

    private final PracticeLists lists;
    private final ListRepository repository;
    private final KeptQuestions kept;
    private final Cursors cursors;

    ListController(
            PracticeLists lists,
            ListRepository repository,
            KeptQuestions kept,
            Cursors cursors,
            BatchLoaderRegistry loaders) {
        this.lists = lists;
        this.repository = repository;
        this.kept = kept;
        this.cursors = cursors;
        loaders.<ListPage, List<Shown>>forName("practiceListPages")
                .registerMappedBatchLoader((wanted, environment) -> Mono.fromSupplier(
                        () -> read(wanted, Objects.requireNonNull(environment.<GraphQLContext>getContext()))));
    }

    record ListPayload(PracticeList list, List<UserError> userErrors) {}

    record DeletePayload(PracticeListId listId, List<UserError> userErrors) {}

    @MutationMapping
    ListPayload createPracticeList(@Argument PracticeLists.Create input, GraphQLContext context) {
        return payload(lists.create(input, Viewer.required(context).id()));
    }

    @MutationMapping
    ListPayload renamePracticeList(@Argument PracticeLists.Rename input, GraphQLContext context) {
        return payload(lists.rename(input, Viewer.required(context).id()));
    }

    @MutationMapping
    DeletePayload deletePracticeList(@Argument PracticeLists.Delete input, GraphQLContext context) {
        return new DeletePayload(lists.delete(input, Viewer.required(context).id()), List.of());
    }

    @MutationMapping
    ListPayload addToPracticeList(@Argument PracticeLists.Questions input, GraphQLContext context) {
        return payload(lists.add(input, Viewer.required(context).id(), ReadingRights.of(context)));
    }

    @MutationMapping
    ListPayload removeFromPracticeList(@Argument PracticeLists.Questions input, GraphQLContext context) {
        return payload(lists.remove(input, Viewer.required(context).id()));
    }

    @MutationMapping
    ListPayload orderPracticeList(@Argument PracticeLists.Questions input, GraphQLContext context) {
        return payload(lists.order(input, Viewer.required(context).id(), ReadingRights.of(context)));
    }

    private static ListPayload payload(PracticeList list) {
        return new ListPayload(list, List.of());
    }

    @SchemaMapping(typeName = "PracticeDesk", field = "lists")
    List<PracticeList> listsOf(PracticeDesk desk) {
        return repository.list(desk.member().id());
    }

    @SchemaMapping
    CompletableFuture<Page<Question>> questions(
            PracticeList list,
            @Arguments PageArguments arguments,
            DataLoader<ListPage, List<Shown>> practiceListPages) {
        PageRequest page = cursors.read(arguments, "list " + list.id());
        return practiceListPages
                .load(new ListPage(list.id(), page))
                .thenApply(rows -> page.page(rows, false, cursors, Shown::position, Shown::question));
    }

    private Map<ListPage, List<Shown>> read(Set<ListPage> wanted, GraphQLContext context) {
        Viewer member = Viewer.required(context);
        return kept.read(
                wanted.stream().collect(Collectors.toMap(Function.identity(), ListPage::page)),
                ReadingRights.of(context),
                stretches -> repository.read(member.id(), stretches));
    }
}
