package dev.questionbank.catalog.search;

import static dev.questionbank.catalog.search.SearchFixtures.holderOf;
import static dev.questionbank.catalog.search.SearchFixtures.id;
import static dev.questionbank.catalog.search.SearchFixtures.inTopic;
import static dev.questionbank.catalog.search.SearchFixtures.open;
import static dev.questionbank.catalog.search.SearchFixtures.rated;
import static dev.questionbank.catalog.search.SearchFixtures.tagged;
import static dev.questionbank.catalog.search.SearchFixtures.titled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.catalog.Difficulty;
import dev.questionbank.catalog.Kind;
import dev.questionbank.catalog.QuestionFilter;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.Readability;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.catalog.search.Facets.Count;
import dev.questionbank.catalog.search.SearchResult.After;
import dev.questionbank.catalog.search.SearchResult.Hit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchIndexTests {

    private static final ReadingRights VISITOR = ReadingRights.PREVIEWS_ONLY;

    @TempDir
    private Path folder;

    @Test
    void filtersByEveryAxis() {
        try (SearchIndex index = filled(
                tagged(rated(inTopic(1, "web", "Closures", "", null), Difficulty.EASY, Kind.CODING), "js"),
                tagged(rated(inTopic(2, "web", "Closures", "", null), Difficulty.HARD, Kind.CODING), "css"),
                open(rated(inTopic(3, "databases", "Closures", "", null), null, Kind.TECHNICAL), true, false))) {
            assertThat(ids(index, filter(Set.of("web"), Set.of(), Set.of(), null)))
                    .containsExactly(1, 2);
            assertThat(ids(index, filter(Set.of("web", "databases"), Set.of(), Set.of(), null)))
                    .containsExactly(1, 2, 3);
            assertThat(ids(index, filter(Set.of("web"), Set.of(Difficulty.HARD), Set.of(), null)))
                    .containsExactly(2);
            assertThat(ids(index, filter(Set.of(), Set.of(), Set.of("js", "css"), null)))
                    .containsExactly(1, 2);
            assertThat(ids(index, filter(Set.of(), Set.of(), Set.of(), true))).containsExactly(3);
            assertThat(ids(index, filter(Set.of(), Set.of(), Set.of(), false))).containsExactly(1, 2);
            assertThat(ids(index, filter(Set.of("unknown"), Set.of(), Set.of(), null)))
                    .isEmpty();
            assertThat(index.search(
                                    "closures",
                                    new QuestionFilter(Set.of(), Set.of(), Set.of(Kind.TECHNICAL), Set.of(), null),
                                    VISITOR,
                                    9,
                                    null)
                            .hits())
                    .extracting(Hit::id)
                    .containsExactly(id(3));
            assertThat(index.search("closures", filter(Set.of(), Set.of(), Set.of(), false), holderOf("web"), 9, null)
                            .totalCount())
                    .isZero();
        }
    }

    @Test
    void countsAnAxisBehindTheFiltersOfTheOthers() {
        try (SearchIndex index = filled(
                tagged(rated(inTopic(1, "web", "Closures", "", null), Difficulty.EASY, Kind.CODING), "js", "css"),
                tagged(rated(inTopic(2, "web", "Closures", "", null), Difficulty.HARD, Kind.CODING), "js"),
                tagged(rated(inTopic(3, "databases", "Closures", "", null), Difficulty.HARD, null), "sql"),
                rated(inTopic(4, "databases", "Closures", "", null), Difficulty.EASY, null),
                rated(inTopic(5, "databases", "Joins", "", null), Difficulty.EASY, null))) {
            Facets all = index.search("closures", QuestionFilter.NONE, VISITOR, 1, null)
                    .facets();
            assertThat(all.topics()).containsExactly(new Count<>("databases", 2), new Count<>("web", 2));
            assertThat(all.difficulties())
                    .containsExactly(new Count<>(Difficulty.EASY, 2), new Count<>(Difficulty.HARD, 2));
            assertThat(all.kinds()).containsExactly(new Count<>(Kind.CODING, 2));
            assertThat(all.tags()).containsExactly(new Count<>("js", 2), new Count<>("css", 1), new Count<>("sql", 1));

            SearchResult hardInWeb = index.search(
                    "closures", filter(Set.of("web"), Set.of(Difficulty.HARD), Set.of(), null), VISITOR, 1, null);
            assertThat(hardInWeb.totalCount()).isEqualTo(1);
            assertThat(hardInWeb.facets().topics()).containsExactly(new Count<>("databases", 1), new Count<>("web", 1));
            assertThat(hardInWeb.facets().difficulties())
                    .containsExactly(new Count<>(Difficulty.EASY, 1), new Count<>(Difficulty.HARD, 1));
            assertThat(hardInWeb.facets().tags()).containsExactly(new Count<>("js", 1));
        }
    }

    @Test
    void namesTheMostFrequentTagsAlone() {
        SearchDocument[] questions = new SearchDocument[60];
        Arrays.setAll(questions, i -> tagged(titled(i, "Closures"), "tag" + i, "all"));
        try (SearchIndex index = filled(questions)) {
            List<Count<String>> tags = index.search("closures", QuestionFilter.NONE, VISITOR, 1, null)
                    .facets()
                    .tags();

            assertThat(tags).hasSize(50).startsWith(new Count<>("all", 60), new Count<>("tag0", 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"closures", "closures loops", "what closure event"})
    void pagesHoldEveryHitOnceInOneOrder(String text) {
        SearchDocument[] questions = new SearchDocument[200];
        Arrays.setAll(
                questions,
                i -> titled(
                        (i * 37) % 200,
                        "Closures" + " loops".repeat(i % 3) + (i % 5 == 0 ? " and what an event " + i : "")));
        try (SearchIndex index = filled(questions)) {
            SearchResult whole = index.search(text, QuestionFilter.NONE, VISITOR, 1000, null);
            assertThat(whole.totalCount()).isEqualTo(whole.hits().size()).isGreaterThan(20);
            assertThat(whole.hits())
                    .isSortedAccordingTo((one, other) -> one.score() == other.score()
                            ? one.id().value().compareTo(other.id().value())
                            : Float.compare(other.score(), one.score()));

            List<Hit> paged = new ArrayList<>();
            After after = null;
            SearchResult page = index.search(text, QuestionFilter.NONE, VISITOR, 7, after);
            while (!page.hits().isEmpty() && paged.size() <= whole.totalCount()) {
                assertThat(page.totalCount()).isEqualTo(whole.totalCount());
                paged.addAll(page.hits());
                after = page.hits().getLast().place();
                page = index.search(text, QuestionFilter.NONE, VISITOR, 7, after);
            }
            assertThat(paged).isEqualTo(whole.hits());
        }
    }

    @Test
    void newerTextsTakeThePlaceOfOlderOnes() {
        try (SearchIndex index = filled(titled(1, "Closures"), titled(2, "Closures"))) {
            index.put(List.of(titled(1, "Promises")));
            index.remove(List.of(id(2), id(99)));
            assertThat(ids(index, QuestionFilter.NONE)).containsExactly(1, 2);

            index.refresh();

            assertThat(ids(index, QuestionFilter.NONE)).isEmpty();
            assertThat(index.search("promises", QuestionFilter.NONE, VISITOR, 9, null)
                            .totalCount())
                    .isEqualTo(1);
            assertThat(index.size()).isEqualTo(1);
        }
    }

    @Test
    void relativesAreAboutTheSame() {
        try (SearchIndex index = filled(
                tagged(titled(1, "How do closures capture variables?"), "functions"),
                tagged(titled(2, "What does a closure capture?"), "functions"),
                titled(3, "What is flexbox?"),
                tagged(titled(4, "Wie geht closure?"), "lang:de", "functions"),
                inTopic(5, "databases", "What is an index?", "", null))) {
            assertThat(index.related(id(1), 10))
                    .startsWith(id(2))
                    .contains(id(3))
                    .doesNotContain(id(1), id(4), id(5));
            assertThat(index.related(id(1), 1)).containsExactly(id(2));
            assertThat(index.related(id(99), 10)).isEmpty();
        }
    }

    @Test
    void isThereAgainAsItWasCommitted() {
        try (SearchIndex index = filled(titled(1, "Closures"))) {
            index.commit(42);
            index.put(List.of(titled(2, "Closures")));
        }

        assertThat(SearchIndex.open(folder)).isInstanceOfSatisfying(Opening.Opened.class, opened -> {
            try (SearchIndex index = opened.index()) {
                assertThat(index.catalog()).isEqualTo("test");
                assertThat(index.change()).isEqualTo(42);
                assertThat(ids(index, QuestionFilter.NONE)).containsExactly(1);
                index.put(List.of(titled(3, "Closures")));
                index.refresh();
                assertThat(ids(index, QuestionFilter.NONE)).containsExactly(1, 3);
            }
        });
    }

    @Test
    void whatWasNeverCommittedIsUnusable() {
        filled(titled(1, "Closures")).close();

        assertThat(SearchIndex.open(folder)).isInstanceOf(Opening.Unusable.class);
        assertThat(SearchIndex.open(folder.resolve("missing"))).isInstanceOf(Opening.Unusable.class);
    }

    /** Every file in turn: a byte changed in its middle, cut short, or gone. */
    @ParameterizedTest
    @ValueSource(strings = {"changed", "short", "gone"})
    void aDamagedIndexIsUnusableAndCanBeMadeAnew(String damage) throws IOException {
        try (SearchIndex index = filled(titled(1, "Closures"), titled(2, "Promises"))) {
            index.commit(1);
        }
        List<Path> files = files();
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            byte[] whole = Files.readAllBytes(file);
            byte[] damaged = damage.equals("short") ? Arrays.copyOf(whole, whole.length / 2) : whole.clone();
            damaged[damaged.length / 2] ^= 0x55;
            if (damage.equals("gone")) {
                Files.delete(file);
            } else {
                Files.write(file, damaged);
            }
            assertThat(SearchIndex.open(folder)).as(file.toString()).isInstanceOf(Opening.Unusable.class);
            Files.write(file, whole);
        }
        Files.write(files.getLast(), new byte[] {1, 2, 3});
        try (SearchIndex index = filled(titled(3, "Closures"))) {
            assertThat(ids(index, QuestionFilter.NONE)).containsExactly(3);
        }
    }

    @Test
    void takesQuestionsFromTwoThreads() throws InterruptedException {
        try (SearchIndex index = SearchIndex.create(folder, "test")) {
            List<Thread> threads = Stream.of(0, 1)
                    .map(odd -> Thread.ofPlatform().start(() -> {
                        for (int i = odd; i < 1000; i += 2) {
                            index.put(List.of(titled(i, "Closures")));
                        }
                    }))
                    .toList();
            for (Thread thread : threads) {
                thread.join();
            }
            index.refresh();

            assertThat(index.size()).isEqualTo(1000);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.endsWith("write.lock")).sorted().toList();
        }
    }

    private SearchIndex filled(SearchDocument... questions) {
        SearchIndex index = SearchIndex.create(folder, "test");
        index.put(Arrays.asList(questions));
        index.refresh();
        return index;
    }

    private static QuestionFilter filter(
            Set<String> topics, Set<Difficulty> difficulties, Set<String> tags, @Nullable Boolean readable) {
        @Nullable Readability access = readable == null ? null : Readability.of(readable);
        return new QuestionFilter(topics, difficulties, Set.of(), tags, access);
    }

    private static List<Integer> ids(SearchIndex index, QuestionFilter filter) {
        SearchResult result = index.search("closures", filter, VISITOR, 10, null);
        assertThat(result.totalCount()).isEqualTo(result.hits().size());
        return result.hits().stream()
                .map(Hit::id)
                .map(QuestionId::value)
                .map(id -> (int) id.getLeastSignificantBits())
                .sorted()
                .toList();
    }
}
