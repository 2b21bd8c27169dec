package dev.questionbank.catalog.search;

import dev.questionbank.catalog.Difficulty;
import dev.questionbank.catalog.Kind;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.Tag;
import dev.questionbank.catalog.TopicId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published question with all its text, as the index takes it in.
 *
 * @param isPreview whether everybody may read the prompt
 * @param isTitleLocked whether only those may read the title who may read the prompt
 * @param isSampleAnswer whether everybody may read the answer
 * @param tags one named like {@code lang:de} says in which language the texts are; without it they are English
 * @param prompt Markdown
 * @param answer Markdown
 */
public record SearchDocument(
        QuestionId id,
        TopicId topicId,
        String topicSlug,
        String topicTitle,
        String title,
        @Nullable Difficulty difficulty,
        @Nullable Kind kind,
        boolean isPreview,
        boolean isTitleLocked,
        boolean isSampleAnswer,
        List<Tag> tags,
        String prompt,
        @Nullable String answer) {

    public SearchDocument {
        tags = List.copyOf(tags);
    }

    /** Whether everybody may read the title. */
    boolean isTitlePublic() {
        return isPreview || !isTitleLocked;
    }
}
