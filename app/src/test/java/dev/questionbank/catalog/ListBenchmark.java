package dev.questionbank.catalog;

import dev.questionbank.benchmarks.MillionQuestions;
import dev.questionbank.catalog.EveryList.Combination;
import dev.questionbank.db.UuidConverter;
import dev.questionbank.db.graphql.PageRequest;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What pages of lists cost among a million questions: the first, the one at nine tenths of the list, and the last; and how
 * many rows the server reads for one, and what counting takes. Through the repository, without the texts and the HTTP.
 */
class ListBenchmark extends MillionQuestions {

    private static final int PAGE = 20;
    private static final int TIMES = 21;
    private static final int WARM_UP = 20;

    @Autowired
    private QuestionLists lists;

    @Autowired
    private OverviewCache overviews;

    @Autowired
    private TransactionTemplate transaction;

    private record Cost(String name, double first, double late, double last, long read) {

        double ratio() {
            return late / first;
        }

        double dearest() {
            return Math.max(first, Math.max(late, last));
        }

        void print() {
            System.out.printf(
                    Locale.ROOT, "%-58s %8.2f %8.2f %8.2f %7.2f %9d%n", name, first, late, last, ratio(), read);
        }
    }

    @Test
    void readPages() {
        Overview overview = overviews.get();
        List<String> large = overview.topics().stream()
                .sorted(Comparator.comparingInt(
                                (Topic topic) -> overview.counts(topic.id()).questions())
                        .reversed())
                .map(Topic::slug)
                .toList();
        Map<QuestionOrder, PageRequest> late = new HashMap<>();
        EveryList.orders().forEach(order -> late.put(order, atNineTenths(order)));
        warmUp(overview, large, late);
        for (List<String> tags : List.of(List.of("lang-de"), List.of(rareTag()))) {
            EveryList every = every(large, tags);
            System.out.printf("%nTag of filters by tag: %s%n", tags);
            List<Cost> costs = new ArrayList<>();
            List<double[]> counts = new ArrayList<>();
            for (Combination combination : every.combinations(overview)) {
                if (!tags.contains("lang-de") && combination.filter().tags().isEmpty()) {
                    continue;
                }
                double cold = once(() -> {
                    lists.catalogChanged(System.nanoTime());
                    return lists.count(combination.filter(), combination.rights());
                });
                double warm = medians(TIMES, () -> lists.count(combination.filter(), combination.rights()))[0];
                counts.add(new double[] {cold, warm});
                for (QuestionOrder order : EveryList.orders()) {
                    costs.add(measure(combination, order, Objects.requireNonNull(late.get(order))));
                }
            }
            report(costs, counts);
        }
    }

    private static EveryList every(List<String> largeTopics, List<String> tags) {
        return new EveryList(List.of(largeTopics.get(0), largeTopics.get(20), largeTopics.get(40)), tags);
    }

    /** As in an application that has been running for a while. */
    private void warmUp(Overview overview, List<String> large, Map<QuestionOrder, PageRequest> late) {
        for (Combination combination : every(large, List.of()).combinations(overview)) {
            for (int round = 0; round < WARM_UP; round++) {
                late.forEach((order, behind) -> List.of(EveryList.first(PAGE), behind, EveryList.last(PAGE))
                        .forEach(page -> lists.read(
                                List.of(new QuestionList(combination.filter(), order, page)), combination.rights())));
            }
        }
    }

    /** The largest tag whose questions are sorted. */
    private String rareTag() {
        return sql.fetchSingle("select t.slug from catalog_tag t join catalog_question_tag q on q.tag_id = t.id"
                        + " group by t.slug having count(*) <= " + ListPlan.MAX_SORTED
                        + " order by count(*) desc limit 1")
                .get(0, String.class);
    }

    private Cost measure(Combination combination, QuestionOrder order, PageRequest late) {
        ReadingRights rights = combination.rights();
        QuestionFilter filter = combination.filter();
        QuestionList first = new QuestionList(filter, order, EveryList.first(PAGE));
        QuestionList behind = new QuestionList(filter, order, late);
        QuestionList last = new QuestionList(filter, order, EveryList.last(PAGE));
        double[] millis = medians(
                TIMES,
                () -> lists.read(List.of(first), rights),
                () -> lists.read(List.of(behind), rights),
                () -> lists.read(List.of(last), rights));
        long read = Math.max(rowsRead(first, rights), rowsRead(behind, rights));
        return new Cost(
                combination.name() + " | " + order.field() + " " + order.direction(),
                millis[0],
                millis[1],
                millis[2],
                read);
    }

