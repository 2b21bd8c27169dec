package dev.questionbank.db;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the embedded database.
 *
 * @param directory folder that keeps the embedded server, its data and the keys of the default run between starts
 * @param options options of the embedded server besides those it needs, as its command line knows them, e.g.
 *     {@code --innodb-buffer-pool-size=1G}
 */
@ConfigurationProperties("questionbank.database")
public record DatabaseSettings(
        @DefaultValue(".questionbank") Path directory,
        @DefaultValue List<String> options) {}
