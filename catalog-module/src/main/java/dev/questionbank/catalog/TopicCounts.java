package dev.questionbank.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many published questions a topic has.
 *
 * @param byDifficulty easiest first, those that nobody rated at the end; none that is zero
 * @param freePreviews how many of them have a free prompt
 */
public record TopicCounts(List<DifficultyCount> byDifficulty, int freePreviews) {

    static final TopicCounts NONE = new TopicCounts(List.of(), 0);

    /** How many they are together. */
    public int questions() {
        return byDifficulty.stream().mapToInt(DifficultyCount::count).sum();
    }

    /** Published questions of one difficulty; null for those that nobody rated. */
    public record DifficultyCount(@Nullable Difficulty difficulty, int count) {}
}
