package dev.questionbank.practice.progress;

import dev.questionbank.catalog.Difficulty;
import dev.questionbank.catalog.Topic;
import dev.questionbank.catalog.TopicCounts;
import dev.questionbank.catalog.TopicCounts.DifficultyCount;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.practice.recall.Recollection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How far a member has come; see the schema. */
record Progress(int practiced, int mastered, int total, List<OfDifficulty> byDifficulty, List<OfTopic> byTopic) {

    /** A question that is remembered for so many days is mastered: the border between young and mature cards in Anki. */
    private static final double MASTERED_DAYS = 21;

    /** Of the questions of one difficulty; null for those that nobody rated. */
    record OfDifficulty(@Nullable Difficulty difficulty, int practiced, int mastered, int total) {}

    /** Of the questions of one topic. */
    record OfTopic(Topic topic, int practiced, int mastered, int total, double readiness) {}

    /**
     * What is measured by.
     *
     * @param today the member's day
     * @param readyOn the day of the interview; today without one
     * @param targetRecall share of questions that the member wants to recall
     */
    record Yardstick(LocalDate today, LocalDate readyOn, double targetRecall) {

        boolean isMastered(Recollection recollection) {
            return recollection.memory().stability() >= MASTERED_DAYS && recollection.recallOn(today) >= targetRecall;
        }

        int mastered(Collection<Recollection> of) {
            return (int) of.stream().filter(this::isMastered).count();
        }
    }

    /**
     * Progress in these topics.
     *
     * @param recalled what the member practised in them
     * @param withUntouched whether topics are listed of which nothing was practised
     */
    static Progress of(
            Map<Topic, TopicCounts> topics, List<Recollection> recalled, Yardstick yardstick, boolean withUntouched) {
        return new Progress(
                recalled.size(),
                yardstick.mastered(recalled),
                topics.values().stream().mapToInt(TopicCounts::questions).sum(),
                byDifficulty(topics.values(), recalled, yardstick),
                byTopic(topics, recalled, yardstick, withUntouched));
    }

    private static List<OfDifficulty> byDifficulty(
            Collection<TopicCounts> counts, List<Recollection> recalled, Yardstick yardstick) {
        Map<Optional<Difficulty>, Integer> totals = counts.stream()
                .flatMap(each -> each.byDifficulty().stream())
                .collect(Collectors.groupingBy(
                        each -> Optional.ofNullable(each.difficulty()), Collectors.summingInt(DifficultyCount::count)));
        Map<Optional<Difficulty>, List<Recollection>> practiced = recalled.stream()
                .collect(Collectors.groupingBy(
                        each -> Optional.ofNullable(each.place().difficulty())));
        return Stream.concat(
                        Arrays.stream(Difficulty.values()).map(Optional::of), Stream.of(Optional.<Difficulty>empty()))
                .filter(difficulty -> totals.containsKey(difficulty) || practiced.containsKey(difficulty))
                .map(difficulty -> {
                    List<Recollection> of = practiced.getOrDefault(difficulty, List.of());
                    return new OfDifficulty(
                            difficulty.orElse(null),
                            of.size(),
                            yardstick.mastered(of),
                            totals.getOrDefault(difficulty, 0));
                })
                .toList();
    }

    private static List<OfTopic> byTopic(
            Map<Topic, TopicCounts> topics, List<Recollection> recalled, Yardstick yardstick, boolean withUntouched) {
        Map<TopicId, List<Recollection>> practiced = recalled.stream()
                .collect(Collectors.groupingBy(each -> each.place().topic()));
        List<OfTopic> byTopic = new ArrayList<>();
        topics.forEach((topic, counts) -> {
            List<Recollection> of = practiced.getOrDefault(topic.id(), List.of());
            if (withUntouched || !of.isEmpty()) {
                byTopic.add(new OfTopic(
                        topic,
                        of.size(),
                        yardstick.mastered(of),
                        counts.questions(),
                        Recollection.share(of, yardstick.readyOn(), counts.questions())));
            }
        });
        return byTopic;
    }
}
