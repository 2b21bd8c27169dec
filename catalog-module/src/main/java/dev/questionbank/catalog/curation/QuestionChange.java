package dev.questionbank.catalog.curation;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.db.graphql.UserError;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Something that staff does to questions, one or many. They are locked when it is asked. */
interface QuestionChange {

    /** What it is called in the audit log. */
    String action();

    /** Why it cannot be done to some of these questions; those to which it can are left out. */
    Map<QuestionId, List<UserError>> check(Collection<CuratedQuestion> questions);

    /** Does it to these, all of which passed. */
    void apply(List<CuratedQuestion> questions);
}
