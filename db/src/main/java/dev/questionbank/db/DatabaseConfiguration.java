package dev.questionbank.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderImplicitJoinType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jooq.autoconfigure.DefaultConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.StringUtils;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DatabaseSettings.class, DataSourceProperties.class})
class DatabaseConfiguration {

    @Bean
    Database database(DataSourceProperties properties, DatabaseSettings settings) {
        if (StringUtils.hasText(properties.getUrl())) {
            return new NamedDatabase(properties);
        }
        if (!new ClassPathResource(EmbeddedDatabase.PROGRAMS).exists()) {
            throw new CannotStart(
                    "No database is named: set spring.datasource.url (and username and password) to a MySQL server.");
        }
        return new EmbeddedDatabase(settings);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Both servers answer to the MySQL driver, but they differ in upserts and more: jOOQ has to be told which one it is. */
    @Bean
    DefaultConfigurationCustomizer jooqSettings(DataSource dataSource) {
        SQLDialect dialect = dialectOf(dataSource);
        return configuration -> {
            configuration.set(dialect);
            configuration
                    .settings()
                    .withRenderSchema(false)
                    .withRenderCatalog(false)
                    .withExecuteLogging(false)
                    .withRenderImplicitJoinType(RenderImplicitJoinType.THROW)
                    // otherwise jOOQ sends several statements at once, which the driver refuses
                    .withRenderGroupConcatMaxLenSessionVariable(false);
        };
    }

    private static SQLDialect dialectOf(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            String version = connection.getMetaData().getDatabaseProductVersion();
            return version.contains("MariaDB") ? SQLDialect.MARIADB : SQLDialect.MYSQL;
        } catch (SQLException e) {
            throw new CannotStart("The database does not tell its version: " + e.getMessage(), e);
        }
    }
}
