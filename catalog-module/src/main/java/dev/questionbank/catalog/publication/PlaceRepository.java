package dev.questionbank.catalog.publication;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_TOPIC;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.questionbank.catalog.Facet;
import dev.questionbank.catalog.LockedTitles;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.TopicId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.springframework.stereotype.Repository;

/** Where questions stand among the questions of their topics. */
@Repository
public class PlaceRepository {

    /** Room between neighbours, so that a question can be moved between two others without moving them. */
    public static final long STEP = 1_024;

    private final DSLContext sql;
    private final Clock clock;
    private final QuestionTagRepository tags;

    PlaceRepository(DSLContext sql, Clock clock, QuestionTagRepository tags) {
        this.sql = sql;
        this.clock = clock;
        this.tags = tags;
    }

    /** The place of a topic's last question; 0 when it has none. The topic is locked. */
    public long last(TopicId topic) {
        return Objects.requireNonNull(sql.select(coalesce(max(CATALOG_QUESTION.POSITION), 0L))
                .from(CATALOG_QUESTION)
                .where(CATALOG_QUESTION.TOPIC_ID.eq(topic.value()))
                .fetchSingle()
                .value1());
    }

    /** @return the topics where they stood before */
    Set<TopicId> move(List<QuestionId> questions, TopicId to) {
        List<UUID> ids = questions.stream().map(QuestionId::value).toList();
        Set<TopicId> from = sql.selectDistinct(CATALOG_QUESTION.TOPIC_ID)
                .from(CATALOG_QUESTION)
                .where(CATALOG_QUESTION.ID.in(ids))
                .fetchSet(row -> new TopicId(row.value1()));
        boolean isTitleLocked = sql.select(CATALOG_TOPIC.LOCKED_TITLES)
                        .from(CATALOG_TOPIC)
                        .where(CATALOG_TOPIC.ID.eq(to.value()))
                        .fetchSingle()
                        .value1()
                == LockedTitles.HIDDEN;
        Instant now = clock.instant();
        long position = last(to);
        List<Query> updates = new ArrayList<>();
        for (UUID id : ids) {
            position += STEP;
            updates.add(sql.update(CATALOG_QUESTION)
                    .set(CATALOG_QUESTION.TOPIC_ID, to.value())
                    .set(CATALOG_QUESTION.POSITION, position)
                    .set(CATALOG_QUESTION.IS_TITLE_LOCKED, isTitleLocked)
                    .set(
                            CATALOG_QUESTION.FACET,
                            when(CATALOG_QUESTION.IS_PREVIEW, CATALOG_QUESTION.FACET.minus(Facet.PREVIEW))
                                    .otherwise(CATALOG_QUESTION.FACET))
                    .set(CATALOG_QUESTION.VERSION, CATALOG_QUESTION.VERSION.plus(1))
                    .set(
                            CATALOG_QUESTION.UPDATED_AT,
                            when(CATALOG_QUESTION.FACET.isNull(), CATALOG_QUESTION.UPDATED_AT)
                                    .otherwise(val(now, CATALOG_QUESTION.UPDATED_AT)))
                    .where(CATALOG_QUESTION.ID.eq(id)));
        }
        sql.batch(updates).execute();
        sql.update(CATALOG_QUESTION)
                .set(CATALOG_QUESTION.IS_PREVIEW, false)
                .where(CATALOG_QUESTION.ID.in(ids))
                .execute();
        tags.place(questions);
        return from;
    }

    void reorder(Map<QuestionId, Long> positions) {
        sql.batch(positions.entrySet().stream()
                        .map(entry -> sql.update(CATALOG_QUESTION)
                                .set(CATALOG_QUESTION.POSITION, entry.getValue())
                                .where(CATALOG_QUESTION.ID.eq(entry.getKey().value())))
                        .toList())
                .execute();
        tags.place(positions.keySet());
    }
}
