package dev.questionbank.practice.repair;

import dev.questionbank.catalog.QuestionId;
import java.util.Comparator;
import java.util.List;

/**
 * A question that needs a curator.
 *
 * @param reasons why, the heaviest first
 * @param details a sentence about each of the reasons
 */
record RepairEntry(QuestionId questionId, int score, List<RepairReason> reasons, List<String> details) {

    /** The entry of a question about which something was found. */
    static RepairEntry of(QuestionId question, List<Finding> findings) {
        List<Finding> heaviestFirst = findings.stream()
                .sorted(Comparator.comparingInt(Finding::score).reversed().thenComparing(Finding::reason))
                .toList();
        return new RepairEntry(
                question,
                findings.stream().mapToInt(Finding::score).sum(),
                heaviestFirst.stream().map(Finding::reason).toList(),
                heaviestFirst.stream().map(Finding::detail).toList());
    }
}
