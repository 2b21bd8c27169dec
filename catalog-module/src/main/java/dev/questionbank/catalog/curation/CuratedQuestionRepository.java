package dev.questionbank.catalog.curation;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_DRAFT;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_REVISION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_TOPIC;
import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import dev.questionbank.catalog.LockedTitles;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionState;
import dev.questionbank.catalog.TopicId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Questions as staff keeps them, in whatever state. */
@Repository
class CuratedQuestionRepository {

    private final DSLContext sql;
    private final Clock clock;

    CuratedQuestionRepository(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** These questions as they are. */
    Map<QuestionId, CuratedQuestion> list(Collection<QuestionId> ids) {
        return ids.isEmpty() ? Map.of() : byId(select(ids).fetch(CuratedQuestionRepository::question));
    }

    /** These questions, locked until the end of the transaction. */
    Map<QuestionId, CuratedQuestion> lock(Collection<QuestionId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : byId(select(ids).orderBy(CATALOG_QUESTION.ID).forUpdate().fetch(CuratedQuestionRepository::question));
    }

    /**
     * Locks the topics of these questions, and more, until the end of the transaction, as everybody does who changes what
     * readers see: before the questions themselves, and in the order of their ids.
     */
    void lockTopics(Collection<QuestionId> ids, Collection<TopicId> more) {
        Set<UUID> topics = sql.selectDistinct(CATALOG_QUESTION.TOPIC_ID)
                .from(CATALOG_QUESTION)
                .where(CATALOG_QUESTION.ID.in(values(ids)))
                .fetchSet(CATALOG_QUESTION.TOPIC_ID);
        more.forEach(topic -> topics.add(topic.value()));
        sql.select(CATALOG_TOPIC.ID)
                .from(CATALOG_TOPIC)
                .where(CATALOG_TOPIC.ID.in(topics))
                .orderBy(CATALOG_TOPIC.ID)
                .forUpdate()
                .fetch();
    }

    private SelectConditionStep<Record> select(Collection<QuestionId> ids) {
        return sql.select(
                        CATALOG_QUESTION.TOPIC_ID,
                        CATALOG_QUESTION.STATE,
                        CATALOG_QUESTION.VERSION,
                        CATALOG_QUESTION.PUBLISHED_REVISION,
                        CATALOG_QUESTION.EXTERNAL_ID,
                        CATALOG_QUESTION.IS_SAMPLE_ANSWER,
                        CATALOG_DRAFT.STATE,
                        CATALOG_DRAFT.PUBLISH_AT,
                        CATALOG_DRAFT.PUBLISHER_ID)
                .select(RevisionRepository.COLUMNS)
                .from(CATALOG_QUESTION)
                .join(CATALOG_REVISION)
                .on(CATALOG_REVISION.QUESTION_ID.eq(CATALOG_QUESTION.ID))
                .and(CATALOG_REVISION.NUMBER.eq(CATALOG_QUESTION.LATEST_REVISION))
                .leftJoin(CATALOG_DRAFT)
                .on(CATALOG_DRAFT.QUESTION_ID.eq(CATALOG_QUESTION.ID))
                .where(CATALOG_QUESTION.ID.in(values(ids)));
    }

    private static CuratedQuestion question(Record row) {
        CuratedRevision newest = RevisionRepository.revision(row);
        return new CuratedQuestion(
                newest.question(),
                new TopicId(row.get(CATALOG_QUESTION.TOPIC_ID)),
                row.get(CATALOG_QUESTION.STATE),
                row.get(CATALOG_QUESTION.VERSION),
                row.get(CATALOG_QUESTION.PUBLISHED_REVISION),
                row.get(CATALOG_QUESTION.EXTERNAL_ID),
                row.get(CATALOG_QUESTION.IS_SAMPLE_ANSWER),
                row.get(CATALOG_DRAFT.STATE),
                row.get(CATALOG_DRAFT.PUBLISH_AT),
                row.get(CATALOG_DRAFT.PUBLISHER_ID),
                newest);
    }

    private static Map<QuestionId, CuratedQuestion> byId(List<CuratedQuestion> questions) {
        return questions.stream().collect(toMap(CuratedQuestion::id, Function.identity()));
    }

    /** Whether a question has this name in the bank that it came from. */
    boolean hasExternalId(String externalId) {
        return sql.fetchExists(CATALOG_QUESTION, CATALOG_QUESTION.EXTERNAL_ID.eq(externalId));
    }

    /** A question that nobody saw yet, without a name; its first revision is to follow. */
    void insert(QuestionId id, TopicId topic, long position, QuestionContent content, @Nullable String externalId) {
        Instant now = clock.instant();
        sql.insertInto(CATALOG_QUESTION)
                .set(CATALOG_QUESTION.ID, id.value())
                .set(CATALOG_QUESTION.TOPIC_ID, topic.value())
                .set(CATALOG_QUESTION.STATE, QuestionState.DRAFT)
                .set(CATALOG_QUESTION.POSITION, position)
                .set(CATALOG_QUESTION.LATEST_REVISION, 1)
                .set(CATALOG_QUESTION.SLUG, "")
                .set(CATALOG_QUESTION.TITLE, content.title())
                .set(CATALOG_QUESTION.DIFFICULTY, val(content.difficulty(), CATALOG_QUESTION.DIFFICULTY))
                .set(CATALOG_QUESTION.KIND, content.kind())
                .set(CATALOG_QUESTION.IS_ANSWERED, content.answer() != null)
                .set(CATALOG_QUESTION.IS_PREVIEW, false)
                .set(CATALOG_QUESTION.IS_SAMPLE_ANSWER, false)
                .set(
                        CATALOG_QUESTION.IS_TITLE_LOCKED,
                        sql.select(field(CATALOG_TOPIC.LOCKED_TITLES.eq(LockedTitles.HIDDEN)))
                                .from(CATALOG_TOPIC)
                                .where(CATALOG_TOPIC.ID.eq(topic.value())))
                .set(CATALOG_QUESTION.EXTERNAL_ID, externalId)
                .set(CATALOG_QUESTION.VERSION, 1)
                .set(CATALOG_QUESTION.CREATED_AT, now)
                .set(CATALOG_QUESTION.UPDATED_AT, now)
                .execute();
    }

    /** Puts a new question on the desk. */
    void place(QuestionId id, QuestionState draftState) {
        sql.insertInto(CATALOG_DRAFT)
                .set(CATALOG_DRAFT.QUESTION_ID, id.value())
                .set(CATALOG_DRAFT.STATE, draftState)
                .execute();
    }

    /** Makes the revisions that were just appended the newest ones: what lists show follows at once where no reader ever saw the question. */
    void advance(Collection<QuestionId> ids) {
        List<UUID> values = values(ids);
        sql.update(CATALOG_QUESTION)
                .set(CATALOG_QUESTION.LATEST_REVISION, CATALOG_QUESTION.LATEST_REVISION.plus(1))
                .where(CATALOG_QUESTION.ID.in(values))
                .execute();
        sql.update(CATALOG_QUESTION
                        .join(CATALOG_REVISION)
                        .on(CATALOG_REVISION.QUESTION_ID.eq(CATALOG_QUESTION.ID))
                        .and(CATALOG_REVISION.NUMBER.eq(CATALOG_QUESTION.LATEST_REVISION)))
                .set(CATALOG_QUESTION.TITLE, CATALOG_REVISION.TITLE)
                .set(CATALOG_QUESTION.DIFFICULTY, CATALOG_REVISION.DIFFICULTY)
                .set(CATALOG_QUESTION.KIND, CATALOG_REVISION.KIND)
                .set(CATALOG_QUESTION.IS_ANSWERED, field(CATALOG_REVISION.ANSWER.isNotNull()))
                .where(CATALOG_QUESTION.ID.in(values))
                .and(CATALOG_QUESTION.PUBLISHED_REVISION.isNull())
                .execute();
    }

    /**
     * Puts the newest revisions of these questions on the desk, in this state, as the next version.
     *
     * @param publishAt when they are to be published by themselves, and
     * @param publisher the account that decided so
     */
    void place(
            Collection<CuratedQuestion> questions,
            QuestionState draftState,
            @Nullable Instant publishAt,
            @Nullable UUID publisher) {
        sql.batch(questions.stream()
                        .map(question -> sql.insertInto(CATALOG_DRAFT)
                                .set(CATALOG_DRAFT.QUESTION_ID, question.id().value())
                                .set(CATALOG_DRAFT.STATE, draftState)
                                .set(CATALOG_DRAFT.PUBLISH_AT, publishAt)
                                .set(CATALOG_DRAFT.PUBLISHER_ID, publisher)
                                .onDuplicateKeyUpdate()
                                .set(CATALOG_DRAFT.STATE, draftState)
                                .set(CATALOG_DRAFT.PUBLISH_AT, publishAt)
                                .set(CATALOG_DRAFT.PUBLISHER_ID, publisher))
                        .toList())
                .execute();
        sql.update(CATALOG_QUESTION)
                .set(CATALOG_QUESTION.VERSION, CATALOG_QUESTION.VERSION.plus(1))
                .where(CATALOG_QUESTION.ID.in(
                        values(questions.stream().map(CuratedQuestion::id).toList())))
                .execute();
        sql.update(CATALOG_QUESTION)
                .set(CATALOG_QUESTION.STATE, draftState)
                .where(CATALOG_QUESTION.ID.in(
                        values(questions.stream().map(CuratedQuestion::id).toList())))
                .and(CATALOG_QUESTION.STATE.in(QuestionState.DRAFT, QuestionState.IN_REVIEW))
                .execute();
    }

    /** Questions that are to be published by now, at most so many, locked; what another node works on is passed over. */
    List<QuestionId> dueForPublication(int limit) {
        return sql.select(CATALOG_DRAFT.QUESTION_ID)
                .from(CATALOG_DRAFT)
                .where(CATALOG_DRAFT.PUBLISH_AT.le(clock.instant()))
                .orderBy(CATALOG_DRAFT.PUBLISH_AT, CATALOG_DRAFT.QUESTION_ID)
                .limit(limit)
                .fetch(row -> new QuestionId(row.value1()));
    }

    private static List<UUID> values(Collection<QuestionId> ids) {
        return ids.stream().map(QuestionId::value).toList();
    }
}
