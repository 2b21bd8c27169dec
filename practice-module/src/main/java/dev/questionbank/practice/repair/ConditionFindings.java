package dev.questionbank.practice.repair;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.upkeep.QuestionCondition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the catalog knows of a question: that its answer is missing or old, that links lead nowhere. */
@Component
class ConditionFindings implements FindingSource {

    private static final int NO_ANSWER = 25;
    private static final int OVERDUE = 5;
    private static final int MAX_OVERDUE = 20;
    private static final long DAYS_OF_A_POINT = 30;
    private static final int LINK = 15;
    private static final int FURTHER_LINK = 5;
    private static final int MAX_LINKS = 30;

    private static final int TOLD_LINKS = 3;
    private static final int TOLD_CHARACTERS = 200;

    private final Clock clock;

    ConditionFindings(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Map<QuestionId, List<Finding>> find(Map<QuestionId, QuestionCondition> published) {
        Instant now = clock.instant();
        Map<QuestionId, List<Finding>> found = new HashMap<>();
        published.forEach((question, condition) -> {
            List<Finding> findings = new ArrayList<>();
            if (!condition.hasAnswer()) {
                findings.add(new Finding(RepairReason.NO_ANSWER, NO_ANSWER, "Nobody wrote an answer yet."));
            } else if (!condition.answerDueAt().isAfter(now)) {
                findings.add(overdue(condition, now));
            }
            if (!condition.brokenLinks().isEmpty()) {
                findings.add(broken(condition.brokenLinks()));
            }
            if (!findings.isEmpty()) {
                found.put(question, findings);
            }
        });
        return found;
    }

    private static Finding overdue(QuestionCondition condition, Instant now) {
        long days = Duration.between(condition.answerDueAt(), now).toDays();
        return new Finding(
                RepairReason.ANSWER_OVERDUE,
                (int) Math.min(MAX_OVERDUE, OVERDUE + days / DAYS_OF_A_POINT),
                "Nobody looked at the answer for %d days, %d are allowed."
                        .formatted(
                                Duration.between(condition.answerReviewedAt(), now)
                                        .toDays(),
                                condition.reviewInterval().toDays()));
    }

    private static Finding broken(List<String> addresses) {
        return new Finding(
                RepairReason.BROKEN_LINK,
                Math.min(MAX_LINKS, LINK + FURTHER_LINK * (addresses.size() - 1)),
                addresses.stream()
                        .limit(TOLD_LINKS)
                        .map(address -> address.substring(0, Math.min(TOLD_CHARACTERS, address.length())))
                        .map(address -> '"' + address.replaceAll("\\s", " ") + '"')
                        .collect(Collectors.joining(
                                ", ",
                                addresses.size() == 1
                                        ? "A link leads nowhere: "
                                        : addresses.size() + " links lead nowhere: ",
                                addresses.size() > TOLD_LINKS ? ", …" : ".")));
    }
}
