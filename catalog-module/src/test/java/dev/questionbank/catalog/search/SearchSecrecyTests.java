package dev.questionbank.catalog.search;

import static dev.questionbank.catalog.search.SearchFixtures.holderOf;
import static dev.questionbank.catalog.search.SearchFixtures.id;
import static dev.questionbank.catalog.search.SearchFixtures.inTopic;
import static dev.questionbank.catalog.search.SearchFixtures.open;
import static dev.questionbank.catalog.search.SearchFixtures.withLockedTitle;
import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.catalog.QuestionFilter;
import dev.questionbank.catalog.ReadingRights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words of locked texts do nothing for those who may not read these. */
class SearchSecrecyTests {

    @TempDir
    private Path folder;

    private SearchIndex index;

    @BeforeEach
    void create() {
        index = SearchIndex.create(folder.resolve("index"), "test");
        index.put(List.of(
                inTopic(1, "web", "First", "The canaryprompt sings.", "Nothing."),
                inTopic(2, "web", "Second", "Nothing.", "The canaryanswer sings aloud."),
                open(inTopic(3, "web", "Third", "An openprompt is here.", "A shutanswer is here."), true, false),
                open(inTopic(4, "web", "Fourth", "A shutprompt is here.", "An openanswer is here."), false, true),
                withLockedTitle(inTopic(7, "web", "The canarytitle whistles", "Nothing.", "Nothing.")),
                open(withLockedTitle(inTopic(8, "web", "An opentitle", "Nothing.", "Nothing.")), true, false)));
        index.refresh();
    }

    @AfterEach
    void close() {
        index.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "canaryprompt",
                "canaryanswer",
                "canaryprompts",
                "canarypromtp",
                "canar",
                "\"canaryanswer sings\"",
                "canaryanswer sings aloud",
                "shutprompt",
                "shutanswer",
                "canary-prompt",
                "canarytitle",
                "canarytilte",
                "\"canarytitle whistles\""
            })
    void lockedWordsAreFoundByHoldersAlone(String text) {
        for (ReadingRights stranger : List.of(ReadingRights.PREVIEWS_ONLY, holderOf("databases"))) {
            assertThat(search(text, stranger)).isEqualTo(SearchResult.NOTHING);
        }
        assertThat(search(text, holderOf("web")).totalCount()).isPositive();
        assertThat(search(text, ReadingRights.STAFF)).isEqualTo(search(text, holderOf("web")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"openprompt", "openanswer", "opentitle"})
    void openTextsAreFoundByEverybody(String text) {
        assertThat(search(text, ReadingRights.PREVIEWS_ONLY).totalCount()).isEqualTo(1);
        assertThat(search(text, holderOf("databases")).totalCount()).isEqualTo(1);
    }

    /** The same bank with other secrets gives a stranger the same answers, down to the scores. */
    @Test
    void lockedWordsElsewhereChangeNothing() {
        List<SearchDocument> plain = bank("Nothing to see.");
        List<SearchDocument> secret = bank("Closure closures closuring clos cloture event loop promise promises.");

        for (ReadingRights stranger : List.of(ReadingRights.PREVIEWS_ONLY, holderOf("databases"))) {
            for (String text :
                    List.of("closure", "clos", "closuer", "event loop", "promise of closures", "\"event loop\"")) {
                assertThat(answers(secret, text, stranger)).isEqualTo(answers(plain, text, stranger));
            }
        }
        assertThat(answers(secret, "closure", ReadingRights.STAFF))
                .isNotEqualTo(answers(plain, "closure", ReadingRights.STAFF));
    }

    @Test
    void relativesAreTheSameWhateverIsLocked() {
        List<SearchDocument> plain = bank("Nothing to see.");
        List<SearchDocument> secret = bank("Closure closures event loop promise.");

        assertThat(related(secret, 50)).isEqualTo(related(plain, 50)).isNotEmpty();
    }

    @Test
    void lockedTitlesChangeNothingElsewhere() {
        List<SearchDocument> plain = titled("Nothing to see");
        List<SearchDocument> secret = titled("Closure closures closuring, an event loop, a promise");

        for (ReadingRights stranger : List.of(ReadingRights.PREVIEWS_ONLY, holderOf("databases"))) {
            for (String text : List.of("closure", "clos", "closuer", "an", "event loop", "\"event loop\"", "nothing")) {
                assertThat(answers(secret, text, stranger)).isEqualTo(answers(plain, text, stranger));
            }
        }
        assertThat(answers(secret, "closure", holderOf("web")))
                .isNotEqualTo(answers(plain, "closure", holderOf("web")));
        for (int question : List.of(3, 50)) {
            assertThat(related(secret, question))
                    .isEqualTo(related(plain, question))
                    .isNotEmpty();
        }
    }

    private static List<SearchDocument> titled(String title) {
        List<SearchDocument> questions = new ArrayList<>(bank("Locked."));
        questions.replaceAll(question -> question.topicSlug().equals("web")
                ? withLockedTitle(inTopic(number(question), "web", title, "Locked.", "Locked."))
                : question);
        return questions;
    }

    private static int number(SearchDocument question) {
        return (int) question.id().value().getLeastSignificantBits();
    }

    /** More words that look alike than a search takes up are in the texts of another topic. */
    @Test
    void lockedWordsElsewhereDoNotCrowdOutOnesOwn() {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            words.append("canaryaa").append(i).append(' ');
        }
        index.put(List.of(
                inTopic(5, "databases", "Fifth", words.toString(), null),
                inTopic(6, "web", "Sixth", "The canaryzz sings.", null)));
        index.refresh();

        assertThat(search("canary", holderOf("web")).hits())
                .extracting(SearchResult.Hit::id)
                .contains(id(6));
    }

    @Test
    void whatIsNoLongerOpenIsNoLongerFound() {
        index.put(List.of(inTopic(3, "web", "Third", "An openprompt is here.", null)));
        index.refresh();

        assertThat(search("openprompt", ReadingRights.PREVIEWS_ONLY)).isEqualTo(SearchResult.NOTHING);
    }

    private SearchResult search(String text, ReadingRights rights) {
        return index.search(text, QuestionFilter.NONE, rights, 10, null);
    }

    private static List<SearchDocument> bank(String locked) {
        List<SearchDocument> questions = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            questions.add(inTopic(i, "web", i % 2 == 0 ? "Closures and loops" : "An event or promise", locked, locked));
        }
        questions.add(
                inTopic(50, "databases", "The closure of relations", "A closure.", "An event in a loop, a promise."));
        questions.add(inTopic(51, "databases", "Event sourcing", "Clos networks.", "The event loop; a closuer."));
        return questions;
    }

    private SearchResult answers(List<SearchDocument> questions, String text, ReadingRights rights) {
        try (SearchIndex other = SearchIndex.create(folder.resolve("other"), "test")) {
            other.put(questions);
            other.refresh();
            return other.search(text, QuestionFilter.NONE, rights, 50, null);
        }
    }

    private List<?> related(List<SearchDocument> questions, int question) {
        try (SearchIndex other = SearchIndex.create(folder.resolve("other"), "test")) {
            other.put(questions);
            other.refresh();
            return other.related(id(question), 10);
        }
    }
}
