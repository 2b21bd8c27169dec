package dev.questionbank.db;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The database of this run: the server that {@code spring.datasource.url} names or, when nothing is named, an embedded one. */
public abstract sealed class Database implements JdbcConnectionDetails permits EmbeddedDatabase, NamedDatabase {

    /** Whether this run is a try-out on a server of its own, to which sample content and demo people belong. */
    public abstract boolean isEmbedded();
}
