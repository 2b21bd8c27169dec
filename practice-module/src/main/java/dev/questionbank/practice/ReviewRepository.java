package dev.questionbank.practice;

import static dev.questionbank.practice.jooq.Tables.PRACTICE_MEMBER;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_MEMORY;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_MERGED;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_RESTORATION;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_REVIEW;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_WITHDRAWN;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.values;

import dev.questionbank.access.AccountId;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.practice.jooq.tables.PracticeMerged;
import dev.questionbank.practice.jooq.tables.records.PracticeReviewRecord;
import dev.questionbank.practice.memory.MemoryState;
import dev.questionbank.practice.memory.Practiced;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Row2;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The log of reviews, to which rows are only added. */
@Repository
public class ReviewRepository {

    /**
     * Holds for a row that stands: which no undo and no reset took back, but for resets that were taken back in turn.
     * Everything that is derived from reviews asks this.
     */
    public static final Condition STANDING = notExists(selectOne()
            .from(PRACTICE_WITHDRAWN)
            .where(PRACTICE_WITHDRAWN.ACCOUNT_ID.eq(PRACTICE_REVIEW.ACCOUNT_ID))
            .and(PRACTICE_WITHDRAWN.REVIEW_ID.eq(PRACTICE_REVIEW.ID))
            .and(notExists(selectOne()
                    .from(PRACTICE_RESTORATION)
                    .where(PRACTICE_RESTORATION.ACCOUNT_ID.eq(PRACTICE_WITHDRAWN.ACCOUNT_ID))
                    .and(PRACTICE_RESTORATION.WITHDRAWAL_ID.eq(PRACTICE_WITHDRAWN.WITHDRAWAL_ID)))));

    /** What the driver understands so; otherwise it reads the whole result into memory. */
    private static final int ROW_BY_ROW = Integer.MIN_VALUE;

    private static final Field<Boolean> STANDS = field(name("stands"), Boolean.class);

    private static final PracticeMerged MERGED_OF_EARLIER = PRACTICE_MERGED.as("merged_of_earlier");
    private static final Field<UUID> COUNTED_QUESTION = MergedRepository.QUESTION.as("counted_question");
    private static final Field<Integer> COUNTED_REVISION = MergedRepository.REVISION.as("counted_revision");

    /** Of an earlier review with the same key. */
    private static final Field<UUID> KEPT_OF_EARLIER = coalesce(
                    field(select(MERGED_OF_EARLIER.KEPT_ID)
                            .from(MERGED_OF_EARLIER)
                            .where(MERGED_OF_EARLIER.QUESTION_ID.eq(PRACTICE_REVIEW.QUESTION_ID))),
                    PRACTICE_REVIEW.QUESTION_ID)
            .as("kept_of_earlier");

    private final DSLContext sql;
    private final MergedRepository merged;

    ReviewRepository(DSLContext sql, MergedRepository merged) {
        this.sql = sql;
        this.merged = merged;
    }

    /**
     * A review to be written down.
     *
     * @param predictedRecall what was expected at that moment; null at the first one
     * @param offeredBecause why the queue offered the question; null when the member chose it
     */
    record NewReview(
            Practiced practiced,
            @Nullable Integer durationSeconds,
            @Nullable Double predictedRecall,
            @Nullable QueueReason offeredBecause,
            String idempotencyKey,
            String requestId,
            Instant recordedAt) {

        Attempt attempt() {
            return new Attempt(
                    new AttemptId(practiced.id()),
                    practiced.question(),
                    practiced.grade(),
                    practiced.practicedAt(),
                    durationSeconds);
        }
    }

    /** A review as it is told to the person who made it, with everything that is kept of it. */
    record Exported(
            String id,
            String questionId,
            int revision,
            Grade grade,
            Instant practicedAt,
            LocalDate practicedOn,
            String zone,
            @Nullable Integer durationSeconds,
            @Nullable Double predictedRecall,
            BigDecimal targetRecall,
            @Nullable QueueReason offeredBecause,
            boolean stands,
            String idempotencyKey,
            @Nullable String requestId,
            Instant recordedAt) {}