    /** The position at nine tenths of all questions, which is as good a place in every filtered list of the same order. */
    private PageRequest atNineTenths(QuestionOrder order) {
        boolean descending = order.isDescending() && order.field() != QuestionOrder.By.DIFFICULTY;
        String by = switch (order.field()) {
            case POSITION -> "t.position %1$s, q.topic_id %1$s, q.position %1$s";
            case PRACTICED -> "q.practiced_count %1$s";
            case DIFFICULTY ->
                "q.difficulty = 0, q.difficulty " + order.direction() + ", t.position, q.topic_id, q.position";
            case PUBLISHED_AT -> "q.published_at %1$s";
            case TITLE -> "q.sort_title %1$s";
        };
        Record row = sql.fetchSingle("select q.*, t.position as topic_position from catalog_question q"
                + " join catalog_topic t on t.id = q.topic_id where q.facet is not null order by "
                + by.formatted(descending ? "desc" : "asc") + (descending ? ", q.id desc" : ", q.id")
                + " limit 1 offset "
                + QUESTIONS / 10 * 9);
        String id = uuid(row.get("id", byte[].class));
        return EveryList.behind(
                switch (order.field()) {
                    case POSITION, DIFFICULTY ->
                        List.of(
                                Integer.toString(ListPlan.rank(difficulty(row), order)),
                                row.get("topic_position", String.class),
                                uuid(row.get("topic_id", byte[].class)),
                                row.get("position", String.class),
                                id);
                    case PRACTICED -> List.of(row.get("practiced_count", String.class), id);
                    case PUBLISHED_AT ->
                        List.of(
                                row.get("published_at", LocalDateTime.class)
                                        .toInstant(ZoneOffset.UTC)
                                        .toString(),
                                id);
                    case TITLE -> List.of(row.get("sort_title", String.class), id);
                },
                PAGE);
    }

    private static @Nullable Difficulty difficulty(Record row) {
        return new DifficultyConverter().from(row.get("difficulty", Byte.class));
    }

    private static String uuid(byte[] bytes) {
        return new UuidConverter().from(bytes).toString();
    }

    private long rowsRead(QuestionList list, ReadingRights rights) {
        Long read = transaction.execute(status -> {
            long before = handlerReads();
            lists.read(List.of(list), rights);
            return handlerReads() - before;
        });
        return read == null ? 0 : read;
    }

    private long handlerReads() {
        return sql.fetch("show session status like 'Handler_read%'").stream()
                .filter(row ->
                        !row.get(0, String.class).equals("Handler_read_rnd_next")) // of status and derived tables
                .mapToLong(row -> row.get(1, Long.class))
                .sum();
    }

    private static double once(Supplier<?> action) {
        long start = System.nanoTime();
        action.get();
        return seconds(start) * 1000;
    }

    private static void report(List<Cost> costs, List<double[]> counts) {
        for (boolean withTags : new boolean[] {false, true}) {
            List<Cost> some = costs.stream()
                    .filter(cost -> cost.name().contains("tags") == withTags)
                    .toList();
            if (!some.isEmpty()) {
                report(withTags ? "with a tag" : "without tags", some);
            }
        }
        double[] cold = counts.stream().mapToDouble(count -> count[0]).sorted().toArray();
        double[] warm = counts.stream().mapToDouble(count -> count[1]).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "totalCount: median %.3f ms, worst %.1f ms; the first time after a change: median %.1f ms, worst %.1f ms%n",
                warm[warm.length / 2],
                warm[warm.length - 1],
                cold[cold.length / 2],
                cold[cold.length - 1]);
    }

    private static void report(String which, List<Cost> costs) {
        double[] firsts = costs.stream().mapToDouble(Cost::first).sorted().toArray();
        double[] ratios = costs.stream().mapToDouble(Cost::ratio).sorted().toArray();
        long[] reads = costs.stream().mapToLong(Cost::read).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%d lists %s; first page: median %.2f ms, worst %.2f; 90 %% / first: median %.2f, 95th %.2f, worst %.2f;"
                        + " rows read: median %d, worst %d%n",
                costs.size(),
                which,
                firsts[firsts.length / 2],
                firsts[firsts.length - 1],
                ratios[ratios.length / 2],
                ratios[ratios.length * 95 / 100],
                ratios[ratios.length - 1],
                reads[reads.length / 2],
                reads[reads.length - 1]);
        System.out.printf(
                "%-58s %8s %8s %8s %7s %9s%n", "dearest", "first ms", "90 % ms", "last ms", "ratio", "rows read");
        costs.stream()
                .sorted(Comparator.comparingDouble(Cost::dearest).reversed())
                .limit(8)
                .forEach(Cost::print);
        System.out.println("highest ratio");
        costs.stream()
                .sorted(Comparator.comparingDouble(Cost::ratio).reversed())
                .limit(5)
                .forEach(Cost::print);
    }
}
