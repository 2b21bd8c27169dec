package dev.questionbank.catalog.curation;

import dev.questionbank.catalog.QuestionId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Knows of reasons against publishing that do not stand in the revision itself. */
public interface BlockerSource {

    /** What keeps the newest revisions of these questions from being published; questions without anything are left out. */
    Map<QuestionId, List<PublishBlocker>> find(Collection<QuestionId> questions);
}
