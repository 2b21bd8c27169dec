package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.DefaultRun;
import dev.questionbank.testing.Imports;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A process that is killed while it plans an import, and another that is killed while it applies it. */
class ImportIsKilledTests {

    private static final int QUESTIONS = 4_000;

    private final Random random = new Random();

    @Test
    void isDoneOnceByWhoeverComesAfter(@TempDir Path folder) throws Exception {
        Bank bank = Bank.of(QUESTIONS);
        String id;
        try (DefaultRun run = new DefaultRun(folder)) {
            id = admin(run, folder).sent("format=JSONL&publish=true", BodyPublishers.ofString(bank.text()));
            waitAtMost(300); // anywhere in its planning
            run.kill();
        }
        try (DefaultRun run = new DefaultRun(folder)) {
            Imports imports = admin(run, folder);
            JsonNode plan = imports.await(id, Set.of("PLANNED", "FAILED"));
            assertThat(plan.at("/counts/created").intValue()).isEqualTo(QUESTIONS);
            Thread.ofVirtual().start(() -> {
                try {
                    imports.apply(plan);
                } catch (UncheckedIOException e) {
                    // it was killed before it answered
                }
            });
            await().pollInterval(Duration.ofMillis(5))
                    .until(() -> imports.get(id).get("state").stringValue().equals("APPLYING"));
            waitAtMost(500); // anywhere in its transaction
            assertThat(questions(imports.curator(), bank)).isIn(0, QUESTIONS);
            run.kill();
        }
        try (DefaultRun run = new DefaultRun(folder)) {
            Imports imports = admin(run, folder);
            imports.await(id, Set.of("APPLIED"));
            assertThat(questions(imports.curator(), bank)).isEqualTo(QUESTIONS);
            run.stop();
        }
    }

    private void waitAtMost(int millis) {
        await().pollDelay(Duration.ofMillis(random.nextInt(millis))).until(() -> true);
    }

    private static int questions(Api api, Bank bank) {
        JsonNode topic = api.send("TopicPage", Map.of("slug", bank.topic())).get("topic");
        return topic.isNull() ? 0 : topic.get("questionCount").intValue();
    }

    private static Imports admin(DefaultRun run, Path folder) throws Exception {
        return new Imports(Api.at(run.port()).as(Files.readString(folder.resolve("tokens/admin"))));
    }
}
