package dev.questionbank.catalog.curation;

import dev.questionbank.catalog.Difficulty;
import dev.questionbank.catalog.Kind;
import dev.questionbank.db.graphql.InputCheck;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Input of {@code createQuestion}. */
record CreateQuestion(
        String topicSlug,
        String title,
        @Nullable String prompt,
        @Nullable String answer,
        @Nullable Difficulty difficulty,
        @Nullable Kind kind,
        @Nullable List<String> tags,
        @Nullable String externalId) {

    private static final int MAX_EXTERNAL_ID = 200;

    void check(InputCheck check) {
        ContentRules.title(check, title);
        ContentRules.text(check, "prompt", prompt);
        ContentRules.text(check, "answer", answer);
        ContentRules.tags(check, content().tags());
        if (externalId != null) {
            check.text("externalId", externalId, MAX_EXTERNAL_ID);
        }
    }

    QuestionContent content() {
        return new QuestionContent(
                title,
                Objects.requireNonNullElse(prompt, ""),
                ContentRules.orNone(answer),
                difficulty,
                kind,
                Objects.requireNonNullElse(tags, List.of()));
    }
}
