package dev.questionbank.catalog.transfer.imports;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.transfer.BankSession;
import dev.questionbank.catalog.transfer.BankSessions;
import dev.questionbank.catalog.transfer.KnownQuestion;
import dev.questionbank.catalog.transfer.KnownQuestionRepository;
import dev.questionbank.catalog.transfer.Match;
import dev.questionbank.catalog.transfer.RowMatcher;
import dev.questionbank.catalog.transfer.imports.ImportRepository.Claim;
import dev.questionbank.catalog.transfer.imports.ImportRowRepository.Applied;
import dev.questionbank.db.Actor;
import dev.questionbank.db.AuditTrail;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does what the plan says, in one transaction: nothing half-done is ever seen, and whoever takes over after a crash begins
 * anew. How far it has come is told beside that transaction.
 */
@Service
class ApplyImport {

    private static final String OUTDATED =
            "The bank was changed after this was planned. Bring the file in again to see what it would do now.";

    private final ImportRepository imports;
    private final ImportRowRepository rows;
    private final KnownQuestionRepository questions;
    private final RowMatcher matcher;
    private final BankSessions sessions;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final TransactionTemplate beside;

    ApplyImport(
            ImportRepository imports,
            ImportRowRepository rows,
            KnownQuestionRepository questions,
            RowMatcher matcher,
            BankSessions sessions,
            AuditTrail audit,
            TransactionTemplate transaction,
            PlatformTransactionManager transactions) {
        this.imports = imports;
        this.rows = rows;
        this.questions = questions;
        this.matcher = matcher;
        this.sessions = sessions;
        this.audit = audit;
        this.transaction = transaction;
        this.beside = new TransactionTemplate(transactions);
        beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The bank is no longer what the plan was made for. */
    private static final class Outdated extends RuntimeException {}

    /** Somebody else works on the import by now. */
    private static final class Superseded extends RuntimeException {}

    void apply(Claim claim) {
        try {
            transaction.executeWithoutResult(status -> write(claim));
        } catch (Outdated e) {
            imports.fail(claim.id(), OUTDATED);
        } catch (Superseded e) {
            // nothing of ours is left, and the other one goes on
        }
    }

    private void write(Claim claim) {
        Import planned = imports.find(claim.id()).orElseThrow();
        Actor applier = imports.applier(claim.id());
        BankSession session = sessions.begin(planned.publishes(), applier.account());
        session.topics(rows.topics(claim.id()));
        if (rows.isOutdated(claim.id())) {
            throw new Outdated();
        }
        for (List<StagedRow> chunk = rows.listChangesBehind(claim.id(), 0);
                !chunk.isEmpty();
                chunk = rows.listChangesBehind(claim.id(), chunk.getLast().number())) {
            rows.applied(claim.id(), write(claim.id(), chunk, session, planned.publishes()));
            int done = chunk.getLast().number();
            if (!Boolean.TRUE.equals(beside.execute(status -> imports.setDone(claim, done)))) {
                throw new Superseded();
            }
        }
        session.settle();
        if (!imports.finishApplying(claim)) {
            throw new Superseded();
        }
        audit.record(
                new AuditTrail.Change(applier, "import.apply", claim.id().toString(), null, null, planned.counts()));
    }

    /** Compares the rows once more, now that nobody can change their questions, and writes what the plan said. */
    private List<Applied> write(ImportId id, List<StagedRow> chunk, BankSession session, boolean publish) {
        List<PlannedRow> planned =
                rows.plans(id, chunk.stream().map(StagedRow::number).toList());
        Map<QuestionId, KnownQuestion> held = questions.lock(planned.stream()
                .map(PlannedRow::question)
                .filter(Objects::nonNull)
                .map(QuestionId::new)
                .toList());
        List<Match> matches = matcher.match(chunk.stream().map(StagedRow::valid).toList(), publish);
        Map<Match, Integer> numbers = new IdentityHashMap<>();
        for (int i = 0; i < chunk.size(); i++) {
            Match match = matches.get(i);
            if (!isPlanned(match, planned.get(i), held)) {
                throw new Outdated();
            }
            numbers.put(match, chunk.get(i).number());
        }
        List<Applied> applied = new ArrayList<>(chunk.size());
        for (BankSession.Written written : session.write(matches)) {
            KnownQuestion question = written.match().question();
            applied.add(new Applied(
                    Objects.requireNonNull(numbers.get(written.match())),
                    question == null ? RowOutcome.CREATED : RowOutcome.UPDATED,
                    written.question().value(),
                    written.version(),
                    question == null ? null : Earlier.of(question)));
        }
        return applied;
    }

    private static boolean isPlanned(Match match, PlannedRow planned, Map<QuestionId, KnownQuestion> held) {
        KnownQuestion question = match.question();
        UUID expected = planned.question();
        if (question == null || expected == null) {
            return match.effect() == Match.Effect.CREATE && planned.outcome() == RowOutcome.CREATED;
        }
        KnownQuestion now = held.get(question.id());
        return match.effect() == Match.Effect.CHANGE
                && question.id().value().equals(expected)
                && now != null
                && Objects.equals(now.version(), planned.version());
    }
}
