package dev.questionbank.app;

import dev.questionbank.access.BillingInterval;
import dev.questionbank.access.Plans;
import dev.questionbank.access.SavePlan;
import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.Difficulty;
import dev.questionbank.catalog.Kind;
import dev.questionbank.catalog.LockedTitles;
import dev.questionbank.catalog.transfer.BankLoader;
import dev.questionbank.catalog.transfer.BankTopic;
import dev.questionbank.catalog.transfer.format.BankRow;
import dev.questionbank.db.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.graphql.data.ArgumentValue;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Fills an empty embedded database with a bank to try the application on: {@code sample-bank/} on the class path. */
@Component
@ConditionalOnWebApplication
class SampleBank implements ApplicationRunner {

    private static final String FENCE = "---\n";
    private static final String ANSWER = "\n# Answer\n";

    private final boolean wanted;
    private final Database database;
    private final Catalog catalog;
    private final BankLoader loader;
    private final Plans plans;
    private final ResourcePatternResolver resources;

    /** @param wanted the setting {@code questionbank.sample-bank}: whether to fill an empty embedded database at all */
    SampleBank(
            Database database,
            Catalog catalog,
            BankLoader loader,
            Plans plans,
            ResourcePatternResolver resources,
            @Value("${questionbank.sample-bank:true}") boolean wanted) {
        this.wanted = wanted;
        this.database = database;
        this.catalog = catalog;
        this.loader = loader;
        this.plans = plans;
        this.resources = resources;
    }

    /** A file: the settings at its head, and the Markdown that follows. */
    private record Page(Map<String, Object> head, String body) {

        String text(String key) {
            return Objects.requireNonNull(head.get(key), key).toString();
        }
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (wanted && database.isEmbedded() && catalog.isEmpty()) {
            load();
        }
    }

    void load() throws IOException {
        List<BankTopic> topics = new ArrayList<>();
        List<BankRow> rows = new ArrayList<>();
        for (Resource topicFile : sorted("classpath:sample-bank/*/topic.md")) {
            Page page = read(topicFile);
            BankTopic topic = new BankTopic(
                    page.text("slug"),
                    page.text("title"),
                    page.body(),
                    Integer.parseInt(page.text("previewSize")),
                    LockedTitles.SHOWN);
            topics.add(topic);
            String folder = topicFile.getURL().toString().replaceAll(".*/([^/]+)/topic\\.md", "$1");
            for (Resource file : sorted("classpath:sample-bank/" + folder + "/*-*.md")) {
                rows.add(row(topic, read(file)));
            }
        }
        loader.load(topics, rows.stream(), true);
        savePlan("Everything, monthly", "The whole bank, month by month.", 1_900, BillingInterval.MONTH, null);
        savePlan("Everything, for good", "The whole bank, paid once.", 14_900, BillingInterval.ONCE, null);
        savePlan(
                "System design track",
                "System design and distributed systems, for a year.",
                4_900,
                BillingInterval.YEAR,
                List.of("system-design", "distributed-systems"));
    }

    private List<Resource> sorted(String pattern) throws IOException {
        return Arrays.stream(resources.getResources(pattern))
                .sorted(Comparator.comparing(Resource::toString))
                .toList();
    }

    private static Page read(Resource file) throws IOException {
        String text = file.getContentAsString(StandardCharsets.UTF_8);
        int end = text.indexOf(FENCE, FENCE.length());
        Map<String, Object> head =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(text.substring(FENCE.length(), end));
        return new Page(head, text.substring(end + FENCE.length()).strip());
    }

    private static BankRow row(BankTopic topic, Page page) {
        int answer = page.body().indexOf(ANSWER);
        return new BankRow(
                topic.slug(),
                topic.title(),
                page.text("title"),
                page.body().substring(0, answer).strip(),
                page.body().substring(answer + ANSWER.length()).strip(),
                Difficulty.valueOf(page.text("difficulty")),
                Kind.valueOf(page.text("kind")),
                ((List<?>) Objects.requireNonNull(page.head().get("tags")))
                        .stream().map(Object::toString).toList(),
                null,
                null,
                null);
    }

    private void savePlan(
            String name, String description, int cents, BillingInterval interval, @Nullable List<String> topics) {
        plans.save(
                new SavePlan(
                        null,
                        null,
                        ArgumentValue.ofNullable(name),
                        ArgumentValue.ofNullable(description),
                        ArgumentValue.ofNullable(cents),
                        ArgumentValue.ofNullable("EUR"),
                        ArgumentValue.ofNullable(interval),
                        ArgumentValue.ofNullable(topics)),
                null);
    }
}
