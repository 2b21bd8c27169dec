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

/** A process that is killed while it plans an import, or applies it. */
class ImportIsKilledTests {

    private static final int QUESTIONS = 4_000;

    private final Random random = new Random();

    @Test
    void isDoneOnceByWhoeverComesAfter(@TempDir Path folder) throws Exception {
        Bank bank = Bank.of(QUESTIONS);
        String id;
        try (DefaultRun run = new DefaultRun(folder)) {
            Imports imports = admin(run, folder);
            id = imports.sent("format=JSONL&publish=true", BodyPublishers.ofString(bank.text()));
            if (random.nextBoolean()) {
                beginToApply(imports, imports.await(id, Set.of("PLANNED", "FAILED")));
            }
            waitAtMost(500); // anywhere in its planning, or in the transaction
            assertThat(questions(imports.curator(), bank)).isIn(0, QUESTIONS);
            run.kill();
        }
        try (DefaultRun run = new DefaultRun(folder)) {
            Imports imports = admin(run, folder);
            JsonNode found = imports.await(id, Set.of("PLANNED", "APPLIED", "FAILED"));
            assertThat(found.at("/counts/created").intValue()).isEqualTo(QUESTIONS);
            if (found.get("state").stringValue().equals("PLANNED")) {
                imports.apply(found);
            }
            imports.await(id, Set.of("APPLIED"));
            assertThat(questions(imports.curator(), bank)).isEqualTo(QUESTIONS);
            run.stop();
        }
    }

    private static void beginToApply(Imports imports, JsonNode plan) {
        Thread.ofVirtual().start(() -> {
            try {
                imports.apply(plan);
            } catch (UncheckedIOException e) {
                // it was killed before it answered
            }
        });
        await().pollInterval(Duration.ofMillis(5))
                .until(() -> !imports.get(plan.get("id").stringValue())
                        .get("state")
                        .stringValue()
                        .equals("PLANNED"));
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
