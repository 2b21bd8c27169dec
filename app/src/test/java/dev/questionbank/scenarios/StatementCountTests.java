package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Beside;
import dev.questionbank.testing.Desk;
import dev.questionbank.testing.RunningApplication;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No list may send more statements because it is longer. */
@Beside
class StatementCountTests extends RunningApplication {

    private static final int MAX_FOR_TOPIC_PAGE = 8;

    private String slug = "";

    @BeforeEach
    void loadBank() {
        slug = published(Bank.of(120));
        person("ADMIN")
                .send(
                        "SavePlan",
                        Map.of(
                                "input",
                                Map.of(
                                        "name",
                                        "Counted",
                                        "priceCents",
                                        1,
                                        "currency",
                                        "EUR",
                                        "interval",
                                        "ONCE",
                                        "topicSlugs",
                                        List.of(slug))));
    }

    @Test
    void topicPageCostsTheSameForFiveAndForAHundredQuestions() {
        for (Api api : List.of(visitor(), person(), person("CURATOR"))) {
            api.send("TopicPage", Map.of("slug", slug)); // the account appears at the first request
            List<String> few = topicPage(api, published(Bank.of(120)), 5);
            List<String> many = topicPage(api, published(Bank.of(120)), 100);

            assertThat(many).hasSameSizeAs(few).hasSizeLessThanOrEqualTo(MAX_FOR_TOPIC_PAGE);
        }
    }

    /** Of a topic that nobody has read yet, so that no text is in memory. */
    private List<String> topicPage(Api api, String slug, int first) {
        return statements.during(() -> api.send("TopicPage", Map.of("slug", slug, "first", first)));
    }

