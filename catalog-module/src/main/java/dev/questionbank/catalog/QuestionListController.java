package dev.questionbank.catalog;

import dev.questionbank.catalog.QuestionList.Row;
import dev.questionbank.catalog.QuestionList.Rows;
import dev.questionbank.db.graphql.Cursors;
import dev.questionbank.db.graphql.Page;
import dev.questionbank.db.graphql.PageArguments;
import dev.questionbank.db.graphql.PageRequest;
import graphql.GraphQLContext;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Lists of questions: those of a topic, and all by filter and order. */
@Controller
class QuestionListController {

    private final QuestionLists lists;
    private final Cursors cursors;

    QuestionListController(QuestionLists lists, Cursors cursors, BatchLoaderRegistry loaders) {
        this.lists = lists;
        this.cursors = cursors;
        loaders.<QuestionList, Rows>forName("questionLists")
                .registerMappedBatchLoader((wanted, environment) -> Mono.fromSupplier(() -> lists.read(
                        wanted, ReadingRights.of(Objects.requireNonNull(environment.<GraphQLContext>getContext())))));
    }

    @QueryMapping
    CompletableFuture<QuestionConnection> questions(
            @Argument QuestionFilter.@Nullable Input filter,
            @Argument @Nullable QuestionOrder orderBy,
            @Arguments PageArguments arguments,
            DataLoader<QuestionList, Rows> questionLists) {
        return page(
                QuestionFilter.of(filter),
                orderBy == null ? QuestionOrder.CURATORS : orderBy,
                arguments,
                questionLists);
    }

    @SchemaMapping(typeName = "Topic", field = "questions")
    CompletableFuture<QuestionConnection> questionsOfTopic(
            Topic topic, @Arguments PageArguments arguments, DataLoader<QuestionList, Rows> questionLists) {
        return page(QuestionFilter.ofTopic(topic.slug()), QuestionOrder.CURATORS, arguments, questionLists);
    }

    private CompletableFuture<QuestionConnection> page(
            QuestionFilter filter,
            QuestionOrder order,
            PageArguments arguments,
            DataLoader<QuestionList, Rows> questionLists) {
        PageRequest request = cursors.read(arguments, "questions " + filter + order);
        return questionLists.load(new QuestionList(filter, order, request)).thenApply(found -> {
            Page<Question> page = request.page(found.rows(), found.moreBehind(), cursors, Row::position, Row::question);
            return new QuestionConnection(filter, page.edges(), page.pageInfo());
        });
    }

    @SchemaMapping(typeName = "QuestionConnection")
    int totalCount(QuestionConnection connection, GraphQLContext context) {
        return lists.count(connection.filter(), ReadingRights.of(context));
    }
}
