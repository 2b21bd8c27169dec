package dev.questionbank.catalog.curation;

import dev.questionbank.catalog.LockedTitles;
import dev.questionbank.db.graphql.InputCheck;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What curators may change of a topic.
 *
 * @param version counts the changes of the topic
 * @param description Markdown
 * @param previewSize of how many of its first published questions anyone may read the prompt
 */
record CuratedTopic(int version, String title, String description, int previewSize, LockedTitles lockedTitles) {

    private static final int MAX_TITLE = 200;
    private static final int MAX_DESCRIPTION = 20_000;
    private static final int MAX_PREVIEW_SIZE = 100;

    /**
     * The topic with what the input sends, as its next version; this one where that changes nothing.
     *
     * @throws dev.questionbank.db.graphql.Refused when the input is out of bounds
     */
    CuratedTopic with(UpdateTopic input) {
        InputCheck check = new InputCheck();
        if (!input.title().isOmitted()) {
            title(check, input.title().value());
        }
        if (!input.description().isOmitted()) {
            description(check, input.description().value());
        }
        if (!input.previewSize().isOmitted()) {
            previewSize(check, input.previewSize().value());
        }
        if (!input.lockedTitles().isOmitted()) {
            check.that(input.lockedTitles().value() != null, "lockedTitles", "must not be null");
        }
        check.refuseIfWrong();
        CuratedTopic wanted = new CuratedTopic(
                version,
                Objects.requireNonNullElse(input.title().value(), title),
                input.description().isOmitted()
                        ? description
                        : Objects.requireNonNullElse(input.description().value(), ""),
                Objects.requireNonNullElse(input.previewSize().value(), previewSize),
                Objects.requireNonNullElse(input.lockedTitles().value(), lockedTitles));
        return wanted.equals(this)
                ? this
                : new CuratedTopic(
                        version + 1, wanted.title(), wanted.description(), wanted.previewSize(), wanted.lockedTitles());
    }

    static void title(InputCheck check, @Nullable String title) {
        check.text("title", title, MAX_TITLE);
        check.that(title == null || title.indexOf('\n') < 0, "title", "must be one line");
    }

    static void description(InputCheck check, @Nullable String description) {
        check.optionalText("description", description, MAX_DESCRIPTION);
    }

    static void previewSize(InputCheck check, @Nullable Integer size) {
        check.that(
                size != null && size >= 0 && size <= MAX_PREVIEW_SIZE,
                "previewSize",
                "must be between 0 and " + MAX_PREVIEW_SIZE);
    }
}
