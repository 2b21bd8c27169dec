package dev.questionbank.catalog;

import dev.questionbank.benchmarks.MillionQuestions;
import dev.questionbank.catalog.EveryList.Combination;
import dev.questionbank.db.graphql.PageRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What pages of lists cost among a million questions: the first, the one at nine tenths of the list, and the last; and how
 * many rows the server reads for one, and what counting takes. Through the repository, without the texts and the HTTP.
 */
class ListBenchmark extends MillionQuestions {

    private static final int PAGE = 20;
    private static final int TIMES = 15;

    @Autowired
    private QuestionLists lists;

    @Autowired
    private QuestionListRepository repository;

    @Autowired
    private OverviewCache overviews;

    @Autowired
    private TransactionTemplate transaction;

    private record Cost(String name, double first, double late, double last, long read) {}

    @Test
    void readPages() {
        Overview overview = overviews.get();
        List<String> large = overview.topics().stream()
                .sorted(Comparator.comparingInt(
                                (Topic topic) -> overview.counts(topic.id()).questions())
                        .reversed())
                .map(Topic::slug)
                .toList();
        for (List<String> tags : List.of(List.of("lang-de"), List.of("data-science"))) {
            EveryList every = new EveryList(List.of(large.get(0), large.get(20), large.get(40)), tags);
            System.out.printf("%nTag of filters by tag: %s%n", tags);
            List<Cost> costs = new ArrayList<>();
            List<double[]> counts = new ArrayList<>();
            for (Combination combination : every.combinations(overview)) {
                if (tags.contains("data-science") && combination.filter().tags().isEmpty()) {
                    continue;
                }
                double cold = once(() -> {
                    lists.catalogChanged(0);
                    return lists.count(combination.filter(), combination.rights());
                });
                double warm = median(TIMES, i -> lists.count(combination.filter(), combination.rights()));
                counts.add(new double[] {cold, warm});
                for (QuestionOrder order : EveryList.orders()) {
                    costs.add(measure(combination, order));
                }
            }
            report(costs, counts);
        }
    }

    private Cost measure(Combination combination, QuestionOrder order) {
        ReadingRights rights = combination.rights();
        QuestionFilter filter = combination.filter();
        QuestionList first = new QuestionList(filter, order, EveryList.first(PAGE));
        PageRequest late = atNineTenths(combination, order);
        double firstMillis = median(TIMES, i -> lists.read(List.of(first), rights));
        double lateMillis = median(TIMES, i -> lists.read(List.of(new QuestionList(filter, order, late)), rights));
        double lastMillis =
                median(TIMES, i -> lists.read(List.of(new QuestionList(filter, order, EveryList.last(PAGE))), rights));
        long read = Math.max(rowsRead(first, rights), rowsRead(new QuestionList(filter, order, late), rights));
        return new Cost(
                combination.name() + " | " + order.field() + " " + order.direction(),
                firstMillis,
                lateMillis,
                lastMillis,
                read);
    }

    /** The page behind nine tenths of the list: found by pages from its end, where the last tenth is not too long, or by a probe. */
    private PageRequest atNineTenths(Combination combination, QuestionOrder order) {
        int count = lists.count(combination.filter(), combination.rights());
        int steps = Math.min(count / 10 / 100, 150);
        PageRequest page = EveryList.last(100);
        List<String> position = List.of();
        for (int i = 0; i <= steps; i++) {
            List<QuestionList.Row> rows = lists.read(
                            List.of(new QuestionList(combination.filter(), order, page)), combination.rights())
                    .values()
                    .iterator()
                    .next()
                    .rows();
            if (rows.isEmpty()) {
                break;
            }
            position = rows.get(Math.min(rows.size() - 1, 99)).position();
            page = new PageRequest("every list", 100, false, position);
        }
        return position.isEmpty() ? EveryList.first(PAGE) : EveryList.behind(position, PAGE);
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

    private static double once(java.util.function.Supplier<?> action) {
        long start = System.nanoTime();
        action.get();
        return seconds(start) * 1000;
    }

    private static void report(List<Cost> costs, List<double[]> counts) {
        System.out.printf(
                "%-58s %8s %8s %8s %7s %9s%n", "list", "first ms", "90 % ms", "last ms", "ratio", "rows read");
        costs.stream()
                .sorted(Comparator.comparingDouble(Cost::late).reversed())
                .limit(25)
                .forEach(cost -> System.out.printf(
                        Locale.ROOT,
                        "%-58s %8.2f %8.2f %8.2f %7.2f %9d%n",
                        cost.name(),
                        cost.first(),
                        cost.late(),
                        cost.last(),
                        cost.late() / cost.first(),
                        cost.read()));
        double[] firsts = costs.stream().mapToDouble(Cost::first).sorted().toArray();
        double[] ratios = costs.stream()
                .mapToDouble(cost -> cost.late() / cost.first())
                .sorted()
                .toArray();
        long[] reads = costs.stream().mapToLong(Cost::read).sorted().toArray();
        double[] cold = counts.stream().mapToDouble(count -> count[0]).sorted().toArray();
        double[] warm = counts.stream().mapToDouble(count -> count[1]).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%d lists; first page: median %.2f, worst %.2f ms; 90 %% / first: median %.2f, 95th %.2f, worst %.2f;"
                        + " rows read: median %d, worst %d%n",
                costs.size(),
                firsts[firsts.length / 2],
                firsts[firsts.length - 1],
                ratios[ratios.length / 2],
                ratios[ratios.length * 95 / 100],
                ratios[ratios.length - 1],
                reads[reads.length / 2],
                reads[reads.length - 1]);
        System.out.printf(
                Locale.ROOT,
                "totalCount: median %.3f ms, worst %.1f ms; the first time after a change: median %.1f ms, worst %.1f ms%n",
                warm[warm.length / 2],
                warm[warm.length - 1],
                cold[cold.length / 2],
                cold[cold.length - 1]);
    }
}
