package dev.questionbank.catalog.transfer;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION_TAG;
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
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.conf.StatementType;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Writes a bank in bulk. */
@Repository
class BankRepository {

    /** Room between neighbours, so that a question can be moved between two others without moving them. */
    static final long POSITION_STEP = 1_024;

    private static final int FIRST_REVISION = 1;

    private final DSLContext sql;
    private final DSLContext inlining;
    private final Clock clock;

    BankRepository(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.inlining = DSL.using(sql.configuration()
                .deriveSettings(settings -> settings.withStatementType(StatementType.STATIC_STATEMENT)));
        this.clock = clock;
    }

    /** A question that a row was loaded into before. */
    record Loaded(QuestionId id, TopicId topic, QuestionState state, int latestRevision) {

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
                        CATALOG_QUESTION.TOPIC_ID,
                        CATALOG_QUESTION.STATE,
                        CATALOG_QUESTION.LATEST_REVISION)
                .from(CATALOG_QUESTION)
                .where(CATALOG_QUESTION.LOADED_HASH.in(
                        hashes.stream().map(ByteBuffer::array).toList()))
                .fetchMap(
                        row -> ByteBuffer.wrap(row.value1()),
                        row -> new Loaded(
                                new QuestionId(row.value2()), new TopicId(row.value3()), row.value4(), row.value5()));
    }

    Set<String> findTakenSlugs(Collection<String> slugs) {
        return new HashSet<>(sql.select(CATALOG_SLUG.SLUG)
                .from(CATALOG_SLUG)
                .where(CATALOG_SLUG.SLUG.in(slugs))
                .fetch(CATALOG_SLUG.SLUG));
    }

    /** Place of the topic's last question; 0 when it has none. */
    long findLastPosition(TopicId topic) {
        return Objects.requireNonNull(sql.select(coalesce(max(CATALOG_QUESTION.POSITION), 0L))
                .from(CATALOG_QUESTION)
                .where(CATALOG_QUESTION.TOPIC_ID.eq(topic.value()))
                .fetchSingle()
                .value1());
    }

    /** One statement a table with the values in it: the driver would take longer to bind so many than the server to write them. */
    void insert(List<NewQuestion> questions, boolean published) {
        if (questions.isEmpty()) {
            return;
        }
        insertQuestions(questions, published);
        insertRevisions(questions, published);
        insertSlugs(questions);
        insertTags(questions);
    }

    private void insertQuestions(List<NewQuestion> questions, boolean published) {
        Instant now = clock.instant();
        var insert = inlining.insertInto(
                CATALOG_QUESTION,
                CATALOG_QUESTION.ID,
                CATALOG_QUESTION.TOPIC_ID,
                CATALOG_QUESTION.STATE,
                CATALOG_QUESTION.POSITION,
                CATALOG_QUESTION.LATEST_REVISION,
                CATALOG_QUESTION.PUBLISHED_REVISION,
                CATALOG_QUESTION.SLUG,
                CATALOG_QUESTION.TITLE,
                CATALOG_QUESTION.DIFFICULTY,
                CATALOG_QUESTION.KIND,
                CATALOG_QUESTION.IS_ANSWERED,
                CATALOG_QUESTION.IS_PREVIEW,
                CATALOG_QUESTION.IS_SAMPLE_ANSWER,
                CATALOG_QUESTION.LOADED_HASH,
                CATALOG_QUESTION.SOURCE,
                CATALOG_QUESTION.LICENSE,
                CATALOG_QUESTION.VERSION,
                CATALOG_QUESTION.CREATED_AT,
                CATALOG_QUESTION.UPDATED_AT,
                CATALOG_QUESTION.PUBLISHED_AT);
        for (NewQuestion question : questions) {
            BankRow row = question.row();
            insert = insert.values(
                    question.id().value(),
                    question.topic().value(),
                    published ? QuestionState.PUBLISHED : QuestionState.DRAFT,
                    question.position(),
                    FIRST_REVISION,
                    published ? FIRST_REVISION : null,
                    question.slug(),
                    row.title(),
                    row.difficulty(),
                    row.kind(),
                    row.answer() != null,
                    false,
                    false,
                    question.hash(),
                    row.source(),
                    row.license(),
                    1,
                    now,
                    now,
                    published ? now : null);
        }
        insert.execute();
    }

    private void insertRevisions(List<NewQuestion> questions, boolean published) {
        Instant now = clock.instant();
        var insert = inlining.insertInto(
                CATALOG_REVISION,
                CATALOG_REVISION.QUESTION_ID,
                CATALOG_REVISION.NUMBER,
                CATALOG_REVISION.TITLE,
                CATALOG_REVISION.PROMPT,
                CATALOG_REVISION.ANSWER,
                CATALOG_REVISION.DIFFICULTY,
                CATALOG_REVISION.KIND,
                CATALOG_REVISION.SIGNIFICANCE,
                CATALOG_REVISION.CREATED_AT,
                CATALOG_REVISION.PUBLISHED_AT);
        for (NewQuestion question : questions) {
            BankRow row = question.row();
            insert = insert.values(
                    question.id().value(),
                    FIRST_REVISION,
                    row.title(),
                    row.prompt(),
                    row.answer(),
                    row.difficulty(),
                    row.kind(),
                    Significance.MATERIAL,
                    now,
                    published ? now : null);
        }
        insert.execute();
    }

    private void insertSlugs(List<NewQuestion> questions) {
        Instant now = clock.instant();
        var insert =
                inlining.insertInto(CATALOG_SLUG, CATALOG_SLUG.SLUG, CATALOG_SLUG.QUESTION_ID, CATALOG_SLUG.CREATED_AT);
        for (NewQuestion question : questions) {
            insert = insert.values(question.slug(), question.id().value(), now);
        }
        insert.execute();
    }

    private void insertTags(List<NewQuestion> questions) {
        Map<String, UUID> tags = tagIds(questions);
        if (tags.isEmpty()) {
            return;
        }
        var insert = inlining.insertInto(
                CATALOG_QUESTION_TAG,
                CATALOG_QUESTION_TAG.QUESTION_ID,
                CATALOG_QUESTION_TAG.TAG_ID,
                CATALOG_QUESTION_TAG.POSITION);
        for (NewQuestion question : questions) {
            int position = 0;
            for (String tag : question.row().tags()) {
                insert = insert.values(question.id().value(), Objects.requireNonNull(tags.get(tag)), position++);
            }
        }
        insert.execute();
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
