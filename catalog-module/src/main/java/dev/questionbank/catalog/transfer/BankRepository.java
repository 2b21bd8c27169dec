package dev.questionbank.catalog.transfer;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_DRAFT;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION_TAG;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_REVISION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_SLUG;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_TOPIC;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;

import dev.questionbank.catalog.Facet;
import dev.questionbank.catalog.LockedTitles;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionState;
import dev.questionbank.catalog.Significance;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.catalog.publication.PlaceRepository;
import dev.questionbank.catalog.publication.QuestionTagRepository;
import dev.questionbank.catalog.transfer.format.BankRow;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.RowCountQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Writes a bank in bulk. */
@Repository
class BankRepository {

    private final DSLContext sql;
    private final Clock clock;
    private final QuestionTagRepository tags;

    BankRepository(DSLContext sql, Clock clock, QuestionTagRepository tags) {
        this.sql = sql;
        this.clock = clock;
        this.tags = tags;
    }

    /** A topic, its place among the topics, and what its questions take over from it. */
    record Place(TopicId id, long position, LockedTitles lockedTitles) {}

    /** A row with what it needs to become a question. */
    record NewQuestion(QuestionId id, Place topic, long position, String slug, PreparedRow prepared) {

        BankRow row() {
            return prepared.row();
        }

        Facet facet() {
            return new Facet(row().difficulty(), row().kind(), false);
        }
    }

    /** The topics that exist among these, locked until the end of the transaction, so that two loads do not mix their places. */
    Map<String, Place> lockTopics(Collection<String> slugs, boolean publish) {
        Map<String, Place> topics = sql.select(
                        CATALOG_TOPIC.SLUG, CATALOG_TOPIC.ID, CATALOG_TOPIC.POSITION, CATALOG_TOPIC.LOCKED_TITLES)
                .from(CATALOG_TOPIC)
                .where(CATALOG_TOPIC.SLUG.in(slugs))
                .orderBy(CATALOG_TOPIC.ID)
                .forUpdate()
                .fetchMap(CATALOG_TOPIC.SLUG, row -> new Place(new TopicId(row.value2()), row.value3(), row.value4()));
        if (publish && !topics.isEmpty()) {
            sql.update(CATALOG_TOPIC)
                    .set(CATALOG_TOPIC.IS_PUBLISHED, true)
                    .set(CATALOG_TOPIC.VERSION, CATALOG_TOPIC.VERSION.plus(1))
                    .set(CATALOG_TOPIC.UPDATED_AT, clock.instant())
                    .where(CATALOG_TOPIC.ID.in(
                            values(topics.values().stream().map(Place::id).toList())))
                    .and(CATALOG_TOPIC.IS_PUBLISHED.isFalse())
                    .execute();
        }
        return topics;
    }

    /** What these topics show of what is locked; they are held until the end of the transaction. */
    Map<TopicId, LockedTitles> lockTopics(Collection<TopicId> ids) {
        return sql.select(CATALOG_TOPIC.ID, CATALOG_TOPIC.LOCKED_TITLES)
                .from(CATALOG_TOPIC)
                .where(CATALOG_TOPIC.ID.in(values(ids)))
                .orderBy(CATALOG_TOPIC.ID)
                .forUpdate()
                .fetchMap(row -> new TopicId(row.value1()), row -> row.value2());
    }

    /** Makes topics behind those that there are. */
    Map<String, Place> insertTopics(Collection<BankTopic> topics, boolean published) {
        Map<String, Place> ids = HashMap.newHashMap(topics.size());
        if (topics.isEmpty()) {
            return ids;
        }
        Instant now = clock.instant();
        long position = Objects.requireNonNull(sql.select(coalesce(max(CATALOG_TOPIC.POSITION), 0L))
                .from(CATALOG_TOPIC)
                .fetchSingle()
                .value1());
        for (BankTopic topic : topics) {
            position += PlaceRepository.STEP;
            ids.put(topic.slug(), new Place(TopicId.create(), position, topic.lockedTitles()));
        }
        sql.execute(new JsonRows<BankTopic>()
                .column(CATALOG_TOPIC.ID, topic -> placeOf(ids, topic).id().value())
                .column(CATALOG_TOPIC.SLUG, BankTopic::slug)
                .column(CATALOG_TOPIC.TITLE, BankTopic::title)
                .column(CATALOG_TOPIC.DESCRIPTION, BankTopic::description)
                .always(CATALOG_TOPIC.IS_PUBLISHED, published)
                .column(CATALOG_TOPIC.POSITION, topic -> placeOf(ids, topic).position())
                .column(CATALOG_TOPIC.PREVIEW_SIZE, BankTopic::previewSize)
                .column(CATALOG_TOPIC.LOCKED_TITLES, BankTopic::lockedTitles)
                .always(CATALOG_TOPIC.VERSION, 1)
                .always(CATALOG_TOPIC.CREATED_AT, now)
                .always(CATALOG_TOPIC.UPDATED_AT, now)
                .insertInto(CATALOG_TOPIC, topics));
        return ids;
    }

