package dev.questionbank.catalog.transfer;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_REVISION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_SLUG;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_TAG;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_TOPIC;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionState;
import dev.questionbank.catalog.Significance;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.catalog.jooq.tables.records.CatalogQuestionRecord;
import dev.questionbank.catalog.jooq.tables.records.CatalogQuestionTagRecord;
import dev.questionbank.catalog.jooq.tables.records.CatalogRevisionRecord;
import dev.questionbank.catalog.jooq.tables.records.CatalogSlugRecord;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Writes a bank in bulk. */
@Repository
class BankRepository {

    /** Room between neighbours, so that a question can be moved between two others without moving them. */
    static final long POSITION_STEP = 1_024;

    private static final int FIRST_REVISION = 1;

    private final DSLContext sql;
    private final Clock clock;

    BankRepository(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A question that a row was loaded into before. */
    record Loaded(QuestionId id, QuestionState state, int latestRevision) {

        /** Whether it is still as it was loaded. */
        boolean isUntouched() {
            return latestRevision == FIRST_REVISION;
        }
    }

    /** A row with what it needs to become a question. */
    record NewQuestion(QuestionId id, TopicId topic, long position, String slug, byte[] hash, BankRow row) {}

    /** The topic, locked until the end of the transaction, so that two loads do not mix their places. */
    Optional<TopicId> lockTopic(String slug, boolean publish) {
        Optional<TopicId> topic = sql.select(CATALOG_TOPIC.ID)
                .from(CATALOG_TOPIC)
                .where(CATALOG_TOPIC.SLUG.eq(slug))
                .forUpdate()
                .fetchOptional(row -> new TopicId(row.value1()));
        if (publish) {
            topic.ifPresent(id -> sql.update(CATALOG_TOPIC)
                    .set(CATALOG_TOPIC.IS_PUBLISHED, true)
                    .set(CATALOG_TOPIC.VERSION, CATALOG_TOPIC.VERSION.plus(1))
                    .set(CATALOG_TOPIC.UPDATED_AT, clock.instant())
                    .where(CATALOG_TOPIC.ID.eq(id.value()))
                    .and(CATALOG_TOPIC.IS_PUBLISHED.isFalse())
                    .execute());
        }
        return topic;
    }

    TopicId insertTopic(BankTopic topic, boolean published) {
        TopicId id = TopicId.create();
        Instant now = clock.instant();
        long last = Objects.requireNonNull(sql.select(coalesce(max(CATALOG_TOPIC.POSITION), 0L))
                .from(CATALOG_TOPIC)
                .fetchSingle()
                .value1());
        sql.insertInto(CATALOG_TOPIC)
                .set(CATALOG_TOPIC.ID, id.value())
                .set(CATALOG_TOPIC.SLUG, topic.slug())
                .set(CATALOG_TOPIC.TITLE, topic.title())
                .set(CATALOG_TOPIC.DESCRIPTION, topic.description())
                .set(CATALOG_TOPIC.IS_PUBLISHED, published)
                .set(CATALOG_TOPIC.POSITION, last + POSITION_STEP)
                .set(CATALOG_TOPIC.PREVIEW_SIZE, topic.previewSize())
                .set(CATALOG_TOPIC.VERSION, 1)
                .set(CATALOG_TOPIC.CREATED_AT, now)
                .set(CATALOG_TOPIC.UPDATED_AT, now)
                .execute();
        return id;
    }

    Map<ByteBuffer, Loaded> findLoaded(Collection<ByteBuffer> hashes) {
        return sql.select(
                        CATALOG_QUESTION.LOADED_HASH,
                        CATALOG_QUESTION.ID,
                        CATALOG_QUESTION.STATE,
                        CATALOG_QUESTION.LATEST_REVISION)
                .from(CATALOG_QUESTION)
                .where(CATALOG_QUESTION.LOADED_HASH.in(
                        hashes.stream().map(ByteBuffer::array).toList()))
                .fetchMap(
                        row -> ByteBuffer.wrap(row.value1()),
                        row -> new Loaded(new QuestionId(row.value2()), row.value3(), row.value4()));
    }

    Set<String> findTakenSlugs(Collection<String> slugs) {
        return sql.select(CATALOG_SLUG.SLUG)
                .from(CATALOG_SLUG)
                .where(CATALOG_SLUG.SLUG.in(slugs))
                .fetchSet(CATALOG_SLUG.SLUG);
    }

    /** Place of the topic's last question; 0 when it has none. */
    long findLastPosition(TopicId topic) {
        return Objects.requireNonNull(sql.select(coalesce(max(CATALOG_QUESTION.POSITION), 0L))
                .from(CATALOG_QUESTION)
                .where(CATALOG_QUESTION.TOPIC_ID.eq(topic.value()))
                .fetchSingle()
                .value1());
    }

    void insert(List<NewQuestion> questions, boolean published) {
        if (questions.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Map<String, UUID> tags = tagIds(questions);
        List<CatalogQuestionRecord> rows = new ArrayList<>(questions.size());
        List<CatalogRevisionRecord> revisions = new ArrayList<>(questions.size());
        List<CatalogSlugRecord> slugs = new ArrayList<>(questions.size());
        List<CatalogQuestionTagRecord> questionTags = new ArrayList<>(questions.size());
        for (NewQuestion question : questions) {
            rows.add(questionRecord(question, published, now));
            revisions.add(revisionRecord(question, published, now));
            slugs.add(new CatalogSlugRecord(question.slug(), question.id().value(), now));
            int position = 0;
            for (String tag : question.row().tags()) {
                questionTags.add(new CatalogQuestionTagRecord(
                        question.id().value(), Objects.requireNonNull(tags.get(tag)), position++));
            }
        }
        sql.batchInsert(rows).execute();
        sql.batchInsert(revisions).execute();
        sql.batchInsert(slugs).execute();
        sql.batchInsert(questionTags).execute();
    }

    private static CatalogQuestionRecord questionRecord(NewQuestion question, boolean published, Instant now) {
        BankRow row = question.row();
        CatalogQuestionRecord stored = new CatalogQuestionRecord();
        stored.setId(question.id().value());
        stored.setTopicId(question.topic().value());
        stored.setState(published ? QuestionState.PUBLISHED : QuestionState.DRAFT);
        stored.setPosition(question.position());
        stored.setLatestRevision(FIRST_REVISION);
        stored.setPublishedRevision(published ? FIRST_REVISION : null);
        stored.setSlug(question.slug());
        stored.setTitle(row.title());
        stored.setDifficulty(row.difficulty());
        stored.setKind(row.kind());
        stored.setIsAnswered(row.answer() != null);
        stored.setIsPreview(false);
        stored.setIsSampleAnswer(false);
        stored.setLoadedHash(question.hash());
        stored.setSource(row.source());
        stored.setLicense(row.license());
        stored.setVersion(1);
        stored.setCreatedAt(now);
        stored.setUpdatedAt(now);
        stored.setPublishedAt(published ? now : null);
        return stored;
    }

    private static CatalogRevisionRecord revisionRecord(NewQuestion question, boolean published, Instant now) {
        BankRow row = question.row();
        CatalogRevisionRecord stored = new CatalogRevisionRecord();
        stored.setQuestionId(question.id().value());
        stored.setNumber(FIRST_REVISION);
        stored.setTitle(row.title());
        stored.setPrompt(row.prompt());
        stored.setAnswer(row.answer());
        stored.setDifficulty(row.difficulty());
        stored.setKind(row.kind());
        stored.setSignificance(Significance.MATERIAL);
        stored.setCreatedAt(now);
        stored.setPublishedAt(published ? now : null);
        return stored;
    }

    /** The ids of the rows' tags by name; tags that are new are made. */
    private Map<String, UUID> tagIds(List<NewQuestion> questions) {
        Set<String> names = new HashSet<>();
        questions.forEach(question -> names.addAll(question.row().tags()));
        Map<String, UUID> known = findTagIds(names);
        names.removeAll(known.keySet());
        if (names.isEmpty()) {
            return known;
        }
        Set<String> taken =
                new HashSet<>(sql.select(CATALOG_TAG.SLUG).from(CATALOG_TAG).fetchSet(CATALOG_TAG.SLUG));
        for (String name : names) {
            String base = Slugs.base(name);
            String slug = base;
            for (int number = 2; !taken.add(slug); number++) {
                slug = base + "-" + number;
            }
            UUID id = UuidCreator.getTimeOrderedEpoch();
            sql.insertInto(CATALOG_TAG)
                    .set(CATALOG_TAG.ID, id)
                    .set(CATALOG_TAG.SLUG, slug)
                    .set(CATALOG_TAG.NAME, name)
                    .execute();
            known.put(name, id);
        }
        return known;
    }

    private Map<String, UUID> findTagIds(Collection<String> names) {
        return sql.select(CATALOG_TAG.NAME, CATALOG_TAG.ID)
                .from(CATALOG_TAG)
                .where(CATALOG_TAG.NAME.in(names))
                .fetchMap(CATALOG_TAG.NAME, CATALOG_TAG.ID);
    }

    /** Shows the newest revision of these drafts to readers. */
    void publish(List<QuestionId> drafts) {
        if (drafts.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<UUID> ids = drafts.stream().map(QuestionId::value).toList();
        sql.update(CATALOG_QUESTION)
                .set(CATALOG_QUESTION.STATE, QuestionState.PUBLISHED)
                .set(CATALOG_QUESTION.PUBLISHED_REVISION, CATALOG_QUESTION.LATEST_REVISION)
                .set(CATALOG_QUESTION.PUBLISHED_AT, now)
                .set(CATALOG_QUESTION.UPDATED_AT, now)
                .set(CATALOG_QUESTION.VERSION, CATALOG_QUESTION.VERSION.plus(1))
                .where(CATALOG_QUESTION.ID.in(ids))
                .execute();
        sql.update(CATALOG_REVISION)
                .set(CATALOG_REVISION.PUBLISHED_AT, now)
                .where(CATALOG_REVISION.QUESTION_ID.in(ids))
                .and(CATALOG_REVISION.NUMBER.eq(FIRST_REVISION))
                .execute();
    }

    /** Marks the first published questions of a topic, as many as its preview size says, as previews, and no others. */
    void refreshPreviews(TopicId topic) {
        List<UUID> previews = sql.select(CATALOG_QUESTION.ID)
                .from(CATALOG_QUESTION)
                .where(CATALOG_QUESTION.TOPIC_ID.eq(topic.value()))
                .and(CATALOG_QUESTION.STATE.eq(QuestionState.PUBLISHED))
                .orderBy(CATALOG_QUESTION.POSITION, CATALOG_QUESTION.ID)
                .limit(sql.select(CATALOG_TOPIC.PREVIEW_SIZE)
                        .from(CATALOG_TOPIC)
                        .where(CATALOG_TOPIC.ID.eq(topic.value()))
                        .fetchSingle()
                        .value1())
                .fetch(CATALOG_QUESTION.ID);
        sql.update(CATALOG_QUESTION)
                .set(CATALOG_QUESTION.IS_PREVIEW, false)
                .where(CATALOG_QUESTION.TOPIC_ID.eq(topic.value()))
                .and(CATALOG_QUESTION.IS_PREVIEW.isTrue())
                .and(CATALOG_QUESTION.ID.notIn(previews))
                .execute();
        sql.update(CATALOG_QUESTION)
                .set(CATALOG_QUESTION.IS_PREVIEW, true)
                .where(CATALOG_QUESTION.ID.in(previews))
                .and(CATALOG_QUESTION.IS_PREVIEW.isFalse())
                .execute();
    }
}
