package dev.questionbank.practice.repair;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.upkeep.QuestionCondition;
import dev.questionbank.practice.report.ReportReason;
import dev.questionbank.practice.report.Reports;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What members say is wrong, and nobody looked at yet. */
@Component
class ReportFindings implements FindingSource {

    private static final int MAX = 100;

    private final Reports reports;

    ReportFindings(Reports reports) {
        this.reports = reports;
    }

    @Override
    public Map<QuestionId, List<Finding>> find(Map<QuestionId, QuestionCondition> published) {
        Map<QuestionId, List<Finding>> found = new HashMap<>();
        reports.listOpen(published.keySet())
                .forEach((question, reasons) -> found.put(question, List.of(finding(reasons))));
        return found;
    }

    private static Finding finding(List<ReportReason> open) {
        int score = open.stream().mapToInt(ReportFindings::score).sum();
        Map<ReportReason, Integer> counts = new EnumMap<>(ReportReason.class);
        open.forEach(reason -> counts.merge(reason, 1, Integer::sum));
        return new Finding(
                RepairReason.REPORTED,
                Math.min(MAX, score),
                counts.entrySet().stream()
                        .sorted(Collections.reverseOrder(Map.Entry.comparingByValue()))
                        .map(count -> count.getValue() + " " + count.getKey())
                        .collect(Collectors.joining(
                                ", ",
                                open.size() == 1 ? "A report is open: " : open.size() + " reports are open: ",
                                ".")));
    }

    /** What does harm weighs more than what looks bad. */
    private static int score(ReportReason reason) {
        return switch (reason) {
            case OFFENSIVE -> 50;
            case WRONG_ANSWER -> 40;
            case OUTDATED -> 25;
            case UNCLEAR, OTHER -> 15;
            case DUPLICATE -> 10;
            case TYPO -> 8;
        };
    }
}
