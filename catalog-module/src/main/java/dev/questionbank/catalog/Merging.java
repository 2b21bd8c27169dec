package dev.questionbank.catalog;

import java.time.Duration;
import java.util.List;

/** Whoever keeps something by questions moves it along when questions are merged, in the transaction in which they are. */
public interface Merging {

    /** For so long a merge can be undone. */
    Duration UNDOABLE = Duration.ofDays(30);

    /**
     * Questions are one from now on.
     *
     * @param kept the one that goes on, and
     * @param revision the number of its revision that readers see
     * @param duplicates those that do not
     */
    void merged(MergeId merge, QuestionId kept, int revision, List<QuestionId> duplicates);

    /** They are several again. What came since is the kept one's. */
    void unmerged(MergeId merge, QuestionId kept, List<QuestionId> duplicates);
}
