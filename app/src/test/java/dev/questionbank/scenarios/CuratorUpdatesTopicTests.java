package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.RunningApplication;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CuratorUpdatesTopicTests extends RunningApplication {

    private static final String UPDATE = """
            mutation($input: UpdateTopicInput!) {
              updateTopic(input: $input) { topic { slug lockedTitles version } userErrors { code field } } }""";

    private Api curator;
    private String topic = "";
    private String id = "";

    @BeforeEach
    void loadBank() {
        curator = person("CURATOR");
        topic = published(Bank.of(7));
        id = curator.send("TopicPage", Map.of("slug", topic)).at("/topic/id").stringValue();
    }

    private static JsonNode update(
            Api api, String id, int expectedVersion, Map<String, ? extends @Nullable Object> sent) {
        Map<String, @Nullable Object> input = new HashMap<>(sent);
        input.put("id", id);
        input.put("expectedVersion", expectedVersion);
        return api.respond(UPDATE, Map.of("input", input));
    }

    private String now() {
        return visitor()
                .query("query($slug: String!) { topic(slug: $slug) { lockedTitles version } }", Map.of("slug", topic))
                .get("topic")
                .toString();
    }

    @Test
    void changesWhatIsSent() {
        assertThat(now()).isEqualTo("{\"lockedTitles\":\"SHOWN\",\"version\":1}");

        JsonNode changed =
                update(curator, id, 1, Map.of("lockedTitles", "HIDDEN")).at("/data/updateTopic");

        assertThat(changed.get("userErrors")).isEmpty();
        assertThat(changed.get("topic").toString())
                .isEqualTo("{\"slug\":\"%s\",\"lockedTitles\":\"HIDDEN\",\"version\":2}".formatted(topic));
        assertThat(now()).isEqualTo("{\"lockedTitles\":\"HIDDEN\",\"version\":2}");

        assertThat(update(curator, id, 2, Map.of())
                        .at("/data/updateTopic/topic/lockedTitles")
                        .stringValue())
                .as("nothing sent, nothing changed")
                .isEqualTo("HIDDEN");
        assertThat(now()).isEqualTo("{\"lockedTitles\":\"HIDDEN\",\"version\":2}");
    }

    @Test
    void refusesAChangeToAnOlderVersion() {
        update(curator, id, 1, Map.of("lockedTitles", "HIDDEN"));

        JsonNode late =
                update(person("ADMIN"), id, 1, Map.of("lockedTitles", "SHOWN")).at("/data/updateTopic");

        assertThat(late.toString())
                .isEqualTo(
                        "{\"topic\":null,\"userErrors\":[{\"code\":\"CONFLICT\",\"field\":[\"input\",\"expectedVersion\"]}]}");
        assertThat(now()).isEqualTo("{\"lockedTitles\":\"HIDDEN\",\"version\":2}");
        assertThat(visitor()
                        .send("TopicPage", Map.of("slug", topic))
                        .at("/topic/questions/edges/6/node/title")
                        .isNull())
                .isTrue();
    }

    @Test
    void refusesWhatIsUnknownOrNoValue() {
        String question = curator.send("TopicPage", Map.of("slug", topic))
                .at("/topic/questions/edges/0/node/id")
                .stringValue();

        for (String wrong : List.of(question, "topic", UUID.randomUUID().toString(), "")) {
            assertThat(update(curator, wrong, 1, Map.of("lockedTitles", "HIDDEN"))
                            .at("/data/updateTopic")
                            .toString())
                    .as(wrong)
                    .isEqualTo(
                            "{\"topic\":null,\"userErrors\":[{\"code\":\"NOT_FOUND\",\"field\":[\"input\",\"id\"]}]}");
        }
        Map<String, @Nullable Object> none = new HashMap<>();
        none.put("lockedTitles", null);
        assertThat(update(curator, id, 1, none).at("/data/updateTopic").toString())
                .isEqualTo(
                        "{\"topic\":null,\"userErrors\":[{\"code\":\"INVALID\",\"field\":[\"input\",\"lockedTitles\"]}]}");
        assertThat(now()).isEqualTo("{\"lockedTitles\":\"SHOWN\",\"version\":1}");
    }

    @Test
    void isForCurators() {
        for (Map.Entry<Api, String> wrong : Map.of(
                        visitor(), "UNAUTHENTICATED", person(), "FORBIDDEN", memberOf(topic), "FORBIDDEN")
                .entrySet()) {
            JsonNode refused = update(wrong.getKey(), id, 1, Map.of("lockedTitles", "HIDDEN"));
            assertThat(refused.at("/errors/0/extensions/code").asString("")).isEqualTo(wrong.getValue());
            assertThat(refused.at("/data/updateTopic").isNull()).isTrue();
        }
        assertThat(now()).isEqualTo("{\"lockedTitles\":\"SHOWN\",\"version\":1}");
    }
}
