package dev.questionbank.catalog.curation;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.comment.CommentKind;
import dev.questionbank.db.graphql.UserError;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that staff does to questions, one or many. They are locked when it is asked. */
interface QuestionChange {

    /** What it is called in the audit log. */
    String action();

    /** The step in their life that it is; null when it is none. */
    @Nullable
    Step step();

    /**
     * A step in the life of questions.
     *
     * @param comment what is said about it to the other curators; null when nothing is
     */
    record Step(CommentKind kind, @Nullable String comment) {}

    /** Why it cannot be done to some of these questions; those to which it can are left out. */
    Map<QuestionId, List<UserError>> check(Collection<CuratedQuestion> questions);

    /** Does it to these, all of which passed. */
    void apply(List<CuratedQuestion> questions);
}