    private static Place placeOf(Map<String, Place> places, BankTopic topic) {
        return Objects.requireNonNull(places.get(topic.slug()));
    }

    Set<String> findTakenSlugs(Collection<String> slugs) {
        return new HashSet<>(sql.select(CATALOG_SLUG.SLUG)
                .from(CATALOG_SLUG)
                .where(CATALOG_SLUG.SLUG.in(slugs))
                .fetch(CATALOG_SLUG.SLUG));
    }

    /** Places of the topics' last questions; a topic without any is left out. */
    Map<TopicId, Long> findLastPositions(Collection<TopicId> topics) {
        return sql.select(CATALOG_QUESTION.TOPIC_ID, max(CATALOG_QUESTION.POSITION))
                .from(CATALOG_QUESTION)
                .where(CATALOG_QUESTION.TOPIC_ID.in(values(topics)))
                .groupBy(CATALOG_QUESTION.TOPIC_ID)
                .fetchMap(row -> new TopicId(row.value1()), row -> row.value2());
    }

    private static List<UUID> values(Collection<TopicId> topics) {
        return topics.stream().map(TopicId::value).toList();
    }

    /**
     * One statement a table. Those to come are written down while the server works on the one before.
     *
     * @param author the account that wrote them; null for an operator's load
     */
    void insert(List<NewQuestion> questions, boolean published, @Nullable UUID author) {
        if (questions.isEmpty()) {
            return;
        }
        Set<String> names = new HashSet<>();
        questions.forEach(question -> names.addAll(question.row().tags()));
        Map<String, UUID> tags = this.tags.ids(names);
        List<CompletableFuture<RowCountQuery>> statements = Stream.<Supplier<RowCountQuery>>of(
                        () -> insertQuestions(questions, published),
                        () -> insertRevisions(questions, published, author),
                        () -> insertSlugs(questions),
                        () -> insertTags(questions, tags, published))
                .map(CompletableFuture::supplyAsync)
                .toList();
        statements.forEach(statement -> sql.execute(statement.join()));
        if (!published) {
            sql.execute(insertDrafts(questions));
        }
    }

    private RowCountQuery insertQuestions(List<NewQuestion> questions, boolean published) {
        Instant now = clock.instant();
        return new JsonRows<NewQuestion>()
                .column(CATALOG_QUESTION.ID, question -> question.id().value())
                .column(
                        CATALOG_QUESTION.TOPIC_ID,
                        question -> question.topic().id().value())
                .always(CATALOG_QUESTION.STATE, published ? QuestionState.PUBLISHED : QuestionState.DRAFT)
                .column(CATALOG_QUESTION.POSITION, NewQuestion::position)
                .always(CATALOG_QUESTION.LATEST_REVISION, KnownQuestion.FIRST_REVISION)
                .always(CATALOG_QUESTION.PUBLISHED_REVISION, published ? KnownQuestion.FIRST_REVISION : null)
                .column(CATALOG_QUESTION.SLUG, NewQuestion::slug)
                .column(CATALOG_QUESTION.TITLE, question -> question.row().title())
                .column(CATALOG_QUESTION.DIFFICULTY, question -> question.row().difficulty())
                .column(CATALOG_QUESTION.KIND, question -> question.row().kind())
                .column(CATALOG_QUESTION.IS_ANSWERED, question -> question.row().answer() != null)
                .always(CATALOG_QUESTION.IS_PREVIEW, false)
                .always(CATALOG_QUESTION.IS_SAMPLE_ANSWER, false)
                .column(
                        CATALOG_QUESTION.IS_TITLE_LOCKED,
                        question -> question.topic().lockedTitles() == LockedTitles.HIDDEN)
                .column(
                        CATALOG_QUESTION.LOADED_HASH,
                        question -> question.prepared().hash().array())
                .column(CATALOG_QUESTION.EXTERNAL_ID, question -> question.row().externalId())
                .column(CATALOG_QUESTION.SOURCE, question -> question.row().source())
                .column(CATALOG_QUESTION.LICENSE, question -> question.row().license())
                .always(CATALOG_QUESTION.VERSION, 1)
                .always(CATALOG_QUESTION.CREATED_AT, now)
                .always(CATALOG_QUESTION.UPDATED_AT, now)
                .always(CATALOG_QUESTION.PUBLISHED_AT, published ? now : null)
                .column(
                        CATALOG_QUESTION.FACET,
                        question -> published ? question.facet().number() : null)
                .column(
                        CATALOG_QUESTION.LATIN_TITLE,
                        question -> question.prepared().latinTitle())
                .always(CATALOG_QUESTION.PRACTICED_COUNT, 0)
                .insertInto(CATALOG_QUESTION, questions);
    }

