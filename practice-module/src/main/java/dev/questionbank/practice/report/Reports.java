package dev.questionbank.practice.report;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.Accounts;
import dev.questionbank.access.NotAllowed;
import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.db.Actor;
import dev.questionbank.db.AuditTrail;
import dev.questionbank.db.graphql.InputCheck;
import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;
import dev.questionbank.practice.ReviewLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.graphql.data.ArgumentValue;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reports of what is wrong with questions. */
@Service
public class Reports {

    private static final int MAX_TEXT = 2_000;
    private static final int MAX_KEY = 200;
    private static final int MAX_PER_DAY = 20;
    private static final Duration DAY = Duration.ofDays(1);

    private final ReportRepository reports;
    private final ReviewLog log;
    private final Accounts accounts;
    private final Catalog catalog;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reports(
            ReportRepository reports,
            ReviewLog log,
            Accounts accounts,
            Catalog catalog,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.reports = reports;
        this.log = log;
        this.accounts = accounts;
        this.catalog = catalog;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Input of {@code reportQuestion}. */
    record Input(
            String questionId,
            ReportReason reason,
            @Nullable String comment,
            String idempotencyKey) {}

    /** Input of {@code triageReport}; an answer that is omitted stays as it is. */
    record Triage(String reportId, int expectedVersion, ReportState state, ArgumentValue<String> answer) {}

    /** What the audit log keeps of a report: not what the member wrote. */
    private record Audited(ReportState state, @Nullable String answer, int version) {

        static Audited of(Report report) {
            return new Audited(report.state(), report.answer(), report.version());
        }
    }

    /** The reasons of the open reports of these questions, one for each report; without those that have none. */
    public Map<QuestionId, List<ReportReason>> listOpen(Collection<QuestionId> questions) {
        return reports.listOpen(questions);
    }

    /**
     * Writes down what a member says; while that is open, the same member's next report of the question takes its place. The
     * same key leads to the same report.
     *
     * @throws Refused when the input is out of bounds, the member may not read what it is about, or reported too much
     * @throws NotAllowed when the member was erased meanwhile
     */
    @Transactional
    public Report report(Input input, AccountId member, ReadingRights rights) {
        String comment = input.comment() == null || input.comment().isBlank() ? null : input.comment();
        new InputCheck()
                .optionalText("comment", comment, MAX_TEXT)
                .that(input.reason() != ReportReason.OTHER || comment != null, "comment", "must say what it is")
                .text("idempotencyKey", input.idempotencyKey(), MAX_KEY)
                .refuseIfWrong();
        log.hold(member);
        Optional<Report> same = reports.find(member, input.idempotencyKey());
        if (same.isPresent()) {
            return same.get();
        }
        Question question = readable(input, rights);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Report> open = reports.findOpen(member, question.id());
        Report report;
        if (open.isPresent()) {
            report = open.get().restated(question.revision(), input.reason(), comment, now);
            reports.restate(member, report, input.idempotencyKey());
        } else {
            refuseIfTooMany(member, now);
            report = new Report(
                    ReportId.create(),
                    question.id(),
                    question.revision(),
                    input.reason(),
                    comment,
                    ReportState.OPEN,
                    null,
                    1,
                    now,
                    now);
            reports.insert(member, report, input.idempotencyKey());
        }
        events.publishEvent(new ReportsChanged(question.id()));
        return report;
    }

    private Question readable(Input input, ReadingRights rights) {
        Question question = QuestionId.parse(input.questionId())
                .flatMap(id -> catalog.findQuestion(id, rights))
                .orElseThrow(() -> new Refused(UserError.Code.NOT_FOUND, "questionId", "there is no such question"));
        if (!question.access().prompt().granted()) {
            throw new Refused(UserError.Code.LOCKED, "questionId", "a plan unlocks this question");
        }
        if (input.reason() == ReportReason.WRONG_ANSWER
                && !question.access().answer().granted()) {
            throw new Refused(UserError.Code.LOCKED, "reason", "a plan unlocks the answer");
        }
        return question;
    }

    private void refuseIfTooMany(AccountId member, Instant now) {
        if (reports.countSince(member, now.minus(DAY)) >= MAX_PER_DAY) {
            throw new Refused(
                    UserError.Code.LIMIT_REACHED,
                    "questionId",
                    "a member can report at most " + MAX_PER_DAY + " questions a day");
        }
    }

    /** @throws Refused when there is no such report, somebody else triaged it, or the state cannot be reached */
    @Transactional
    public Report triage(Triage input, Actor curator) {
        new InputCheck()
                .optionalText("answer", input.answer().value(), MAX_TEXT)
                .refuseIfWrong();
        ReportId id = ReportId.parse(input.reportId()).orElseThrow(Reports::unknown);
        // the account first, as its erasure does; or the two wait for each other
        AccountId reporter = reports.reporter(id);
        if (reporter != null) {
            hold(reporter);
        }
        Report before = reports.lock(id).orElseThrow(Reports::unknown);
        check(before, input);
        String answer =
                input.answer().isOmitted() ? before.answer() : input.answer().value();
        Report after = before.triaged(input.state(), answer, clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (reporter != null
                && before.state() != ReportState.OPEN
                && after.state() == ReportState.OPEN
                && reports.findOpen(reporter, before.questionId()).isPresent()) {
            throw new Refused(UserError.Code.BLOCKED, "state", "the same member reported the question again since");
        }
        reports.save(reporter, after);
        events.publishEvent(new ReportsChanged(after.questionId()));
        audit.record(new AuditTrail.Change(
                curator,
                "report.triage",
                id.toString(),
                reporter == null ? null : reporter.value(),
                Audited.of(before),
                Audited.of(after)));
        return after;
    }

    private void hold(AccountId reporter) {
        try {
            accounts.hold(reporter);
        } catch (NotAllowed erased) {
            throw new Refused(UserError.Code.CONFLICT, "reportId", "the report was changed meanwhile");
        }
    }

    private static void check(Report report, Triage input) {
        if (input.expectedVersion() != report.version()) {
            throw new Refused(
                    List.of(UserError.of(
                            UserError.Code.CONFLICT, "expectedVersion", "the report was changed meanwhile")),
                    Map.of("current", report));
        }
        if (!report.state().canBecome(input.state())) {
            throw new Refused(
                    UserError.Code.BLOCKED, "state", "a report that is " + report.state() + " is opened again first");
        }
    }

    private static Refused unknown() {
        return new Refused(UserError.Code.NOT_FOUND, "reportId", "there is no such report");
    }
}
