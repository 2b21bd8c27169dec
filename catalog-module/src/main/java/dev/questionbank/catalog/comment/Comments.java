package dev.questionbank.catalog.comment;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.db.Actor;
import dev.questionbank.db.AuditTrail;
import dev.questionbank.db.graphql.InputCheck;
import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is said about questions by those who keep the bank. */
@Service
public class Comments {

    private static final int MAX_TEXT = 5_000;

    private final CommentRepository comments;
    private final AuditTrail audit;
    private final Clock clock;

    Comments(CommentRepository comments, AuditTrail audit, Clock clock) {
        this.comments = comments;
        this.audit = audit;
        this.clock = clock;
    }

    /** Input of {@code addComment}. */
    record Input(String questionId, String text) {}

    /** What the audit log keeps of a comment: not its words, which are gone once it is deleted. */
    private record Audited(String questionId, int revision) {

        static Audited of(Comment comment) {
            return new Audited(comment.questionId().toString(), comment.revision());
        }
    }

    /**
     * Notes a step in the life of questions, in the transaction of the step, which is in the audit log already.
     *
     * @param author key of the account that took it; null when it happened by itself
     * @param text what was said about it; null when nothing was
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordStep(
            Collection<QuestionId> questions, CommentKind kind, @Nullable UUID author, @Nullable String text) {
        comments.insertStep(questions, kind, author, text, now());
    }

    /** @throws Refused when there is no such question, or the text is out of bounds */
    @Transactional
    Comment add(Input input, Actor author) {
        new InputCheck().text("text", input.text(), MAX_TEXT).refuseIfWrong();
        QuestionId question = QuestionId.parse(input.questionId()).orElseThrow(() -> unknown("questionId", "question"));
        int revision = comments.newestRevision(question).orElseThrow(() -> unknown("questionId", "question"));
        Comment comment = new Comment(
                CommentId.create(), question, revision, CommentKind.COMMENT, author.account(), input.text(), now());
        comments.insert(comment);
        record(author, "comment.add", comment, null, Audited.of(comment));
        return comment;
    }

    /** @throws Refused when there is no such comment, it is somebody else's, or it belongs to a step */
    @Transactional
    Comment delete(String commentId, Actor actor) {
        Comment comment =
                CommentId.parse(commentId).flatMap(comments::find).orElseThrow(() -> unknown("commentId", "comment"));
        if (!actor.mayDecideAlone() && !Objects.equals(comment.authorId(), actor.account())) {
            throw new Refused(UserError.Code.FORBIDDEN, "commentId", "this is somebody else's comment");
        }
        if (comment.kind() != CommentKind.COMMENT) {
            throw new Refused(UserError.Code.BLOCKED, "commentId", "what a step was taken with stays with it");
        }
        comments.delete(comment.id());
        record(actor, "comment.delete", comment, Audited.of(comment), null);
        return comment;
    }

    private void record(
            Actor actor, String action, Comment comment, @Nullable Audited before, @Nullable Audited after) {
        audit.record(new AuditTrail.Change(actor, action, comment.id().toString(), null, before, after));
    }

    private static Refused unknown(String field, String what) {
        return new Refused(UserError.Code.NOT_FOUND, field, "there is no such " + what);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
