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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
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

    /** The topics that exist among these, locked until the end of the transaction, so that two loads do not mix their places. */
    Map<String, TopicId> lockTopics(Collection<String> slugs, boolean publish) {
        Map<String, TopicId> topics = sql.select(CATALOG_TOPIC.SLUG, CATALOG_TOPIC.ID)
                .from(CATALOG_TOPIC)
                .where(CATALOG_TOPIC.SLUG.in(slugs))
                .forUpdate()
                .fetchMap(CATALOG_TOPIC.SLUG, row -> new TopicId(row.value2()));
        if (publish && !topics.isEmpty()) {
            sql.update(CATALOG_TOPIC)
                    .set(CATALOG_TOPIC.IS_PUBLISHED, true)
                    .set(CATALOG_TOPIC.VERSION, CATALOG_TOPIC.VERSION.plus(1))
                    .set(CATALOG_TOPIC.UPDATED_AT, clock.instant())
                    .where(CATALOG_TOPIC.ID.in(values(topics.values())))
                    .and(CATALOG_TOPIC.IS_PUBLISHED.isFalse())
                    .execute();
        }
        return topics;
    }

    /** Makes topics behind those that there are. */
    Map<String, TopicId> insertTopics(Collection<BankTopic> topics, boolean published) {
        Map<String, TopicId> ids = HashMap.newHashMap(topics.size());
        if (topics.isEmpty()) {
            return ids;
        }
        Instant now = clock.instant();
        long position = Objects.requireNonNull(sql.select(coalesce(max(CATALOG_TOPIC.POSITION), 0L))
                .from(CATALOG_TOPIC)
                .fetchSingle()
                .value1());
        var insert = inlining.insertInto(
                CATALOG_TOPIC,
                CATALOG_TOPIC.ID,
                CATALOG_TOPIC.SLUG,
                CATALOG_TOPIC.TITLE,
                CATALOG_TOPIC.DESCRIPTION,
                CATALOG_TOPIC.IS_PUBLISHED,
                CATALOG_TOPIC.POSITION,
                CATALOG_TOPIC.PREVIEW_SIZE,
                CATALOG_TOPIC.VERSION,
                CATALOG_TOPIC.CREATED_AT,
                CATALOG_TOPIC.UPDATED_AT);
        for (BankTopic topic : topics) {
            TopicId id = TopicId.create();
            ids.put(topic.slug(), id);
            position += POSITION_STEP;
            insert = insert.values(
                    id.value(),
                    topic.slug(),
                    topic.title(),
                    topic.description(),
                    published,
                    position,
                    topic.previewSize(),
                    1,
                    now,
                    now);
        }
        insert.execute();
        return ids;
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
        var insert = inlining.insertInto(CATALOG_TAG, CATALOG_TAG.ID, CATALOG_TAG.SLUG, CATALOG_TAG.NAME);
        for (String name : names) {
            String base = Slugs.base(name);
            String slug = base;
            for (int number = 2; !taken.add(slug); number++) {
                slug = base + "-" + number;
            }
            UUID id = UuidCreator.getTimeOrderedEpoch();
            insert = insert.values(id, slug, name);
            known.put(name, id);
        }
        insert.execute();
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

    /** Marks the first published questions of each topic, as many as its preview size says, as previews, and no others. */
    void refreshPreviews(Collection<TopicId> topics) {
        List<UUID> ids = values(topics);
        List<UUID> previews = sql
                .select(CATALOG_TOPIC.ID, CATALOG_TOPIC.PREVIEW_SIZE)
                .from(CATALOG_TOPIC)
                .where(CATALOG_TOPIC.ID.in(ids))
                .fetch(row -> firstPublished(row.value1(), row.value2()))
                .stream()
                .reduce(Select::unionAll)
                .map(firsts -> sql.fetchValues(firsts))
                .orElse(List.of());
        sql.update(CATALOG_QUESTION)
                .set(CATALOG_QUESTION.IS_PREVIEW, false)
                .where(CATALOG_QUESTION.TOPIC_ID.in(ids))
                .and(CATALOG_QUESTION.IS_PREVIEW.isTrue())
                .and(CATALOG_QUESTION.ID.notIn(previews))
                .execute();
        sql.update(CATALOG_QUESTION)
                .set(CATALOG_QUESTION.IS_PREVIEW, true)
                .where(CATALOG_QUESTION.ID.in(previews))
                .and(CATALOG_QUESTION.IS_PREVIEW.isFalse())
                .execute();
    }

    private static Select<Record1<UUID>> firstPublished(UUID topic, int size) {
        return DSL.select(CATALOG_QUESTION.ID)
                .from(CATALOG_QUESTION)
                .where(CATALOG_QUESTION.TOPIC_ID.eq(topic))
                .and(CATALOG_QUESTION.STATE.eq(QuestionState.PUBLISHED))
                .orderBy(CATALOG_QUESTION.POSITION, CATALOG_QUESTION.ID)
                .limit(size);
    }
}