    private RowCountQuery insertRevisions(List<NewQuestion> questions, boolean published, @Nullable UUID author) {
        Instant now = clock.instant();
        return new JsonRows<NewQuestion>()
                .column(CATALOG_REVISION.QUESTION_ID, question -> question.id().value())
                .always(CATALOG_REVISION.NUMBER, KnownQuestion.FIRST_REVISION)
                .column(CATALOG_REVISION.TITLE, question -> question.row().title())
                .column(CATALOG_REVISION.PROMPT, question -> question.row().prompt())
                .column(CATALOG_REVISION.ANSWER, question -> question.row().answer())
                .column(CATALOG_REVISION.DIFFICULTY, question -> question.row().difficulty())
                .column(CATALOG_REVISION.KIND, question -> question.row().kind())
                .column(CATALOG_REVISION.TAGS, question -> question.row().tags())
                .always(CATALOG_REVISION.SIGNIFICANCE, Significance.MATERIAL)
                .always(CATALOG_REVISION.AUTHOR_ID, author)
                .always(CATALOG_REVISION.CREATED_AT, now)
                .always(CATALOG_REVISION.PUBLISHED_AT, published ? now : null)
                .insertInto(CATALOG_REVISION, questions);
    }

    private RowCountQuery insertDrafts(List<NewQuestion> questions) {
        return new JsonRows<NewQuestion>()
                .column(CATALOG_DRAFT.QUESTION_ID, question -> question.id().value())
                .always(CATALOG_DRAFT.STATE, QuestionState.DRAFT)
                .insertInto(CATALOG_DRAFT, questions);
    }

    private RowCountQuery insertSlugs(List<NewQuestion> questions) {
        Instant now = clock.instant();
        return new JsonRows<NewQuestion>()
                .column(CATALOG_SLUG.SLUG, NewQuestion::slug)
                .column(CATALOG_SLUG.QUESTION_ID, question -> question.id().value())
                .always(CATALOG_SLUG.CREATED_AT, now)
                .insertInto(CATALOG_SLUG, questions);
    }

    private record NewTag(NewQuestion question, UUID tag, int position) {}

    private RowCountQuery insertTags(List<NewQuestion> questions, Map<String, UUID> tags, boolean published) {
        List<NewTag> rows = new ArrayList<>();
        for (NewQuestion question : questions) {
            int position = 0;
            for (String tag : question.row().tags()) {
                rows.add(new NewTag(question, Objects.requireNonNull(tags.get(tag)), position++));
            }
        }
        return new JsonRows<NewTag>()
                .column(
                        CATALOG_QUESTION_TAG.QUESTION_ID,
                        tag -> tag.question().id().value())
                .column(CATALOG_QUESTION_TAG.TAG_ID, NewTag::tag)
                .column(CATALOG_QUESTION_TAG.POSITION, NewTag::position)
                .column(
                        CATALOG_QUESTION_TAG.TOPIC_POSITION,
                        tag -> published ? tag.question().topic().position() : null)
                .column(
                        CATALOG_QUESTION_TAG.QUESTION_POSITION,
                        tag -> published ? tag.question().position() : null)
                .insertInto(CATALOG_QUESTION_TAG, rows);
    }
}
