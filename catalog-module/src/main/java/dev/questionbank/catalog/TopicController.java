package dev.questionbank.catalog;

import dev.questionbank.catalog.QuestionRepository.TopicPage;
import dev.questionbank.catalog.TopicCounts.DifficultyCount;
import dev.questionbank.db.graphql.Cursors;
import dev.questionbank.db.graphql.Page;
import dev.questionbank.db.graphql.PageArguments;
import graphql.GraphQLContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.dataloader.DataLoader;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

@Controller
class TopicController {

    private static final String LIST = "topics";

    private final TopicRepository topics;
    private final QuestionRepository questions;
    private final Cursors cursors;

    TopicController(
            TopicRepository topics, QuestionRepository questions, Cursors cursors, BatchLoaderRegistry loaders) {
        this.topics = topics;
        this.questions = questions;
        this.cursors = cursors;
        loaders.forTypePair(TopicId.class, TopicCounts.class)
                .registerMappedBatchLoader((ids, environment) -> Mono.fromSupplier(() -> topics.counts(ids)));
        loaders.<TopicPage, List<Question>>forName("topicQuestions")
                .registerMappedBatchLoader((pages, environment) -> Mono.fromSupplier(() -> questions.list(
                        List.copyOf(pages),
                        ReadingRights.of(Objects.requireNonNull(environment.<GraphQLContext>getContext())))));
    }

    @QueryMapping
    Optional<Topic> topic(@Argument String slug) {
        return topics.findBySlug(slug);
    }

    @QueryMapping
    Page<Topic> topics(@Arguments PageArguments arguments) {
        var page = cursors.read(arguments, LIST);
        return page.page(topics.list(page), cursors, TopicRepository::sortKey);
    }

    @SchemaMapping(typeName = "TopicConnection")
    int totalCount() {
        return topics.countPublished();
    }

    @SchemaMapping(typeName = "Topic")
    CompletableFuture<Integer> questionCount(Topic topic, DataLoader<TopicId, TopicCounts> counts) {
        return load(topic.id(), counts, TopicCounts::questions);
    }

    @SchemaMapping(typeName = "Topic")
    CompletableFuture<List<DifficultyCount>> difficultyCounts(Topic topic, DataLoader<TopicId, TopicCounts> counts) {
        return load(topic.id(), counts, TopicCounts::byDifficulty);
    }

    @SchemaMapping(typeName = "Topic")
    CompletableFuture<Integer> freePreviewCount(Topic topic, DataLoader<TopicId, TopicCounts> counts) {
        return load(topic.id(), counts, TopicCounts::freePreviews);
    }

    @SchemaMapping(typeName = "Topic")
    CompletableFuture<QuestionConnection> questions(
            Topic topic, @Arguments PageArguments arguments, DataLoader<TopicPage, List<Question>> topicQuestions) {
        var page = cursors.read(arguments, "topic.questions " + topic.id());
        return topicQuestions
                .load(new TopicPage(topic.id(), page))
                .thenApply(rows ->
                        new QuestionConnection(topic.id(), page.page(rows, cursors, QuestionRepository::sortKey)));
    }

    @SchemaMapping(typeName = "QuestionConnection")
    CompletableFuture<Integer> totalCount(QuestionConnection connection, DataLoader<TopicId, TopicCounts> counts) {
        return load(connection.topic(), counts, TopicCounts::questions);
    }

    private static <T> CompletableFuture<T> load(
            TopicId topic, DataLoader<TopicId, TopicCounts> loader, Function<TopicCounts, T> part) {
        return loader.load(topic).thenApply(counts -> part.apply(counts == null ? TopicCounts.NONE : counts));
    }
}
