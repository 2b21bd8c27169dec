package dev.questionbank.catalog.transfer.pack;

import dev.questionbank.catalog.transfer.BankRefused;
import dev.questionbank.catalog.transfer.BankTopic;
import dev.questionbank.catalog.transfer.format.BankFormat;
import dev.questionbank.catalog.transfer.format.BankRow;
import dev.questionbank.catalog.transfer.format.FileRefused;
import dev.questionbank.catalog.transfer.format.RowDefaults;
import dev.questionbank.catalog.transfer.format.RowSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the pages of a pack, one after the other: once to see whether they are good, and once more to load them. */
final class PackReader {

    private static final int MAX_PROBLEMS = 50;

    private final List<BankTopic> topics = new ArrayList<>();
    private final List<Page> pages = new ArrayList<>();

    private record Page(Path file, BankTopic topic) {}

    PackReader(PackFolder pack) throws IOException, PackRefused {
        for (String slug : pack.topics()) {
            TopicPage page = TopicPage.read(slug, pack.topicPage(slug));
            topics.add(page.topic());
            pack.pages(slug, page.files()).forEach(file -> pages.add(new Page(file, page.topic())));
        }
    }

    List<BankTopic> topics() {
        return topics;
    }

    /** @throws BankRefused naming what is wrong, if anything is */
    void check() throws BankRefused, IOException {
        List<String> problems = new ArrayList<>();
        for (Page page : pages) {
            Rows read = read(page);
            problems.addAll(read.problems);
            if (problems.size() >= MAX_PROBLEMS) {
                break;
            }
        }
        if (!problems.isEmpty()) {
            throw new BankRefused(problems);
        }
    }

    /** The questions in their order. */
    Stream<BankRow> rows() {
        return pages.stream().flatMap(page -> {
            try {
                return read(page).rows.stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Rows read(Page page) throws IOException {
        Rows rows = new Rows(page);
        BankTopic topic = page.topic();
        try (InputStream in = Files.newInputStream(page.file())) {
            BankFormat.MARKDOWN
                    .reader()
                    .read(in, new RowDefaults(topic.slug(), topic.title(), StandardCharsets.UTF_8), rows);
        } catch (FileRefused e) {
            rows.problem(e.line(), null, null, e.message());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return rows;
    }

    private static final class Rows implements RowSink {

        private final Page page;
        private final List<BankRow> rows = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();

        Rows(Page page) {
            this.page = page;
        }

        @Override
        public void row(int line, BankRow row, List<String> losses) {
            if (!row.topic().equals(page.topic().slug())) {
                problem(line, null, null, "the topic is " + row.topic() + ", whose folder is another");
            }
            rows.add(row);
        }

        @Override
        public void problem(int line, @Nullable String externalId, @Nullable String title, String message) {
            problems.add(page.file() + ":" + line + ": " + message);
        }
    }
}
