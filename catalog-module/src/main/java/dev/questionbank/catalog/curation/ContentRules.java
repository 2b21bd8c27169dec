package dev.questionbank.catalog.curation;

import dev.questionbank.db.graphql.InputCheck;
import dev.questionbank.db.graphql.UserError;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the content of a draft must keep to, whether or not it could be published. */
final class ContentRules {

    private static final int MAX_TITLE = 300;
    private static final int MAX_TEXT = 200_000;
    private static final int MAX_TAGS = 20;
    private static final int MAX_TAG = 100;

    private ContentRules() {}

    static void title(InputCheck check, @Nullable String title) {
        check.text("title", title, MAX_TITLE);
        check.that(title == null || title.lines().count() <= 1 && title.indexOf('\n') < 0, "title", "must be one line");
    }

    static void text(InputCheck check, String field, @Nullable String text) {
        check.optionalText(field, text, MAX_TEXT);
    }

    static void tags(InputCheck check, @Nullable List<String> tags) {
        if (tags == null) {
            check.add(UserError.Code.INVALID, "tags", "must not be null");
            return;
        }
        check.that(tags.size() <= MAX_TAGS, "tags", "must be at most " + MAX_TAGS);
        check.that(new HashSet<>(tags).size() == tags.size(), "tags", "must not name one twice");
        for (String tag : tags) {
            check.text("tags", tag, MAX_TAG);
            check.that(
                    tag.equals(tag.strip()) && tag.indexOf('\n') < 0, "tags", "must be one line without spaces around");
        }
    }

    /** A text that is not there rather than empty. */
    static @Nullable String orNone(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
