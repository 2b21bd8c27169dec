package dev.questionbank.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.RunningApplication;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class SampleBankTests extends RunningApplication {

    @Autowired
    private SampleBank sampleBank;

    @Test
    void offersTopicsWorthLookingAtAndPlansToUnlockThem() throws Exception {
        sampleBank.load();

        Api curator = person("CURATOR");
        for (String slug : new String[] {
            "production-readiness",
            "system-design",
            "distributed-systems",
            "algorithms",
            "java",
            "databases",
            "web-apis",
            "behavioral",
            "machine-learning"
        }) {
            JsonNode topic = curator.query("""
                            query($slug: String!) { topic(slug: $slug) { title description { markdown } freePreviewCount
                              questions(first: 100) { edges { node { title difficulty kind answer { markdown } tags { slug } } } } } }""", Map.of("slug", slug)).get("topic");
            assertThat(topic.at("/description/markdown").stringValue()).isNotBlank();
            assertThat(topic.at("/freePreviewCount").intValue()).isPositive();
            assertThat(topic.at("/questions/edges"))
                    .as(slug)
                    .hasSizeGreaterThanOrEqualTo(10)
                    .allSatisfy(edge -> {
                        assertThat(edge.at("/node/answer/markdown").stringValue())
                                .hasSizeGreaterThan(1_000);
                        assertThat(edge.at("/node/difficulty").isNull()).isFalse();
                        assertThat(edge.at("/node/kind").isNull()).isFalse();
                        assertThat(edge.at("/node/tags")).isNotEmpty();
                    });
        }
        assertThat(visitor().send("TopicPage", Map.of("slug", "system-design")).at("/topic/unlockWith"))
                .hasSizeGreaterThanOrEqualTo(3);
    }
}
