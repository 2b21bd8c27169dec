package dev.questionbank.catalog.transfer.imports;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_TOPIC;

import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What topics are called, published or not. */
@Repository
class TopicTitleRepository {

    private final DSLContext sql;

    TopicTitleRepository(DSLContext sql) {
        this.sql = sql;
    }

    Optional<String> find(String slug) {
        return sql.select(CATALOG_TOPIC.TITLE)
                .from(CATALOG_TOPIC)
                .where(CATALOG_TOPIC.SLUG.eq(slug))
                .fetchOptional(CATALOG_TOPIC.TITLE);
    }
}
