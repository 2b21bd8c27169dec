package dev.questionbank.catalog.duplicate;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.db.Actor;
import dev.questionbank.db.AuditTrail;
import dev.questionbank.db.graphql.InputCheck;
import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says of two questions that they are not one. */
@Service
class DismissNearDuplicate {

    private static final int MAX_REASON = 500;

    private final WordingRepository questions;
    private final DistinctRepository distinct;
    private final AuditTrail audit;

    DismissNearDuplicate(WordingRepository questions, DistinctRepository distinct, AuditTrail audit) {
        this.questions = questions;
        this.distinct = distinct;
        this.audit = audit;
    }

    /** Input of {@code dismissNearDuplicate}. */
    record Input(String questionId, String otherId, String reason) {}

    private record Decision(String otherId, String reason) {}

    /**
     * Keeps the decision until one of them asks something else.
     *
     * @return the question
     * @throws Refused when one of them is not there, both are one, or the reason is none
     */
    @Transactional
    public QuestionId dismiss(Input input, Actor curator) {
        new InputCheck()
                .text("reason", input.reason(), MAX_REASON)
                .that(!input.questionId().equals(input.otherId()), "otherId", "must be another question")
                .refuseIfWrong();
        QuestionId question = existing(input.questionId(), "questionId");
        QuestionId other = existing(input.otherId(), "otherId");
        distinct.save(Pair.of(question, other), input.reason().strip());
        audit.record(new AuditTrail.Change(
                curator,
                "question.dismissNearDuplicate",
                question.toString(),
                null,
                null,
                new Decision(other.toString(), input.reason().strip())));
        return question;
    }

    private QuestionId existing(String id, String field) {
        return QuestionId.parse(id)
                .filter(question -> !questions.newest(List.of(question)).isEmpty())
                .orElseThrow(() -> new Refused(UserError.Code.NOT_FOUND, field, "there is no such question"));
    }
}
