package dev.questionbank.catalog.curation;

import dev.questionbank.catalog.Difficulty;
import dev.questionbank.catalog.Kind;
import dev.questionbank.catalog.Significance;
import dev.questionbank.db.graphql.InputCheck;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.ArgumentValue;

/** Input of {@code updateQuestion}: what is omitted stays as it is. */
record UpdateQuestion(
        String id,
        int expectedVersion,
        ArgumentValue<String> title,
        ArgumentValue<String> prompt,
        ArgumentValue<String> answer,
        ArgumentValue<Difficulty> difficulty,
        ArgumentValue<Kind> kind,
        ArgumentValue<List<String>> tags,
        @Nullable Significance significance) {

    void check(InputCheck check) {
        if (!title.isOmitted()) {
            ContentRules.title(check, title.value());
        }
        ContentRules.text(check, "prompt", prompt.value());
        ContentRules.text(check, "answer", answer.value());
        if (!tags.isOmitted()) {
            ContentRules.tags(check, tags.value());
        }
    }

    /** The content with what was sent, which was checked. */
    QuestionContent applyTo(QuestionContent content) {
        return new QuestionContent(
                title.isOmitted() ? content.title() : Objects.requireNonNull(title.value()),
                prompt.isOmitted() ? content.prompt() : Objects.requireNonNullElse(prompt.value(), ""),
                answer.isOmitted() ? content.answer() : ContentRules.orNone(answer.value()),
                difficulty.isOmitted() ? content.difficulty() : difficulty.value(),
                kind.isOmitted() ? content.kind() : kind.value(),
                tags.isOmitted() ? content.tags() : Objects.requireNonNull(tags.value()));
    }

    Significance weight() {
        return Objects.requireNonNullElse(significance, Significance.MATERIAL);
    }
}
