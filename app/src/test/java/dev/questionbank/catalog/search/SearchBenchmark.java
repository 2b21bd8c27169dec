package dev.questionbank.catalog.search;

import static org.awaitility.Awaitility.await;

import dev.questionbank.benchmarks.MillionQuestions;
import dev.questionbank.catalog.QuestionFilter;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.db.Secrets;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.FileSystemUtils;

/** How long the index of a million questions takes to make, and a search in it. */
class SearchBenchmark extends MillionQuestions {

    private static final int QUERIES = 400;

    /** As in an application that has been running for a while. */
    private static final int WARM_UP = 4;

    @Autowired
    private SearchRepository questions;

    @Autowired
    private SearchIndexKeeper keeper;

    @Autowired
    private Secrets secrets;

    @Test
    void searchAndBuild() throws IOException, InterruptedException {
        await().atMost(Duration.ofMinutes(15))
                .until(() -> keeper.isReady() && keeper.get().size() == QUESTIONS); // nothing is written beside
        report("visitor", ReadingRights.PREVIEWS_ONLY);
        report("everything", ReadingRights.STAFF);
        overHttp();
        build();
    }

    private void build() throws IOException, InterruptedException {
        Path folder = Path.of("target", "bench-index");
        FileSystemUtils.deleteRecursively(folder);
        System.gc();
        resetPeaks();
        long start = System.nanoTime();
        try (SearchIndex index = SearchIndex.create(folder, "bench")) {
            int count = new SearchIndexBuilder(questions, index).build(() -> true);
            index.refresh();
            index.commit(1);
            System.out.printf(
                    Locale.ROOT,
                    "%nindex of %d questions made in %.0f s; heap at most %d MiB after a collection, %d MiB in all; %d MiB on disk%n",
                    count,
                    seconds(start),
                    peak(true) >> 20,
                    peak(false) >> 20,
                    size(folder) >> 20);
        }
        start = System.nanoTime();
        if (SearchIndex.open(folder) instanceof Opening.Opened opened) {
            System.out.printf(Locale.ROOT, "opened again in %.1f s%n", seconds(start));
            opened.index().close();
        }
    }

    /** Two to six words of titles, one of five with a typo. */
    private List<String> queries() {
        Random random = new Random(3);
        List<String> queries = new ArrayList<>();
        List<String> titles = sql.fetch(
                        "select title from catalog_question where facet is not null order by id limit 4000 offset 300000")
                .map(row -> row.get(0, String.class));
        while (queries.size() < QUERIES) {
            List<String> words = new ArrayList<>(
                    Arrays.asList(titles.get(random.nextInt(titles.size())).split("\\s+")));
            while (words.size() > 6 || (words.size() > 2 && random.nextBoolean())) {
                words.remove(random.nextInt(words.size()));
            }
            String query = String.join(" ", words);
            if (random.nextInt(5) == 0 && query.length() > 6) {
                int at = 1 + random.nextInt(query.length() - 2);
                query = query.substring(0, at) + query.substring(at + 1);
            }
            queries.add(query);
        }
        return queries;
    }

    private void report(String who, ReadingRights rights) {
        List<String> queries = queries();
        SearchIndex index = keeper.get();
        for (int round = 0; round < WARM_UP; round++) {
            queries.forEach(query -> index.search(query, QuestionFilter.NONE, rights, 21, null));
        }
        double[] millis = new double[queries.size()];
        long found = 0;
        for (int i = 0; i < millis.length; i++) {
            long start = System.nanoTime();
            found += index.search(queries.get(i), QuestionFilter.NONE, rights, 21, null)
                    .totalCount();
            millis[i] = seconds(start) * 1000;
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "search as %-10s median %.1f ms, 90th %.1f, 99th %.1f; %d found on average%n",
                who,
                millis[millis.length / 2],
                millis[millis.length * 9 / 10],
                millis[millis.length * 99 / 100],
                found / millis.length);
    }

    private void overHttp() {
        List<String> queries = queries();
        Iterator<String> next = queries.iterator();
        double median = medians(200, () -> visitor().send("Search", Map.of("text", next.next())))[0];
        System.out.printf(Locale.ROOT, "the contract's Search over HTTP as a visitor: median %.1f ms%n", median);
    }

    private static void resetPeaks() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long peak(boolean afterCollection) {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> afterCollection && pool.getCollectionUsage() != null
                        ? pool.getCollectionUsage().getUsed()
                        : pool.getPeakUsage().getUsed())
                .sum();
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
