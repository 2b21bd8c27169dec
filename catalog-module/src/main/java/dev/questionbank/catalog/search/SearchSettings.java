package dev.questionbank.catalog.search;

import dev.questionbank.db.DatabaseSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the search.
 *
 * @param directory folder of this node's index; the folder {@code search} of {@code questionbank.database.directory} if none
 *     is named. What is in it can be deleted while the application is down: it is made anew.
 */
@ConfigurationProperties("questionbank.search")
public record SearchSettings(@Nullable Path directory) {

    /** Where the index is. What else is derived from texts on this node has folders in it. */
    public Path folder(DatabaseSettings database) {
        return directory == null ? database.directory().resolve("search") : directory;
    }
}
