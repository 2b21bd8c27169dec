package dev.questionbank.catalog.search;

import static dev.questionbank.catalog.search.SearchFixtures.holderOf;
import static dev.questionbank.catalog.search.SearchFixtures.id;
import static dev.questionbank.catalog.search.SearchFixtures.inTopic;
import static dev.questionbank.catalog.search.SearchFixtures.open;
import static dev.questionbank.catalog.search.SearchFixtures.tagged;
import static dev.questionbank.catalog.search.SearchFixtures.titled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.catalog.QuestionFilter;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.catalog.search.SearchResult.Hit;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchMatchingTests {

    @TempDir
    private Path folder;

    private SearchIndex index;

    @BeforeEach
    void create() {
        index = SearchIndex.create(folder, "test");
    }

    @AfterEach
    void close() {
        index.close();
    }

    @ParameterizedTest
    @CsvSource({
        "closure,Explain closures",
        "closures,Explain a closure",
        "clousre,Explain a closure",
        "closur,Explain a closure",
        "javascrpit,What is JavaScript?",
        "deduplicaton problm,A deduplication problem",
        "use effect,How does useEffect work?",
        "useEffect,How to use effect hooks",
        "UseEffect,useeffect basics",
        "effect,How does useEffect work?",
        "nodejs,Streams in Node.js",
        "node.js,Streams in Node.js",
        "node js,Streams in Node.js",
        "frontend,A front-end developer",
        "front end,A frontend developer",
        "hash map,HashMap in depth",
        "HashMap,A hash map in depth",
        "tcp,The TCP/IP stack",
        "tcp/ip,The TCP/IP stack",
        "O(n log n),Why is sorting O(n log n)?",
        "O(N LOG N),Why is sorting O(n·log n)?",
        "uber,Was ist über?",
        "функции,Что такое функция?",
        "闭包,什么是闭包？",
        "闭,什么是闭包？",
        "클로저,클로저를 설명하세요",
        "ปิด,ฟังก์ชันปิดคืออะไร",
        "إغلاق,ما هو الإغلاق"
    })
    void findsATitle(String text, String title) {
        put(titled(1, title), titled(2, "Something else entirely"));

        assertThat(find(text)).containsExactly(1);
    }

    @ParameterizedTest
    @CsvSource({
        "cat,What is a dog?",
        "cars,What is a cat?",
        "c,C++ templates",
        "java,A language called jovial",
        "script,JavaScript",
        "java,Is it JavaScripts fault or what"
    })
    void leavesOutWhatIsOnlyRemotelyAlike(String text, String title) {
        put(titled(1, title));

        assertThat(find(text + " ")).isEmpty();
    }

    @Test
    void exactWordsComeBeforeFormsBeforeTypos() {
        put(titled(1, "A closuer here"), titled(2, "A closures here"), titled(3, "A closure here"));

        assertThat(find("closure")).containsExactly(3, 2, 1);
    }

    @Test
    void titlesComeBeforeTagsBeforePromptsBeforeAnswers() {
        put(
                open(inTopic(1, "a", "First", "Nothing", "About kubernetes it is."), true, true),
                open(inTopic(2, "a", "Second", "About kubernetes it is.", "Nothing"), true, true),
                open(tagged(inTopic(3, "a", "Third", "Nothing", "Nothing to see"), "kubernetes"), true, true),
                open(inTopic(4, "a", "About kubernetes", "Nothing", "Nothing to see"), true, true));

        assertThat(find("kubernetes")).containsExactly(4, 3, 2, 1);
        assertThat(find("kubernetes", ReadingRights.STAFF)).containsExactly(4, 3, 2, 1);
    }

    @Test
    void lockedPromptsComeBeforeLockedAnswers() {
        put(
                inTopic(1, "a", "First", "Nothing", "About kubernetes it is."),
                inTopic(2, "a", "Second", "About kubernetes it is.", "Nothing"));

        assertThat(find("kubernetes", ReadingRights.STAFF)).containsExactly(2, 1);
        assertThat(find("kubernetes", holderOf("a"))).containsExactly(2, 1);
    }

    @ParameterizedTest
    @CsvSource({"C++,2", "C#,3", "C,1", "F#,4", ".NET,5"})
    void tellsLanguagesApartByTheirMarks(String text, int expected) {
        put(
                titled(1, "What is C?"),
                titled(2, "What is C++?"),
                titled(3, "What is C#?"),
                titled(4, "What is F#?"),
                titled(5, "What is .NET?"));

        assertThat(find(text)).containsExactly(expected);
    }

    @Test
    void mostWordsOfALongQueryAreEnough() {
        put(
                titled(1, "Virtual memory paging explained"),
                titled(2, "Virtual reality"),
                titled(3, "Memory of an elephant"));

        assertThat(find("virtual memory segmentation paging")).containsExactly(1);
        assertThat(find("virtual elephant")).isEmpty();
    }

    @Test
    void neighboursComeFirst() {
        put(
                titled(1, "The loop of a long and tiresome event"),
                titled(2, "The long and tiresome event loop of"),
                titled(3, "The loop of a long and tiresome event"));

        assertThat(find("event loop")).startsWith(2);
    }

    @Test
    void quotedWordsMustStandSideBySide() {
        put(titled(1, "The event loop"), titled(2, "A loop for every event"), titled(3, "Event and loop"));

        assertThat(find("\"event loop\"")).containsExactly(1);
        assertThat(find("“event loop”")).containsExactly(1);
        assertThat(find("\"event loop")).contains(1, 2, 3);
        assertThat(find("\"\" event")).contains(1, 2, 3);
        assertThat(find("every \"loop for\"")).containsExactly(2);
    }

    @Test
    void quotedChineseMustStandSideBySide() {
        put(titled(1, "闭包和React原理"), titled(2, "原理和闭包"));

        assertThat(find("\"闭包和React\"")).containsExactly(1);
        assertThat(find("\"和闭包\"")).containsExactly(2);
    }

    @Test
    void stopWordsNeedNotBeThere() {
        put(titled(1, "Closures"), titled(2, "What is the point of all this?"), titled(3, "How to win"));

        assertThat(find("what is the meaning of closures")).isEmpty();
        assertThat(find("what are the closures")).containsExactly(1);
        assertThat(find("wie sind die closures")).containsExactly(1);
        assertThat(find("what is the")).containsExactly(2);
        assertThat(find("how to")).containsExactly(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\"",
                "\"\"",
                "🎉",
                "\u0000\u0001\u0002",
                "+ - ! ( ) { } [ ] ^ ~ * ? : \\ /",
                "AND OR NOT",
                "a:b*~2",
                "\uD800",
                "((((",
                "\"\"\"\"\"",
                "\uD83D",
                "O(",
                "O(n",
                ".",
                ".net.net.net",
                "-",
                "' ’"
            })
    void oddTextsAreAnswered(String text) {
        put(titled(1, "Closures"));

        assertThat(find(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"closures ", "x", "== ", "闭", "\" ", "a.b", "é", "O(n) ", "wörd ", "ab-", "\u202E", "C++ "})
    void endlessTextsAreAnswered(String piece) {
        put(titled(1, "Closures"));

        List<Integer> found = find(piece.repeat(10_000 / piece.length()));

        assertThat(found).isEqualTo(piece.equals("closures ") ? List.of(1) : List.of());
    }

    @Test
    void operatorsAreFound() {
        put(titled(1, "What is the difference between == and ===?"), titled(2, "What is equality?"));

        assertThat(find("===")).containsExactly(1);
        assertThat(find("== vs ===")).containsExactly(1);
        assertThat(find("&& ||")).isEmpty();
    }

    @Test
    void languageTagsAreNoWords() {
        put(tagged(titled(1, "Was ist das?"), "lang:de", "css"));

        assertThat(find("de")).isEmpty();
        assertThat(find("css")).containsExactly(1);
    }

    private void put(SearchDocument... questions) {
        index.put(Arrays.asList(questions));
        index.refresh();
    }

    private List<Integer> find(String text) {
        return find(text, ReadingRights.PREVIEWS_ONLY);
    }

    private List<Integer> find(String text, ReadingRights rights) {
        SearchResult result = index.search(text, QuestionFilter.NONE, rights, 10, null);
        assertThat(result.totalCount()).isEqualTo(result.hits().size());
        return result.hits().stream()
                .map(Hit::id)
                .map(SearchMatchingTests::number)
                .toList();
    }

    private static int number(QuestionId id) {
        int number = (int) id.value().getLeastSignificantBits();
        assertThat(id).isEqualTo(id(number));
        return number;
    }
}
