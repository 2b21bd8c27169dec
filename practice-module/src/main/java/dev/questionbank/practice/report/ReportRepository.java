package dev.questionbank.practice.report;

import static dev.questionbank.practice.jooq.Tables.PRACTICE_REPORT;
import static org.jooq.impl.DSL.noCondition;

import dev.questionbank.access.AccountId;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.db.graphql.PageRequest;
import dev.questionbank.practice.jooq.tables.records.PracticeReportRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class ReportRepository {

    /** What the driver understands as row by row; otherwise it reads the whole result into memory. */
    private static final int ROW_BY_ROW = Integer.MIN_VALUE;

    /** As the database compares ids: byte by byte, which is how their text compares. */
    private static final Comparator<Report> OLDEST_FIRST =
            Comparator.comparing(report -> report.id().value().toString());

    private final DSLContext sql;

    ReportRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** A report as it is told to the person who made it. */
    private record Exported(
            String id,
            String questionId,
            int revision,
            ReportReason reason,
            @Nullable String comment,
            ReportState state,
            @Nullable String answer,
            @Nullable String idempotencyKey,
            Instant createdAt) {}

    Optional<Report> find(ReportId id) {
        return find(PRACTICE_REPORT.ID.eq(id.value()));
    }

    Optional<Report> find(AccountId account, ReportId id) {
        return find(PRACTICE_REPORT.ID.eq(id.value()).and(isOf(account)));
    }

    Optional<Report> find(AccountId account, String idempotencyKey) {
        return find(isOf(account).and(PRACTICE_REPORT.IDEMPOTENCY_KEY.eq(idempotencyKey)));
    }

    Optional<Report> findOpen(AccountId account, QuestionId question) {
        return find(PRACTICE_REPORT
                .OPEN_ACCOUNT_ID
                .eq(account.value())
                .and(PRACTICE_REPORT.QUESTION_ID.eq(question.value())));
    }

    private Optional<Report> find(Condition which) {
        return sql.selectFrom(PRACTICE_REPORT).where(which).fetchOptional(ReportRepository::report);
    }

    private static Condition isOf(AccountId account) {
        return PRACTICE_REPORT.ACCOUNT_ID.eq(account.value());
    }

    /** The report, locked until the end of the transaction. */
    Optional<Report> lock(ReportId id) {
        return sql.selectFrom(PRACTICE_REPORT)
                .where(PRACTICE_REPORT.ID.eq(id.value()))
                .forUpdate()
                .fetchOptional(ReportRepository::report);
    }

    /** Who made the report; null when there is none, or that person was erased. */
    @Nullable
    AccountId reporter(ReportId id) {
        UUID account = sql.select(PRACTICE_REPORT.ACCOUNT_ID)
                .from(PRACTICE_REPORT)
                .where(PRACTICE_REPORT.ID.eq(id.value()))
                .fetchOne(PRACTICE_REPORT.ACCOUNT_ID);
        return account == null ? null : new AccountId(account);
    }

    private static Report report(PracticeReportRecord row) {
        return new Report(
                new ReportId(row.getId()),
                new QuestionId(row.getQuestionId()),
                row.getRevision(),
                row.getReason(),
                row.getRemark(),
                row.getState(),
                row.getAnswer(),
                row.getVersion(),
                row.getCreatedAt(),
                row.getUpdatedAt());
    }

    /** Reports in these states, newest first: one stretch of an index for each state, of which the page takes the first ones. */
    List<Report> page(Set<ReportState> states, PageRequest page) {
        return states.stream()
                .<Select<PracticeReportRecord>>map(state -> stretch(PRACTICE_REPORT.STATE.eq(state), page))
                .reduce(Select::unionAll)
                .stream()
                .flatMap(all -> sql.fetch(all).stream())
                .map(ReportRepository::report)
                .sorted(page.forward() ? OLDEST_FIRST.reversed() : OLDEST_FIRST)
                .limit(page.limit())
                .toList();
    }

    /** The member's reports, newest first. */
    List<Report> page(AccountId account, PageRequest page) {
        return sql.fetch(stretch(isOf(account), page)).map(ReportRepository::report);
    }

    private Select<PracticeReportRecord> stretch(Condition which, PageRequest page) {
        return sql.selectFrom(PRACTICE_REPORT)
                .where(which)
                .and(behind(page))
                .orderBy(page.forward() ? PRACTICE_REPORT.ID.desc() : PRACTICE_REPORT.ID.asc())
                .limit(page.limit());
    }

    private static Condition behind(PageRequest page) {
        if (!page.isContinued()) {
            return noCondition();
        }
        UUID position = UUID.fromString(page.position().getFirst());
        return page.forward() ? PRACTICE_REPORT.ID.lt(position) : PRACTICE_REPORT.ID.gt(position);
    }

    int count(Set<ReportState> states) {
        return sql.fetchCount(PRACTICE_REPORT, PRACTICE_REPORT.STATE.in(states));
    }

    int count(AccountId account) {
        return sql.fetchCount(PRACTICE_REPORT, isOf(account));
    }

    int countSince(AccountId account, Instant since) {
        return sql.fetchCount(PRACTICE_REPORT, isOf(account).and(PRACTICE_REPORT.CREATED_AT.gt(since)));
    }

    /** The reasons of the open reports of these questions, one for each report; without those that have none. */
    Map<QuestionId, List<ReportReason>> listOpen(Collection<QuestionId> questions) {
        return sql.select(PRACTICE_REPORT.QUESTION_ID, PRACTICE_REPORT.REASON)
                .from(PRACTICE_REPORT)
                .where(PRACTICE_REPORT.QUESTION_ID.in(
                        questions.stream().map(QuestionId::value).toList()))
                .and(PRACTICE_REPORT.STATE.eq(ReportState.OPEN))
                .fetchGroups(row -> new QuestionId(row.value1()), row -> row.value2());
    }

    void insert(AccountId account, Report report, String idempotencyKey) {
        PracticeReportRecord row = row(report, account);
        row.setAccountId(account.value());
        row.setIdempotencyKey(idempotencyKey);
        sql.insertInto(PRACTICE_REPORT).set(row).execute();
    }

    /** Writes an open report as its member restated it. */
    void restate(AccountId account, Report report, String idempotencyKey) {
        PracticeReportRecord row = row(report, account);
        row.setIdempotencyKey(idempotencyKey);
        update(row);
    }

    /** Writes a report as curators left it. */
    void save(@Nullable AccountId account, Report report) {
        update(row(report, account));
    }

    private void update(PracticeReportRecord row) {
        sql.update(PRACTICE_REPORT)
                .set(row)
                .where(PRACTICE_REPORT.ID.eq(row.getId()))
                .execute();
    }

    private static PracticeReportRecord row(Report report, @Nullable AccountId account) {
        PracticeReportRecord row = new PracticeReportRecord();
        row.setId(report.id().value());
        row.setOpenAccountId(account == null || report.state() != ReportState.OPEN ? null : account.value());
        row.setQuestionId(report.questionId().value());
        row.setRevision(report.revision());
        row.setReason(report.reason());
        row.setRemark(report.comment());
        row.setState(report.state());
        row.setAnswer(report.answer());
        row.setVersion(report.version());
        row.setCreatedAt(report.createdAt());
        row.setUpdatedAt(report.updatedAt());
        return row;
    }

    /** All reports of the member, oldest first, one by one as they come from the server. */
    void export(AccountId account, Consumer<Object> entries) {
        try (Cursor<PracticeReportRecord> rows = sql.selectFrom(PRACTICE_REPORT)
                .where(isOf(account))
                .orderBy(PRACTICE_REPORT.ID)
                .fetchSize(ROW_BY_ROW)
                .fetchLazy()) {
            rows.forEach(row -> entries.accept(new Exported(
                    new ReportId(row.getId()).toString(),
                    new QuestionId(row.getQuestionId()).toString(),
                    row.getRevision(),
                    row.getReason(),
                    row.getRemark(),
                    row.getState(),
                    row.getAnswer(),
                    row.getIdempotencyKey(),
                    row.getCreatedAt())));
        }
    }

    /** Takes the person, and all words said by or to it, from the reports; that something is wrong with a question stays. */
    void erase(AccountId account) {
        sql.update(PRACTICE_REPORT)
                .setNull(PRACTICE_REPORT.ACCOUNT_ID)
                .setNull(PRACTICE_REPORT.OPEN_ACCOUNT_ID)
                .setNull(PRACTICE_REPORT.REMARK)
                .setNull(PRACTICE_REPORT.ANSWER)
                .setNull(PRACTICE_REPORT.IDEMPOTENCY_KEY)
                .where(isOf(account))
                .execute();
    }
}
