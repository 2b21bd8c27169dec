package dev.questionbank.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What curators do to questions, in one step: an admin does it, who decides alone. */
public final class Curation {

    private final Api admin;

    Curation(Api admin) {
        this.admin = admin;
    }

    /** Takes a question from its readers. */
    public void retire(String id) {
        change("Retire", Map.of("id", id));
    }

    /** Publishes a revision with these texts; the question's name in addresses since. */
    public String publish(String id, String title, String prompt, @Nullable String answer) {
        Map<String, @Nullable Object> edit = new HashMap<>();
        edit.put("id", id);
        edit.put(
                "expectedVersion",
                admin.query("query($id: ID!) { node(id: $id) { ... on Question { version } } }", Map.of("id", id))
                        .at("/node/version"));
        edit.put("title", title);
        edit.put("prompt", prompt);
        edit.put("answer", answer);
        change("UpdateQuestion", edit);
        admin.query(
                        "query($id: ID!) { node(id: $id) { ... on Question { nearDuplicates { question { id } } } } }",
                        Map.of("id", id))
                .at("/node/nearDuplicates")
                .valueStream()
                .forEach(found -> admin.query(
                        "mutation($input: DismissNearDuplicateInput!) { dismissNearDuplicate(input: $input) { userErrors { code } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "questionId",
                                        id,
                                        "otherId",
                                        found.at("/question/id"),
                                        "reason",
                                        "tests say the same again and again"))));
        return change("Publish", Map.of("id", id)).at("/question/slug").stringValue();
    }

    private JsonNode change(String operation, Map<String, ?> input) {
        JsonNode payload =
                admin.send(operation, Map.of("input", input)).iterator().next();
        assertThat(payload.get("userErrors")).isEmpty();
        return payload;
    }
}
