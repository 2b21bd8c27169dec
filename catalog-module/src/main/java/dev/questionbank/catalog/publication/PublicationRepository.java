package dev.questionbank.catalog.publication;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_DRAFT;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION_COUNT;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_REVISION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_TOPIC;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import dev.questionbank.catalog.Facet;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionState;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.catalog.jooq.tables.CatalogRevision;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Writes what lists need of the revisions that readers see. */
@Repository
class PublicationRepository {

    private final DSLContext sql;
    private final Clock clock;
    private final SlugRepository slugs;
    private final QuestionTagRepository tags;

    PublicationRepository(DSLContext sql, Clock clock, SlugRepository slugs, QuestionTagRepository tags) {
        this.sql = sql;
        this.clock = clock;
        this.slugs = slugs;
        this.tags = tags;
    }

    /** A question and what its newest revision makes of it. */
    private record Shown(
            QuestionId id, TopicId topic, Facet facet, String title, String newTitle, List<String> newTags) {}

    /** @return the topics of these questions */
    Set<TopicId> show(Collection<QuestionId> questions) {
        Instant now = clock.instant();
        List<UUID> ids = questions.stream().map(QuestionId::value).toList();
        List<Shown> shown = list(ids);
        noteChangedAnswers(ids, now);
        shown.stream().collect(groupingBy(Shown::facet)).forEach((facet, alike) -> show(alike, facet, now));
        sql.update(CATALOG_REVISION
                        .join(CATALOG_QUESTION)
                        .on(CATALOG_QUESTION.ID.eq(CATALOG_REVISION.QUESTION_ID))
                        .and(CATALOG_QUESTION.PUBLISHED_REVISION.eq(CATALOG_REVISION.NUMBER)))
                .set(CATALOG_REVISION.PUBLISHED_AT, now)
                .where(CATALOG_QUESTION.ID.in(ids))
                .and(CATALOG_REVISION.PUBLISHED_AT.isNull())
                .execute();
        sql.deleteFrom(CATALOG_DRAFT).where(CATALOG_DRAFT.QUESTION_ID.in(ids)).execute();
        Map<QuestionId, String> renamed = new HashMap<>();
        shown.stream()
                .filter(question -> !question.newTitle().equals(question.title()))
                .forEach(question -> renamed.put(question.id(), question.newTitle()));
        slugs.rename(renamed);
        Map<QuestionId, List<String>> named = new HashMap<>();
        shown.forEach(question -> named.put(question.id(), question.newTags()));
        tags.replace(named);
        tags.place(questions);
        return shown.stream().map(Shown::topic).collect(toSet());
    }

    /** Whoever publishes another answer looked at it. */
    private void noteChangedAnswers(Collection<UUID> ids, Instant now) {
        CatalogRevision seen = CATALOG_REVISION.as("seen");
        CatalogRevision newest = CATALOG_REVISION.as("newest");
        sql.update(CATALOG_QUESTION
                        .join(seen)
                        .on(seen.QUESTION_ID.eq(CATALOG_QUESTION.ID))
                        .and(seen.NUMBER.eq(CATALOG_QUESTION.PUBLISHED_REVISION))
                        .join(newest)
                        .on(newest.QUESTION_ID.eq(CATALOG_QUESTION.ID))
                        .and(newest.NUMBER.eq(CATALOG_QUESTION.LATEST_REVISION)))
                .set(CATALOG_QUESTION.ANSWER_REVIEWED_AT, now)
                .where(CATALOG_QUESTION.ID.in(ids))
                .and(newest.ANSWER.isDistinctFrom(seen.ANSWER))
                .execute();
    }

    private List<Shown> list(Collection<UUID> ids) {
        return sql.select(
                        CATALOG_QUESTION.ID,
                        CATALOG_QUESTION.TOPIC_ID,
                        CATALOG_REVISION.DIFFICULTY,
                        CATALOG_REVISION.KIND,
                        CATALOG_QUESTION.IS_PREVIEW,
                        CATALOG_QUESTION.TITLE,
                        CATALOG_REVISION.TITLE,
                        CATALOG_REVISION.TAGS)
                .from(CATALOG_QUESTION)
                .join(CATALOG_REVISION)
                .on(CATALOG_REVISION.QUESTION_ID.eq(CATALOG_QUESTION.ID))
                .and(CATALOG_REVISION.NUMBER.eq(CATALOG_QUESTION.LATEST_REVISION))
                .where(CATALOG_QUESTION.ID.in(ids))
                .fetch(row -> new Shown(
                        new QuestionId(row.value1()),
                        new TopicId(row.value2()),
                        new Facet(row.value3(), row.value4(), row.value5()),
                        row.value6(),
                        row.value7(),
                        row.value8()));
    }

