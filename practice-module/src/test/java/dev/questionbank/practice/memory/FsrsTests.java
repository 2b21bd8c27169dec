package dev.questionbank.practice.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.questionbank.practice.Grade;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against what ts-fsrs 5.4.2 gives, where its results lie beside this checkout, and against anchors that fsrs-rs publishes. */
class FsrsTests {

    private static final Path VECTORS =
            Path.of(System.getProperty("questionbank.root", ".."), "../shared/data/fsrs-vectors.json");

    @Test
    void remembersAsTheReferenceDoes() {
        for (JsonNode history : vectors("memory")) {
            Memory memory = null;
            for (JsonNode step : history.get("steps")) {
                int days = step.get("deltaDays").intValue();
                if (memory != null) {
                    assertThat(Fsrs.WITHIN_DAYS.recall(memory, days))
                            .satisfies(near(step.get("retrievabilityBefore").doubleValue()));
                }
                memory = Fsrs.WITHIN_DAYS.review(memory, days, grade(step));
                assertThat(memory.stability())
                        .satisfies(near(step.get("stability").doubleValue()));
                assertThat(memory.difficulty())
                        .satisfies(near(step.get("difficulty").doubleValue()));
                for (Map.Entry<String, JsonNode> interval :
                        step.get("intervals").properties()) {
                    assertThat(Fsrs.WITHIN_DAYS.interval(memory, Double.parseDouble(interval.getKey())))
                            .as(history.get("id") + " at " + interval.getKey())
                            .isEqualTo(interval.getValue().intValue());
                }
            }
        }
    }

    @Test
    void asksAgainOnTheDayOfTheReference() {
        for (JsonNode history : vectors("longTerm")) {
            Memory memory = null;
            OffsetDateTime last = null;
            for (JsonNode step : history.get("steps")) {
                OffsetDateTime at = OffsetDateTime.parse(step.get("at").stringValue());
                int days = last == null ? 0 : days(last, at);
                int interval =
                        Fsrs.BY_DAYS.intervals(memory, days, 0.9)[grade(step).ordinal()];
                memory = Fsrs.BY_DAYS.review(memory, days, grade(step));
                last = at;
                assertThat(memory.stability())
                        .satisfies(near(step.get("stability").doubleValue()));
                assertThat(memory.difficulty())
                        .satisfies(near(step.get("difficulty").doubleValue()));
                assertThat(interval)
                        .as(history.get("id") + " on " + at)
                        .isEqualTo(days(at, OffsetDateTime.parse(step.get("due").stringValue())));
            }
        }
    }

    /** Ratings 1, 3, 3, 3, 3, 3 after 0, 0, 1, 3, 8, 21 days; fsrs-rs computes with 32 bits. */
    @Test
    void meetsThePublishedAnchor() {
        Memory memory = Fsrs.WITHIN_DAYS.review(null, 0, Grade.AGAIN);
        for (int days : new int[] {0, 1, 3, 8, 21}) {
            memory = Fsrs.WITHIN_DAYS.review(memory, days, Grade.GOOD);
        }
        assertThat(memory.stability()).isCloseTo(53.62691, within(1e-4));
        assertThat(memory.difficulty()).isCloseTo(6.3574867, within(1e-5));
    }

    private static org.assertj.core.data.Offset<Double> within(double offset) {
        return org.assertj.core.data.Offset.offset(offset);
    }

    private static java.util.function.Consumer<Double> near(double expected) {
        return actual -> assertThat(actual).isCloseTo(expected, within(1e-6 * Math.max(1, Math.abs(expected))));
    }

    private static int days(OffsetDateTime from, OffsetDateTime to) {
        return (int) ChronoUnit.DAYS.between(
                from.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate(),
                to.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate());
    }

    private static Grade grade(JsonNode step) {
        return Grade.values()[step.get("rating").intValue() - 1];
    }

    private static JsonNode vectors(String kind) {
        assumeTrue(Files.exists(VECTORS), "the reference's results are not beside this checkout");
        return new JsonMapper().readTree(VECTORS.toFile()).get(kind);
    }
}
