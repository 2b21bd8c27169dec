package dev.questionbank.catalog.curation;

import dev.questionbank.catalog.LockedTitles;
import dev.questionbank.catalog.publication.Slugs;
import dev.questionbank.db.graphql.InputCheck;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Input of {@code createTopic}. */
record CreateTopic(
        String title,
        @Nullable String slug,
        @Nullable String description,
        @Nullable Integer previewSize,
        @Nullable LockedTitles lockedTitles) {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int MAX_SLUG = 100;
    private static final int PREVIEW_SIZE = 5;

    void check(InputCheck check) {
        CuratedTopic.title(check, title);
        CuratedTopic.description(check, description);
        if (previewSize != null) {
            CuratedTopic.previewSize(check, previewSize);
        }
        check.that(
                slug == null || slug.length() <= MAX_SLUG && SLUG.matcher(slug).matches(),
                "slug",
                "must be lower-case letters, digits and single hyphens, at most " + MAX_SLUG + " characters");
    }

    /** The name in addresses that was asked for, or one after the title. */
    String name() {
        return slug == null ? Slugs.base(title) : slug;
    }

    CuratedTopic topic() {
        return new CuratedTopic(
                1,
                title,
                Objects.requireNonNullElse(description, ""),
                Objects.requireNonNullElse(previewSize, PREVIEW_SIZE),
                Objects.requireNonNullElse(lockedTitles, LockedTitles.SHOWN));
    }
}