    /**
     * What new reviews meet. Reviews of one member are written one after the other.
     *
     * @param earlier what the member's earlier requests with the same keys led to, by key
     * @param memories what is remembered of the questions
     * @param merged what became of those that were merged
     */
    record Opening(
            double targetRecall,
            Map<String, Attempt> earlier,
            Map<QuestionId, MemoryState> memories,
            Map<QuestionId, MergedRepository.Into> merged) {}

    /**
     * Holds the member's reviews until the end of the transaction.
     *
     * @param attempts with different keys, at least one
     */
    Opening open(AccountId account, List<Attempted> attempts) {
        Field<String> key = PRACTICE_REVIEW.IDEMPOTENCY_KEY;
        Field<?> question = PRACTICE_REVIEW.QUESTION_ID;
        Table<?> wanted = values(rows(attempts)).as(name("wanted"), name(key.getName()), name(question.getName()));
        Map<String, Attempt> earlier = new HashMap<>();
        Map<QuestionId, MemoryState> memories = new HashMap<>();
        Map<QuestionId, MergedRepository.Into> into = new HashMap<>();
        double targetRecall = PracticeSettings.DEFAULT.targetRecall();
        for (Record found : sql.select(PRACTICE_MEMBER.TARGET_RECALL)
                .select(PRACTICE_REVIEW.fields())
                .select(PRACTICE_MEMORY.fields())
                .select(PRACTICE_MERGED.fields())
                .select(KEPT_OF_EARLIER)
                .from(PRACTICE_MEMBER)
                .crossJoin(wanted)
                .leftJoin(PRACTICE_MERGED)
                .on(PRACTICE_MERGED.QUESTION_ID.eq(wanted.field(PRACTICE_REVIEW.QUESTION_ID)))
                .leftJoin(PRACTICE_REVIEW)
                .on(PRACTICE_REVIEW.ACCOUNT_ID.eq(PRACTICE_MEMBER.ACCOUNT_ID))
                .and(PRACTICE_REVIEW.IDEMPOTENCY_KEY.eq(wanted.field(PRACTICE_REVIEW.IDEMPOTENCY_KEY)))
                .leftJoin(PRACTICE_MEMORY)
                .on(PRACTICE_MEMORY.ACCOUNT_ID.eq(PRACTICE_MEMBER.ACCOUNT_ID))
                .and(PRACTICE_MEMORY.QUESTION_ID.eq(
                        coalesce(PRACTICE_MERGED.KEPT_ID, wanted.field(PRACTICE_REVIEW.QUESTION_ID))))
                .where(PRACTICE_MEMBER.ACCOUNT_ID.eq(account.value()))
                .forUpdate()) {
            targetRecall = found.get(PRACTICE_MEMBER.TARGET_RECALL).doubleValue();
            if (found.get(PRACTICE_REVIEW.ID) != null) {
                PracticeReviewRecord review = found.into(PRACTICE_REVIEW);
                earlier.put(review.getIdempotencyKey(), attempt(review, new QuestionId(found.get(KEPT_OF_EARLIER))));
            }
            if (found.get(PRACTICE_MEMORY.GRADE) != null) {
                MemoryState memory = MemoryRepository.state(found);
                memories.put(memory.question(), memory);
            }
            if (found.get(PRACTICE_MERGED.KEPT_ID) != null) {
                into.put(
                        new QuestionId(found.get(PRACTICE_MERGED.QUESTION_ID)),
                        new MergedRepository.Into(
                                new QuestionId(found.get(PRACTICE_MERGED.KEPT_ID)),
                                found.get(PRACTICE_MERGED.KEPT_REVISION)));
            }
        }
        return new Opening(targetRecall, earlier, memories, into);
    }

    @SuppressWarnings("unchecked") // arrays know no type arguments
    private static Row2<String, UUID>[] rows(List<Attempted> attempts) {
        return attempts.stream()
                .map(attempted -> DSL.row(
                        val(attempted.key(), PRACTICE_REVIEW.IDEMPOTENCY_KEY),
                        val(attempted.id() == null ? null : attempted.id().value(), PRACTICE_REVIEW.QUESTION_ID)))
                .toArray(Row2[]::new);
    }

