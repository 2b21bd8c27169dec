package dev.questionbank.practice.interview;

import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.catalog.Topic;
import dev.questionbank.catalog.TopicCounts;
import dev.questionbank.practice.recall.Recollection;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a member has to do until an interview, and what comes of it.
 *
 * @param dailyLoad questions a day, from today to the day before the last one, which is left light
 * @param readiness in the curators' order
 */
record InterviewPlan(LocalDate date, int dailyLoad, List<TopicReadiness> readiness) {

    /**
     * Expected shares of a topic's published questions that are recalled, 0 to 1.
     *
     * @param today if they were asked today
     * @param onTheDay if they are asked on the day of the interview, and nothing more is practised
     */
    record TopicReadiness(Topic topic, double today, double onTheDay) {}

    /**
     * The plan for these topics.
     *
     * @param recalled what the member practised in them
     * @param targetRecall share of questions that the member wants to recall
     * @param rights what the member may read, and so practise
     */
    static InterviewPlan of(
            LocalDate today,
            LocalDate date,
            Map<Topic, TopicCounts> topics,
            List<Recollection> recalled,
            double targetRecall,
            ReadingRights rights) {
        var byTopic = recalled.stream()
                .collect(Collectors.groupingBy(each -> each.place().topic()));
        List<TopicReadiness> readiness = new ArrayList<>();
        int needed = 0;
        for (Map.Entry<Topic, TopicCounts> entry : topics.entrySet()) {
            Topic topic = entry.getKey();
            TopicCounts counts = entry.getValue();
            List<Recollection> practiced = byTopic.getOrDefault(topic.id(), List.of());
            readiness.add(new TopicReadiness(
                    topic,
                    Recollection.share(practiced, today, counts.questions()),
                    Recollection.share(practiced, date, counts.questions())));
            List<Recollection> readable =
                    practiced.stream().filter(each -> each.place().isReadable()).toList();
            int all = rights.grantFor(topic.id()).isPresent() ? counts.questions() : counts.freePreviews();
            needed += Math.max(0, all - readable.size())
                    + (int) readable.stream()
                            .filter(each -> each.recallOn(date) < targetRecall)
                            .count();
        }
        int days = (int) ChronoUnit.DAYS.between(today, date) - 1;
        return new InterviewPlan(date, Math.ceilDiv(needed, Math.max(1, days)), readiness);
    }
}
