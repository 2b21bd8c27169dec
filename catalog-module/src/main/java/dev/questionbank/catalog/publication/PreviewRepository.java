package dev.questionbank.catalog.publication;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_TOPIC;

import dev.questionbank.catalog.Facet;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionState;
import dev.questionbank.catalog.TopicId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Which questions are previews. */
@Repository
class PreviewRepository {

    private final DSLContext sql;

    PreviewRepository(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * Marks the first published questions of each topic, as many as its preview size says, as previews, and no others.
     *
     * @return the questions that were not as they are now
     */
    List<QuestionId> refresh(Collection<TopicId> topics) {
        List<UUID> ids = topics.stream().map(TopicId::value).toList();
        List<UUID> previews = sql
                .select(CATALOG_TOPIC.ID, CATALOG_TOPIC.PREVIEW_SIZE)
                .from(CATALOG_TOPIC)
                .where(CATALOG_TOPIC.ID.in(ids))
                .fetch(row -> firstPublished(row.value1(), row.value2()))
                .stream()
                .reduce(Select::unionAll)
                .map(firsts -> sql.fetchValues(firsts))
                .orElse(List.of());
        List<UUID> before = sql.select(CATALOG_QUESTION.ID)
                .from(CATALOG_QUESTION)
                .where(CATALOG_QUESTION.TOPIC_ID.in(ids))
                .and(CATALOG_QUESTION.FACET.in(Facet.PREVIEWS))
                .fetch(CATALOG_QUESTION.ID);
        Set<UUID> ended = new HashSet<>(before);
        previews.forEach(ended::remove);
        Set<UUID> begun = new HashSet<>(previews);
        before.forEach(begun::remove);
        set(ended, false);
        set(begun, true);
        return Stream.concat(ended.stream(), begun.stream())
                .map(QuestionId::new)
                .toList();
    }

    private static Select<Record1<UUID>> firstPublished(UUID topic, int size) {
        return DSL.select(CATALOG_QUESTION.ID)
                .from(CATALOG_QUESTION)
                .where(CATALOG_QUESTION.TOPIC_ID.eq(topic))
                .and(CATALOG_QUESTION.STATE.eq(QuestionState.PUBLISHED))
                .orderBy(CATALOG_QUESTION.POSITION, CATALOG_QUESTION.ID)
                .limit(size);
    }

    private void set(Set<UUID> questions, boolean preview) {
        if (!questions.isEmpty()) {
            sql.update(CATALOG_QUESTION)
                    .set(CATALOG_QUESTION.IS_PREVIEW, preview)
                    .set(CATALOG_QUESTION.FACET, CATALOG_QUESTION.FACET.plus(preview ? Facet.PREVIEW : -Facet.PREVIEW))
                    .where(CATALOG_QUESTION.ID.in(questions))
                    .execute();
        }
    }
}