    Optional<Attempt> find(AccountId account, AttemptId id) {
        return Optional.ofNullable(list(account, List.of(id)).get(id));
    }

    Map<AttemptId, Attempt> list(AccountId account, Collection<AttemptId> ids) {
        return sql.select(PRACTICE_REVIEW.fields())
                .select(COUNTED_QUESTION)
                .from(MergedRepository.LOG)
                .where(PRACTICE_REVIEW.ACCOUNT_ID.eq(account.value()))
                .and(PRACTICE_REVIEW.ID.in(ids.stream().map(AttemptId::value).toList()))
                .fetchMap(
                        row -> new AttemptId(row.get(PRACTICE_REVIEW.ID)),
                        row -> attempt(row.into(PRACTICE_REVIEW), new QuestionId(row.get(COUNTED_QUESTION))));
    }

    private static Attempt attempt(PracticeReviewRecord row, QuestionId question) {
        return new Attempt(
                new AttemptId(row.getId()), question, row.getGrade(), row.getPracticedAt(), row.getDurationSeconds());
    }

    void append(Collection<NewReview> reviews) {
        sql.insertInto(PRACTICE_REVIEW)
                .set(reviews.stream().map(ReviewRepository::row).toList())
                .execute();
    }

    private static PracticeReviewRecord row(NewReview review) {
        Practiced practiced = review.practiced();
        PracticeReviewRecord row = new PracticeReviewRecord();
        row.setAccountId(practiced.account().value());
        row.setId(practiced.id());
        row.setQuestionId(practiced.question().value());
        row.setRevision(practiced.revision());
        row.setGrade(practiced.grade());
        row.setPracticedAt(practiced.practicedAt());
        row.setPracticedOn(practiced.practicedOn());
        row.setDurationSeconds(review.durationSeconds());
        row.setZone(practiced.zone().getId());
        row.setPredictedRecall(review.predictedRecall());
        row.setTargetRecall(BigDecimal.valueOf(practiced.targetRecall()));
        row.setOfferedBecause(review.offeredBecause());
        row.setIdempotencyKey(review.idempotencyKey());
        row.setRequestId(review.requestId());
        row.setRecordedAt(review.recordedAt());
        return row;
    }

    /** The member's reviews of these questions that stand, by question. */
    Map<QuestionId, List<Practiced>> standing(AccountId account, Collection<QuestionId> questions) {
        return standing(List.of(account), questions).getOrDefault(account, Map.of());
    }

    /** The member's reviews of these days that stand. */
    List<Practiced> standingOn(AccountId account, Collection<LocalDate> days) {
        return sql.select(PRACTICED)
                .from(MergedRepository.LOG)
                .where(PRACTICE_REVIEW.ACCOUNT_ID.eq(account.value()))
                .and(PRACTICE_REVIEW.PRACTICED_ON.in(days))
                .and(STANDING)
                .fetch(ReviewRepository::practiced);
    }

    /** The reviews of these questions by these members that stand, by member and question. */
    Map<AccountId, Map<QuestionId, List<Practiced>>> standing(
            Collection<AccountId> accounts, Collection<QuestionId> questions) {
        return standing(accounts, PRACTICE_REVIEW.QUESTION_ID.in(merged.sources(questions)));
    }

    /** The standing reviews of these members, by member and question. */
    Map<AccountId, Map<QuestionId, List<Practiced>>> standing(Collection<AccountId> accounts) {
        return standing(accounts, noCondition());
    }