    private void show(List<Shown> alike, Facet facet, Instant now) {
        sql.update(CATALOG_QUESTION
                        .join(CATALOG_REVISION)
                        .on(CATALOG_REVISION.QUESTION_ID.eq(CATALOG_QUESTION.ID))
                        .and(CATALOG_REVISION.NUMBER.eq(CATALOG_QUESTION.LATEST_REVISION)))
                .set(CATALOG_QUESTION.STATE, QuestionState.PUBLISHED)
                .set(CATALOG_QUESTION.PUBLISHED_REVISION, CATALOG_REVISION.NUMBER)
                .set(CATALOG_QUESTION.TITLE, CATALOG_REVISION.TITLE)
                .set(CATALOG_QUESTION.DIFFICULTY, CATALOG_REVISION.DIFFICULTY)
                .set(CATALOG_QUESTION.KIND, CATALOG_REVISION.KIND)
                .set(CATALOG_QUESTION.FACET, facet.number())
                .set(CATALOG_QUESTION.IS_ANSWERED, field(CATALOG_REVISION.ANSWER.isNotNull()))
                .set(
                        CATALOG_QUESTION.PUBLISHED_AT,
                        coalesce(CATALOG_QUESTION.PUBLISHED_AT, val(now, CATALOG_QUESTION.PUBLISHED_AT)))
                .set(CATALOG_QUESTION.UPDATED_AT, now)
                .set(CATALOG_QUESTION.VERSION, CATALOG_QUESTION.VERSION.plus(1))
                .where(CATALOG_QUESTION.ID.in(
                        alike.stream().map(question -> question.id().value()).toList()))
                .execute();
    }

    /** Shows readers the topics that they did not see yet. */
    void showTopics(Collection<TopicId> topics) {
        sql.update(CATALOG_TOPIC)
                .set(CATALOG_TOPIC.IS_PUBLISHED, true)
                .set(CATALOG_TOPIC.VERSION, CATALOG_TOPIC.VERSION.plus(1))
                .set(CATALOG_TOPIC.UPDATED_AT, clock.instant())
                .where(CATALOG_TOPIC.ID.in(values(topics)))
                .and(CATALOG_TOPIC.IS_PUBLISHED.isFalse())
                .execute();
    }

    /** @return the topics of these questions */
    Set<TopicId> hide(Collection<QuestionId> questions) {
        List<UUID> ids = questions.stream().map(QuestionId::value).toList();
        sql.update(CATALOG_QUESTION)
                .set(CATALOG_QUESTION.STATE, QuestionState.RETIRED)
                .setNull(CATALOG_QUESTION.FACET)
                .set(CATALOG_QUESTION.IS_PREVIEW, false)
                .set(CATALOG_QUESTION.UPDATED_AT, clock.instant())
                .set(CATALOG_QUESTION.VERSION, CATALOG_QUESTION.VERSION.plus(1))
                .where(CATALOG_QUESTION.ID.in(ids))
                .execute();
        sql.deleteFrom(CATALOG_DRAFT).where(CATALOG_DRAFT.QUESTION_ID.in(ids)).execute();
        tags.place(questions);
        return sql.selectDistinct(CATALOG_QUESTION.TOPIC_ID)
                .from(CATALOG_QUESTION)
                .where(CATALOG_QUESTION.ID.in(ids))
                .fetchSet(row -> new TopicId(row.value1()));
    }

    /** @return the topics of these questions */
    Set<TopicId> reveal(Collection<QuestionId> questions) {
        List<UUID> ids = questions.stream().map(QuestionId::value).toList();
        Map<Facet, List<UUID>> alike = sql.select(
                        CATALOG_QUESTION.ID, CATALOG_QUESTION.DIFFICULTY, CATALOG_QUESTION.KIND)
                .from(CATALOG_QUESTION)
                .where(CATALOG_QUESTION.ID.in(ids))
                .fetchGroups(row -> new Facet(row.value2(), row.value3(), false), row -> row.value1());
        alike.forEach((facet, of) -> sql.update(CATALOG_QUESTION)
                .set(CATALOG_QUESTION.STATE, QuestionState.PUBLISHED)
                .set(CATALOG_QUESTION.FACET, facet.number())
                .set(CATALOG_QUESTION.UPDATED_AT, clock.instant())
                .where(CATALOG_QUESTION.ID.in(of))
                .execute());
        tags.place(questions);
        return sql.selectDistinct(CATALOG_QUESTION.TOPIC_ID)
                .from(CATALOG_QUESTION)
                .where(CATALOG_QUESTION.ID.in(ids))
                .fetchSet(row -> new TopicId(row.value1()));
    }

    /** Gives the answers of these questions away, or no longer. */
    void giveAway(Collection<QuestionId> questions, boolean isSampleAnswer) {
        sql.update(CATALOG_QUESTION)
                .set(CATALOG_QUESTION.IS_SAMPLE_ANSWER, isSampleAnswer)
                .set(CATALOG_QUESTION.VERSION, CATALOG_QUESTION.VERSION.plus(1))
                .where(CATALOG_QUESTION.ID.in(
                        questions.stream().map(QuestionId::value).toList()))
                .execute();
    }

    /** Counts the published questions of these topics anew. */
    void recount(Collection<TopicId> topics) {
        List<UUID> ids = values(topics);
        sql.deleteFrom(CATALOG_QUESTION_COUNT)
                .where(CATALOG_QUESTION_COUNT.TOPIC_ID.in(ids))
                .execute();
        sql.insertInto(
                        CATALOG_QUESTION_COUNT,
                        CATALOG_QUESTION_COUNT.TOPIC_ID,
                        CATALOG_QUESTION_COUNT.FACET,
                        CATALOG_QUESTION_COUNT.QUESTIONS)
                .select(DSL.select(CATALOG_QUESTION.TOPIC_ID, CATALOG_QUESTION.FACET, count())
                        .from(CATALOG_QUESTION)
                        .where(CATALOG_QUESTION.TOPIC_ID.in(ids))
                        .and(CATALOG_QUESTION.FACET.isNotNull())
                        .groupBy(CATALOG_QUESTION.TOPIC_ID, CATALOG_QUESTION.FACET))
                .execute();
    }

    private static List<UUID> values(Collection<TopicId> topics) {
        return topics.stream().map(TopicId::value).toList();
    }
}
