package dev.questionbank.catalog.search;

import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionFilter;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.catalog.search.SearchResult.After;
import dev.questionbank.catalog.search.SearchResult.Hit;
import dev.questionbank.db.graphql.BadUserInput;
import dev.questionbank.db.graphql.Cursors;
import dev.questionbank.db.graphql.Page;
import dev.questionbank.db.graphql.PageArguments;
import dev.questionbank.db.graphql.PageInfo;
import dev.questionbank.db.graphql.PageRequest;
import graphql.GraphQLContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

@Controller
class SearchController {

    private static final int MAX_TEXT = 1_000;
    private static final int MAX_RELATED = 20;

    private final SearchIndexKeeper keeper;
    private final Catalog catalog;
    private final Cursors cursors;

    SearchController(SearchIndexKeeper keeper, Catalog catalog, Cursors cursors, BatchLoaderRegistry loaders) {
        this.keeper = keeper;
        this.catalog = catalog;
        this.cursors = cursors;
        loaders.<Related, List<Question>>forName("relatedQuestions")
                .registerMappedBatchLoader((wanted, environment) -> Mono.fromSupplier(() -> related(
                        wanted, ReadingRights.of(Objects.requireNonNull(environment.<GraphQLContext>getContext())))));
    }

    /** A page of what was found. */
    record SearchConnection(int totalCount, List<SearchEdge> edges, SearchFacets facets, PageInfo pageInfo) {}

    /** A question that was found, and by what text. */
    record SearchEdge(String cursor, Question node, String text) {}

    /** Pieces of a text with what was found in it marked. */
    record Highlight(Field field, List<String> fragments) {

        enum Field {
            TITLE,
            PROMPT,
            ANSWER
        }
    }

    record SearchFacets(
            List<FacetCount> topics, List<FacetCount> difficulties, List<FacetCount> kinds, List<FacetCount> tags) {

        static SearchFacets of(Facets facets) {
            return new SearchFacets(
                    counts(facets.topics()),
                    counts(facets.difficulties()),
                    counts(facets.kinds()),
                    counts(facets.tags()));
        }

        private static List<FacetCount> counts(List<? extends Facets.Count<?>> counts) {
            return counts.stream()
                    .map(count -> new FacetCount(count.value().toString(), count.count()))
                    .toList();
        }
    }

    record FacetCount(String value, int count) {}

    @QueryMapping
    SearchConnection searchQuestions(
            @Argument String text,
            @Argument QuestionFilter.@Nullable Input filter,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            GraphQLContext context) {
        if (text.length() > MAX_TEXT) {
            throw new BadUserInput("text", "text must have at most " + MAX_TEXT + " characters");
        }
        QuestionFilter checked = QuestionFilter.of(filter);
        PageRequest request =
                cursors.read(new PageArguments(first, after, null, null), "search " + checked + " " + text);
        ReadingRights rights = ReadingRights.of(context);
        SearchResult result = keeper.get().search(text, checked, rights, request.limit(), after(request.position()));
        Map<QuestionId, Question> visible =
                catalog.listQuestions(result.hits().stream().map(Hit::id).toList(), rights);
        Page<Hit> page = request.page(result.hits(), cursors, SearchController::position);
        List<SearchEdge> edges = new ArrayList<>();
        page.edges().forEach(edge -> {
            Question question = visible.get(edge.node().id()); // none if it was retired just now
            if (question != null) {
                edges.add(new SearchEdge(edge.cursor(), question, text));
            }
        });
        return new SearchConnection(result.totalCount(), edges, SearchFacets.of(result.facets()), page.pageInfo());
    }

    private static @Nullable After after(List<String> position) {
        return position.isEmpty()
                ? null
                : new After(
                        Float.intBitsToFloat(Integer.parseInt(position.get(0))),
                        new QuestionId(UUID.fromString(position.get(1))));
    }

    private static List<String> position(Hit hit) {
        return List.of(
                Integer.toString(Float.floatToIntBits(hit.score())),
                hit.id().value().toString());
    }

    /** Only from texts that the viewer may read: those that are locked are not even there. */
    @BatchMapping(typeName = "QuestionSearchEdge")
    Map<SearchEdge, List<Highlight>> highlights(List<SearchEdge> edges) {
        List<Question> questions = edges.stream().map(SearchEdge::node).toList();
        Map<QuestionId, String> prompts = catalog.prompts(questions);
        Map<QuestionId, String> answers = catalog.answers(questions);
        Map<String, Highlights> texts = new HashMap<>();
        Map<SearchEdge, List<Highlight>> highlights = HashMap.newHashMap(edges.size());
        for (SearchEdge edge : edges) {
            Highlights marks = texts.computeIfAbsent(edge.text(), Highlights::of);
            QuestionId id = edge.node().id();
            List<Highlight> ofEdge = new ArrayList<>();
            add(ofEdge, marks, edge.node().title());
            add(ofEdge, Highlight.Field.PROMPT, marks, prompts.get(id));
            add(ofEdge, Highlight.Field.ANSWER, marks, answers.get(id));
            highlights.put(edge, ofEdge);
        }
        return highlights;
    }

    private static final int MAX_FRAGMENTS = 3;
    private static final String MARK = "<mark>";

    private static void add(
            List<Highlight> highlights, Highlight.Field field, Highlights marks, @Nullable String text) {
        List<String> fragments = text == null ? List.of() : marks.fragments(text, MAX_FRAGMENTS);
        if (!fragments.isEmpty()) {
            highlights.add(new Highlight(field, fragments));
        }
    }

    private static void add(List<Highlight> highlights, Highlights marks, @Nullable String title) {
        String marked = title == null ? "" : marks.title(title);
        if (marked.contains(MARK)) {
            highlights.add(new Highlight(Highlight.Field.TITLE, List.of(marked)));
        }
    }

    /** What a client asks to be shown beside a question. */
    record Related(QuestionId question, int first) {}

    @SchemaMapping(typeName = "Question")
    CompletableFuture<List<Question>> related(
            Question question, @Argument int first, DataLoader<Related, List<Question>> relatedQuestions) {
        if (first < 1 || first > MAX_RELATED) {
            throw new BadUserInput("first", "first must be between 1 and " + MAX_RELATED);
        }
        return relatedQuestions.load(new Related(question.id(), first));
    }

    /** Those of many questions are fetched by one statement. While there is no index, nothing is related. */
    private Map<Related, List<Question>> related(Set<Related> wanted, ReadingRights rights) {
        Map<Related, List<QuestionId>> found = HashMap.newHashMap(wanted.size());
        Set<QuestionId> all = new HashSet<>();
        for (Related of : wanted) {
            List<QuestionId> ids = keeper.isReady() ? keeper.get().related(of.question(), of.first()) : List.of();
            found.put(of, ids);
            all.addAll(ids);
        }
        Map<QuestionId, Question> questions = catalog.listQuestions(all, rights);
        Map<Related, List<Question>> related = HashMap.newHashMap(wanted.size());
        found.forEach((of, ids) -> related.put(
                of, ids.stream().map(questions::get).filter(Objects::nonNull).toList()));
        return related;
    }
}