    private Map<AccountId, Map<QuestionId, List<Practiced>>> standing(Collection<AccountId> accounts, Condition which) {
        Map<AccountId, Map<QuestionId, List<Practiced>>> found = new HashMap<>();
        try (Cursor<? extends Record> rows = sql.select(PRACTICED)
                .from(MergedRepository.LOG)
                .where(PRACTICE_REVIEW.ACCOUNT_ID.in(
                        accounts.stream().map(AccountId::value).toList()))
                .and(which)
                .and(STANDING)
                .fetchSize(ROW_BY_ROW)
                .fetchLazy()) {
            rows.forEach(row -> {
                Practiced practiced = practiced(row);
                found.computeIfAbsent(practiced.account(), account -> new HashMap<>())
                        .computeIfAbsent(practiced.question(), question -> new ArrayList<>())
                        .add(practiced);
            });
        }
        return found;
    }

    /** Whether there are reviews, but nothing that follows from them. */
    boolean isUnderived() {
        return sql.fetchExists(PRACTICE_REVIEW) && !sql.fetchExists(PRACTICE_MEMORY);
    }

    /** The columns that {@link #practiced} needs. */
    static final List<Field<?>> PRACTICED = List.of(
            PRACTICE_REVIEW.ACCOUNT_ID,
            PRACTICE_REVIEW.ID,
            COUNTED_QUESTION,
            COUNTED_REVISION,
            PRACTICE_REVIEW.GRADE,
            PRACTICE_REVIEW.PRACTICED_AT,
            PRACTICE_REVIEW.PRACTICED_ON,
            PRACTICE_REVIEW.ZONE,
            PRACTICE_REVIEW.TARGET_RECALL);

    static Practiced practiced(Record row) {
        return new Practiced(
                row.get(PRACTICE_REVIEW.ID),
                new AccountId(row.get(PRACTICE_REVIEW.ACCOUNT_ID)),
                new QuestionId(row.get(COUNTED_QUESTION)),
                row.get(COUNTED_REVISION),
                row.get(PRACTICE_REVIEW.GRADE),
                row.get(PRACTICE_REVIEW.PRACTICED_AT),
                row.get(PRACTICE_REVIEW.PRACTICED_ON),
                ZoneId.of(row.get(PRACTICE_REVIEW.ZONE)),
                row.get(PRACTICE_REVIEW.TARGET_RECALL).doubleValue());
    }

    /** The member's last reviews, in order of their being written down, newest first. */
    List<AttemptId> newest(AccountId account, int limit) {
        return sql.select(PRACTICE_REVIEW.ID)
                .from(PRACTICE_REVIEW)
                .where(PRACTICE_REVIEW.ACCOUNT_ID.eq(account.value()))
                .orderBy(PRACTICE_REVIEW.ID.desc())
                .limit(limit)
                .fetch(row -> new AttemptId(row.value1()));
    }

    /** All reviews of the member, in order, one by one as they come from the server. */
    void export(AccountId account, Consumer<Object> entries) {
        try (Cursor<? extends Record> rows = sql.select(PRACTICE_REVIEW.fields())
                .select(field(STANDING).as(STANDS))
                .from(PRACTICE_REVIEW)
                .where(PRACTICE_REVIEW.ACCOUNT_ID.eq(account.value()))
                .orderBy(PRACTICE_REVIEW.ID)
                .fetchSize(ROW_BY_ROW)
                .fetchLazy()) {
            rows.forEach(row -> entries.accept(exported(row.into(PRACTICE_REVIEW), row.get(STANDS))));
        }
    }

    private static Exported exported(PracticeReviewRecord row, boolean stands) {
        return new Exported(
                new AttemptId(row.getId()).toString(),
                new QuestionId(row.getQuestionId()).toString(),
                row.getRevision(),
                row.getGrade(),
                row.getPracticedAt(),
                row.getPracticedOn(),
                row.getZone(),
                row.getDurationSeconds(),
                row.getPredictedRecall(),
                row.getTargetRecall(),
                row.getOfferedBecause(),
                stands,
                row.getIdempotencyKey(),
                row.getRequestId(),
                row.getRecordedAt());
    }

    void erase(AccountId account) {
        sql.deleteFrom(PRACTICE_REVIEW)
                .where(PRACTICE_REVIEW.ACCOUNT_ID.eq(account.value()))
                .execute();
    }
}
