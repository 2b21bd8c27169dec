package dev.questionbank.practice;

import dev.questionbank.access.Viewer;
import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.practice.mark.MarkRepository;
import dev.questionbank.practice.mark.MarkRepository.Mark;
import dev.questionbank.practice.memory.MemoryState;
import dev.questionbank.practice.memory.Replay;
import dev.questionbank.practice.streak.MemberDay;
import graphql.GraphQLContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.stereotype.Controller;

/** What the viewer has with questions: nothing for a visitor. */
@Controller
class MyPracticeController {

    private final MemoryRepository memories;
    private final MarkRepository marks;
    private final Settings settings;
    private final Clock clock;

    MyPracticeController(MemoryRepository memories, MarkRepository marks, Settings settings, Clock clock) {
        this.memories = memories;
        this.marks = marks;
        this.settings = settings;
        this.clock = clock;
    }

    record NextInterval(Grade grade, Instant dueAt, int intervalDays) {}

    @BatchMapping(typeName = "Question")
    Map<Question, MyPractice> myPractice(List<Question> questions, GraphQLContext context) {
        Optional<Viewer> viewer = Viewer.of(context);
        if (viewer.isEmpty()) {
            return Map.of();
        }
        Viewer member = viewer.get();
        List<QuestionId> ids = questions.stream().map(Question::id).toList();
        Map<QuestionId, MemoryState> remembered = memories.list(member.id(), ids);
        Map<QuestionId, Mark> marked = marks.list(member.id(), ids);
        Map<Question, MyPractice> found = new HashMap<>();
        for (Question question : questions) {
            found.put(
                    question,
                    MyPractice.of(
                            remembered.get(question.id()),
                            marked.getOrDefault(question.id(), Mark.NONE),
                            clock.instant(),
                            member.timeZone()));
        }
        return found;
    }

    @BatchMapping(typeName = "Question")
    Map<Question, List<NextInterval>> nextIntervals(List<Question> questions, GraphQLContext context) {
        Optional<Viewer> viewer = Viewer.of(context);
        if (viewer.isEmpty()) {
            return Map.of();
        }
        Viewer member = viewer.get();
        double targetRecall = settings.find(member.id()).targetRecall();
        Map<QuestionId, MemoryState> remembered =
                memories.list(member.id(), questions.stream().map(Question::id).toList());
        LocalDate today = MemberDay.of(clock.instant(), member.timeZone());
        Map<Question, List<NextInterval>> found = new HashMap<>();
        for (Question question : questions) {
            if (question.access().prompt().granted()) {
                found.put(question, intervals(member, question, remembered.get(question.id()), today, targetRecall));
            }
        }
        return found;
    }

    private static List<NextInterval> intervals(
            Viewer member, Question question, @Nullable MemoryState memory, LocalDate today, double targetRecall) {
        int days = memory == null ? 0 : Replay.days(memory.practicedOn(), today);
        int[] intervals = Replay.intervals(memory, member.id(), question.id(), days, targetRecall);
        return Arrays.stream(Grade.values())
                .map(grade -> new NextInterval(
                        grade,
                        MemberDay.start(today.plusDays(intervals[grade.ordinal()]), member.timeZone()),
                        intervals[grade.ordinal()]))
                .toList();
    }
}
