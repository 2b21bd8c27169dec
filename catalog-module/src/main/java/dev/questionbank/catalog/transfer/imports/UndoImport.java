package dev.questionbank.catalog.transfer.imports;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.catalog.transfer.BankReversal;
import dev.questionbank.catalog.transfer.BankReversal.Restored;
import dev.questionbank.catalog.transfer.BankSessions;
import dev.questionbank.catalog.transfer.KnownQuestion;
import dev.questionbank.catalog.transfer.KnownQuestionRepository;
import dev.questionbank.catalog.transfer.imports.ImportRowRepository.Applied;
import dev.questionbank.db.Actor;
import dev.questionbank.db.AuditTrail;
import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes an import back, in one transaction: but for what somebody has worked on since. */
@Service
class UndoImport {

    private static final String FIELD = "importId";
    private static final String KEPT = "Somebody worked on its question after the import, so it was left as it is.";

    private final ImportRepository imports;
    private final ImportRowRepository rows;
    private final KnownQuestionRepository questions;
    private final BankSessions sessions;
    private final AuditTrail audit;
    private final Clock clock;

    UndoImport(
            ImportRepository imports,
            ImportRowRepository rows,
            KnownQuestionRepository questions,
            BankSessions sessions,
            AuditTrail audit,
            Clock clock) {
        this.imports = imports;
        this.rows = rows;
        this.questions = questions;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Refused when there is no such import, when it was not applied, or when that was too long ago */
    @Transactional
    Import undo(String id, Actor actor) {
        Import applied = ImportId.parse(id)
                .flatMap(imports::lock)
                .orElseThrow(() -> new Refused(UserError.Code.NOT_FOUND, FIELD, "there is no such import"));
        if (applied.state() != ImportState.APPLIED) {
            throw new Refused(UserError.Code.BLOCKED, FIELD, "only an import that was applied can be undone");
        }
        if (clock.instant().isAfter(Objects.requireNonNull(applied.undoableUntil()))) {
            throw new Refused(UserError.Code.EXPIRED, FIELD, "it was applied more than 30 days ago");
        }
        rows.lockTopics(applied.id());
        BankReversal reversal = sessions.beginReversal(actor.account());
        int kept = 0;
        for (List<Applied> chunk = rows.listAppliedBehind(applied.id(), 0);
                !chunk.isEmpty();
                chunk = rows.listAppliedBehind(applied.id(), chunk.getLast().number())) {
            kept += undo(applied.id(), chunk, reversal);
        }
        reversal.settle();
        imports.finishUndoing(applied.id(), kept);
        Import undone = imports.find(applied.id()).orElseThrow();
        audit.record(new AuditTrail.Change(actor, "import.undo", applied.id().toString(), null, null, undone.counts()));
        return undone;
    }

    /** How many of these rows keep what they did. */
    private int undo(ImportId id, List<Applied> chunk, BankReversal reversal) {
        Map<QuestionId, KnownQuestion> held = questions.lock(
                chunk.stream().map(row -> new QuestionId(row.question())).toList());
        Set<QuestionId> spokenOf = reversal.listSpokenOf(held.values().stream()
                .filter(question -> question.published() == null)
                .map(KnownQuestion::id)
                .toList());
        List<KnownQuestion> created = new ArrayList<>();
        List<Restored> updated = new ArrayList<>();
        List<Integer> kept = new ArrayList<>();
        for (Applied row : chunk) {
            KnownQuestion question = held.get(new QuestionId(row.question()));
            Earlier earlier = row.earlier();
            if (question == null || question.version() != row.version() || spokenOf.contains(question.id())) {
                kept.add(row.number());
            } else if (earlier == null) {
                created.add(question);
            } else {
                updated.add(new Restored(
                        question,
                        earlier.revision(),
                        earlier.published(),
                        new TopicId(earlier.topic()),
                        earlier.position(),
                        earlier.source(),
                        earlier.license()));
            }
        }
        reversal.remove(created);
        reversal.restore(updated);
        rows.keep(id, kept, KEPT);
        return kept.size();
    }
}
