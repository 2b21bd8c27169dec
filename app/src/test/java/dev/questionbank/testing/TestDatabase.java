package dev.questionbank.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * Empty databases for the tests: on the server that {@code -Dquestionbank.test.datasource.url} names, as its user
 * {@code root} without a password, or on embedded ones in {@code target}.
 */
public final class TestDatabase {

    private TestDatabase() {}

    /** Settings of an application under test, for a database of that name. */
    public static Map<String, String> settings(String name) {
        String server = System.getProperty("questionbank.test.datasource.url", "");
        return server.isEmpty() ? embedded(name) : onServer(server, "questionbank_" + name, true);
    }

    /** Whether a server is named. */
    public static boolean isOnServer() {
        return !System.getProperty("questionbank.test.datasource.url", "").isEmpty();
    }

    /** Settings for a database of the named server, with what it holds from earlier runs. */
    public static Map<String, String> kept(String schema) {
        return onServer(System.getProperty("questionbank.test.datasource.url", ""), schema, false);
    }

    private static Map<String, String> embedded(String name) {
        Path folder = Path.of("target", "questionbank-" + name);
        try {
            Files.deleteIfExists(folder.resolve("installed")); // the data of the last run goes
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "questionbank.database.directory",
                folder.toString(),
                // nobody has to find these data after a power cut
                "questionbank.database.options",
                "--innodb-flush-log-at-trx-commit=0,--innodb-flush-method=nosync,--innodb-doublewrite=0,--sync-frm=0");
    }

    private static Map<String, String> onServer(String server, String schema, boolean anew) {
        try (Connection connection = DriverManager.getConnection(server, "root", "");
                Statement statement = connection.createStatement()) {
            if (anew) {
                statement.execute("drop database if exists " + schema);
            }
            statement.execute("create database if not exists " + schema + " character set utf8mb4 collate utf8mb4_bin");
        } catch (SQLException e) {
            throw new IllegalStateException("the tests' server cannot be used: " + server, e);
        }
        String url = server.endsWith("/") ? server + schema : server + "/" + schema;
        return Map.of(
                "spring.datasource.url",
                url,
                "spring.datasource.username",
                "root",
                "spring.datasource.password",
                "",
                "questionbank.search.directory",
                Path.of("target", "search-" + schema).toString());
    }
}