    @Test
    void listCostsTheSameForFiveAndForAHundredQuestionsWhateverItsFilter() {
        for (Map<String, Object> filter : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("difficulties", List.of("HARD"), "access", "LOCKED"),
                Map.of("tags", List.of("one"), "kinds", List.of("TECHNICAL")))) {
            List<String> few = questionList(filter, published(Bank.of(120)), 5);
            List<String> many = questionList(filter, published(Bank.of(120)), 100);

            assertThat(many).hasSameSizeAs(few).hasSizeLessThanOrEqualTo(MAX_FOR_TOPIC_PAGE);
        }
    }

    private List<String> questionList(Map<String, Object> filter, String slug, int first) {
        Map<String, Object> ofTopic = new HashMap<>(filter);
        ofTopic.put("topics", List.of(slug));
        return statements.during(() -> visitor().send("QuestionList", Map.of("filter", ofTopic, "first", first)));
    }

    @Test
    void topicListCostsTheSameForOneAndForFiftyTopics() {
        assertThat(statements.during(() -> visitor().send("TopicList", Map.of("first", 50))))
                .hasSameSizeAs(statements.during(() -> visitor().send("TopicList", Map.of("first", 1))))
                .isEmpty(); // topics and their counts are in memory
    }

    @Test
    void changingATopicCostsTheSameForThreeAndForAHundredQuestions() {
        String small = published(Bank.of(3));
        setLockedTitles(small, "HIDDEN");
        setLockedTitles(slug, "HIDDEN");

        assertThat(writes(statements.during(() -> setLockedTitles(slug, "SHOWN"))))
                .hasSameSizeAs(writes(statements.during(() -> setLockedTitles(small, "SHOWN"))));
    }

    /** Without what the node reads anew behind each change, sometimes here and sometimes by its own clock. */
    private static List<String> writes(List<String> sent) {
        return sent.stream()
                .filter(statement -> !statement.startsWith("select"))
                .toList();
    }

    @Test
    void questionsOfManyTopicsTakeOneStatement() {
        published(Bank.of(3));
        String document =
                "query($n: Int) { topics(last: $n) { edges { node { questions(first: 2) { edges { node { title } } } } } } }";

        assertThat(statements.during(() -> visitor().query(document, Map.of("n", 2))))
                .hasSameSizeAs(statements.during(() -> visitor().query(document, Map.of("n", 1))));
    }

    @Test
    void whatAMemberHoldsCostsTheSameHoweverMuchItIs() {
        Api admin = person("ADMIN");
        Api member = person();
        String account = member.send("Me", Map.of()).at("/viewer/id").stringValue();
        String plan = visitor().send("Plans", Map.of()).at("/plans/0/id").stringValue();
        Map<String, Object> grant =
                Map.of("input", Map.of("accountId", account, "planId", plan, "days", 1, "reason", "a test"));

        admin.send("Grant", grant);
        List<String> one = statements.during(() -> member.send("Me", Map.of()));
        admin.send("Grant", grant);
        admin.send("Grant", grant);

        assertThat(statements.during(() -> member.send("Me", Map.of()))).hasSameSizeAs(one);
    }

    @Test
    void whatAMemberKeepsCostsTheSameForOneAndForAHundredQuestions() {
        Api member = person();
        Desk desk = new Desk(member);
        List<String> questions = Desk.questions(visitor(), slug);
        Map<String, Object> session = Map.of("topics", List.of(slug), "size", 100, "minutes", 1);
        for (String question : questions) {
            desk.done("setBookmark", "question { id }", Map.of("questionId", question, "bookmarked", true));
            desk.done("saveNote", "question { id }", Map.of("questionId", question, "note", "a"));
        }
        questions.subList(0, 5).forEach(question -> desk.practise(question, Map.of()));
        for (String name : List.of("One", "Two")) {
            String list = desk.done("createPracticeList", "list { id }", Map.of("name", name))
                    .at("/list/id")
                    .stringValue();
            desk.done("addToPracticeList", "list { id }", Map.of("listId", list, "questionIds", questions));
        }
        String node = "edges { node { id title myPractice { bookmarked note attempts } } }";
        for (String list : List.of(
                "bookmarks(first: %d) { " + node + " }",
                "notes(last: %d) { " + node + " }",
                "history(first: %d) { edges { node { grade question { id title } } } }",
                "lists { size questions(first: %d) { " + node + " } }")) {
            List<String> few = statements.during(() -> desk.read(list.formatted(1)));
            assertThat(statements.during(() -> desk.read(list.formatted(100))))
                    .as(list)
                    .hasSameSizeAs(few)
                    .hasSizeLessThanOrEqualTo(6);
        }
        String started = "session { questions { id title } result { questions { grade question { id } } } }";
        Map<String, Object> small = new HashMap<>(session);
        small.put("size", 1);
        desk.done("startSession", started, small); // the next one finishes it
        List<String> few = statements.during(() -> desk.done("startSession", started, small));
        assertThat(statements.during(() -> desk.done("startSession", started, session)))
                .hasSameSizeAs(few);
    }

    @Test
    void whatAMemberSeesAtQuestionsCostsTheSameForOneAndForAHundred() {
        Desk desk = new Desk(person());
        List<String> questions = Desk.questions(visitor(), slug);
        questions.subList(0, 5).forEach(question -> {
            desk.practise(question, Map.of());
            desk.done("snoozeQuestion", "question { id }", Map.of("questionId", question));
        });
        for (String list : List.of(
                "bookmarks(first: %d) { edges { node { nextIntervals { dueAt } myPause { until } myPractice { dueAt } } } }",
                "queue(first: %d) { edges { node { changed question { nextIntervals { dueAt } myPause { until } } } } }")) {
            desk.done("setBookmark", "question { id }", Map.of("questionId", questions.getFirst(), "bookmarked", true));
            List<String> few = statements.during(() -> desk.read(list.formatted(1)));
            questions.forEach(question ->
                    desk.done("setBookmark", "question { id }", Map.of("questionId", question, "bookmarked", true)));
            assertThat(statements.during(() -> desk.read(list.formatted(100))))
                    .as(list)
                    .hasSameSizeAs(few);
        }
        String calendar = "calendar(from: \"%s\", to: \"%s\") { attempts evidence { id } }";
        LocalDate today = LocalDate.now();
        assertThat(statements.during(() -> desk.read(calendar.formatted(today.minusDays(300), today.plusDays(1)))))
                .hasSize(3);
    }

    @Test
    void writingDownAReviewTakesSixStatements() {
        Desk desk = new Desk(person());
        List<String> questions = Desk.questions(visitor(), slug);
        desk.practise(questions.get(0), Map.of());
        for (String question : List.of(questions.get(1), questions.get(1))) {
            List<String> sent = statements.during(() -> desk.practise(question, Map.of()));
            int begin = IntStream.range(0, sent.size())
                    .filter(i -> sent.get(i).contains("access_account")
                            && sent.get(i).contains("share"))
                    .findFirst()
                    .orElseThrow();
            List<String> inTransaction = sent.subList(begin, sent.size()).stream()
                    .takeWhile(statement -> statement.startsWith("insert")
                            || statement.contains(" for ")
                            || statement.contains("share"))
                    .toList();
            assertThat(inTransaction).hasSizeBetween(5, 6);
            assertThat(sent.stream().filter(statement -> statement.startsWith("insert")))
                    .as("all that is written")
                    .hasSizeLessThanOrEqualTo(4);
        }
    }

    @Test
    void plansCostTheSameHoweverManyThereAre() {
        List<String> before = statements.during(() -> visitor().send("Plans", Map.of()));
        loadBank();

        assertThat(statements.during(() -> visitor().send("Plans", Map.of()))).hasSameSizeAs(before);
    }

    @Test
    void whoAsksAndWhatThatPersonMayReadIsOneStatementARequest() {
        String slug = published(Bank.of(20));
        Api member = memberOf(slug);
        Supplier<List<String>> asVisitor =
                () -> statements.during(() -> visitor().query(TITLES, Map.of("slug", slug)));
        asVisitor.get();

        assertThat(statements.during(() -> member.query(TITLES, Map.of("slug", slug))))
                .hasSize(asVisitor.get().size() + 1)
                .first(STRING)
                .contains("access_entitlement_span");
    }

    private static final String TITLES =
            "query($slug: String!) { topic(slug: $slug) { questions(first: 20) { edges { node { title access { prompt { reason } } } } } } }";
}
