package dev.questionbank.catalog.duplicate;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.curation.BlockerSource;
import dev.questionbank.catalog.curation.PublishBlocker;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What says nearly the same as another question is published only when somebody said that it is another question. */
@Component
class DuplicateBlockers implements BlockerSource {

    private static final String FIELD = "nearDuplicates";

    private final NearDuplicates duplicates;
    private final WordingRepository questions;
    private final MergeRepository merges;

    DuplicateBlockers(NearDuplicates duplicates, WordingRepository questions, MergeRepository merges) {
        this.duplicates = duplicates;
        this.questions = questions;
        this.merges = merges;
    }

    @Override
    public Map<QuestionId, List<PublishBlocker>> find(Collection<QuestionId> ids) {
        List<QuestionId> drafts =
                questions.drafts(ids).stream().map(Indexed::question).toList();
        Map<QuestionId, List<PublishBlocker>> blockers = new HashMap<>();
        if (drafts.isEmpty()) {
            return blockers;
        }
        merges.kept(drafts)
                .keySet()
                .forEach(draft -> blockers.put(
                        draft,
                        List.of(new PublishBlocker("mergedInto", "it was merged into another; undo that first"))));
        if (!duplicates.isReady()) {
            return blockers; // the index is being made: what nobody can know yet keeps nobody from working
        }
        duplicates.list(drafts).forEach((draft, found) -> {
            long undecided = found.stream().filter(other -> !other.decided()).count();
            if (undecided > 0) {
                blockers.putIfAbsent(draft, List.of(new PublishBlocker(FIELD, message(undecided))));
            }
        });
        return blockers;
    }

    private static String message(long undecided) {
        return undecided == 1
                ? "another question says nearly the same: merge them, or say that they are two"
                : undecided + " other questions say nearly the same: merge them, or say that they are others";
    }
}
