package dev.questionbank.practice;

import dev.questionbank.practice.mark.MarkRepository.Mark;
import dev.questionbank.practice.memory.MemoryState;
import dev.questionbank.practice.streak.MemberDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What a member has with a question; see the schema. */
record MyPractice(
        int attempts,
        @Nullable Grade lastGrade,
        @Nullable Instant lastPracticedAt,
        @Nullable Instant dueAt,
        @Nullable Double stability,
        @Nullable Double difficulty,
        @Nullable Double retrievability,
        PracticeState state,
        boolean leech,
        boolean bookmarked,
        @Nullable String note) {

    /** As it is on the member's day of this moment. */
    static MyPractice of(@Nullable MemoryState memory, Mark mark, Instant now, ZoneId zone) {
        if (memory == null) {
            return new MyPractice(
                    0, null, null, null, null, null, null, PracticeState.NEW, false, mark.isBookmarked(), mark.note());
        }
        LocalDate today = MemberDay.of(now, zone);
        return new MyPractice(
                memory.reviews(),
                memory.grade(),
                memory.practicedAt(),
                MemberDay.start(memory.dueOn(), zone),
                memory.memory().stability(),
                memory.memory().difficulty(),
                memory.recallOn(today),
                memory.dueOn().isAfter(today) ? PracticeState.WAITING : PracticeState.DUE,
                memory.isLeech(),
                mark.isBookmarked(),
                mark.note());
    }
}
