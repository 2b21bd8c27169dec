package dev.questionbank.db.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeIdTests {

    @Test
    void readsWhatItWrote() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            NodeId id = new NodeId("question", new UUID(random.nextLong(), random.nextLong()));

            assertThat(NodeId.parse(id.toString())).contains(id);
            assertThat(NodeId.parse(id.toString(), "question")).contains(id.value());
            assertThat(NodeId.parse(id.toString(), "topic")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "_",
                "question",
                "question_",
                "_AAAAAAAAAAAAAAAAAAAAAA",
                "question_AAAAAAAAAAAAAAAAAAAAA",
                "question_AAAAAAAAAAAAAAAAAAAAAAA",
                "question_AAAAAAAAAAAAAAAAAAAAAB", // the same bits as …AA, written another way
                "question_AAAAAAAAAAAAAAAAAAAA==",
                "question_AAAAAAAAAAAAAAAAAAAA+/"
            })
    void readsNothingElse(String text) {
        assertThat(NodeId.parse(text)).isEmpty();
    }
}
