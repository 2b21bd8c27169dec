package dev.questionbank.db;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;

/** The server that {@code spring.datasource.*} names. It is asked once before anything else starts, so that a mistake is told in one sentence. */
final class NamedDatabase extends Database {

    private static final String CONNECT_TIMEOUT_MS = "5000";

    private final String url;
    private final @Nullable String username;
    private final @Nullable String password;

    NamedDatabase(DataSourceProperties properties) {
        this.url = Objects.requireNonNull(properties.getUrl(), "spring.datasource.url");
        this.username = properties.getUsername();
        this.password = properties.getPassword();
        verify();
    }

    private void verify() {
        Properties connection = new Properties();
        connection.setProperty("connectTimeout", CONNECT_TIMEOUT_MS);
        if (username != null) {
            connection.setProperty("user", username);
        }
        if (password != null) {
            connection.setProperty("password", password);
        }
        try {
            DriverManager.getConnection(url, connection).close();
        } catch (SQLException e) {
            throw new CannotStart("The database at " + withoutSecrets(url) + " cannot be used: " + firstSentence(e), e);
        }
    }

    private static String withoutSecrets(String url) {
        return url.replaceAll("//[^/@]*@", "//").replaceAll("\\?.*", "");
    }

    /** Connector/J puts the cause of a failed connection behind a paragraph about packets; the root says it in a few words. */
    private String firstSentence(SQLException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = Objects.requireNonNullElse(cause.getMessage(), cause.toString());
        return message.lines()
                .findFirst()
                .orElse("no answer")
                .replace(url, withoutSecrets(url))
                .strip();
    }

    @Override
    public boolean isEmbedded() {
        return false;
    }

    @Override
    public String getJdbcUrl() {
        return url;
    }

    @Override
    public @Nullable String getUsername() {
        return username;
    }

    @Override
    public @Nullable String getPassword() {
        return password;
    }
}
