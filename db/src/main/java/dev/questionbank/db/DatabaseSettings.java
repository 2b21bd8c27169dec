package dev.questionbank.db;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the embedded database.
 *
 * @param directory folder that keeps the embedded server, its data and the keys of the default run between starts
 */
@ConfigurationProperties("questionbank.database")
public record DatabaseSettings(
        @DefaultValue(".questionbank") Path directory) {}
