package dev.questionbank.practice.queue;

import dev.questionbank.access.Viewer;
import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionPart;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.db.graphql.BadUserInput;
import dev.questionbank.db.graphql.PageRequest;
import dev.questionbank.db.graphql.UserError;
import dev.questionbank.practice.PracticeDesk;
import dev.questionbank.practice.QueueReason;
import dev.questionbank.practice.queue.PauseRepository.Pause;
import dev.questionbank.practice.streak.MemberDay;
import graphql.GraphQLContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class QueueController {

    private final Queue queue;
    private final Pauses pauses;
    private final PauseRepository paused;
    private final Catalog catalog;
    private final Clock clock;

    QueueController(Queue queue, Pauses pauses, PauseRepository paused, Catalog catalog, Clock clock) {
        this.queue = queue;
        this.pauses = pauses;
        this.paused = paused;
        this.catalog = catalog;
        this.clock = clock;
    }

    record QueueEdge(QueueEntry node) {}

    record PracticeQueue(List<QueueEdge> edges, int dueCount) {

        static final PracticeQueue EMPTY = new PracticeQueue(List.of(), 0);
    }

    record QuestionPayload(@Nullable Question question, List<UserError> userErrors) {}

    /** @throws BadUserInput when {@code first} is out of bounds */
    @SchemaMapping
    PracticeQueue queue(
            PracticeDesk desk, @Argument @Nullable String topic, @Argument int first, GraphQLContext context) {
        if (first < 1 || first > PageRequest.MAX_SIZE) {
            throw new BadUserInput("first", "first must be between 1 and " + PageRequest.MAX_SIZE);
        }
        TopicId only =
                topic == null ? null : catalog.findTopicIds(List.of(topic)).get(topic);
        if (topic != null && only == null) {
            return PracticeQueue.EMPTY;
        }
        Queue.Head head = queue.of(desk.member(), ReadingRights.of(context), only, first);
        return new PracticeQueue(head.entries().stream().map(QueueEdge::new).toList(), head.dueCount());
    }

    /** What was changed since the member practised it, of those that are offered for that reason. */
    @BatchMapping(typeName = "QueueEntry")
    Map<QueueEntry, List<QuestionPart>> changed(List<QueueEntry> entries) {
        Map<QuestionId, Integer> since = entries.stream()
                .filter(entry -> entry.reason() == QueueReason.MATERIALLY_CHANGED)
                .collect(Collectors.toMap(
                        entry -> entry.question().id(), entry -> Objects.requireNonNull(entry.practicedRevision())));
        Map<QuestionId, Set<QuestionPart>> parts = catalog.listChangedParts(since);
        Map<QueueEntry, List<QuestionPart>> changed = new HashMap<>();
        entries.forEach(entry -> changed.put(
                entry,
                parts.getOrDefault(entry.question().id(), Set.of()).stream()
                        .sorted()
                        .toList()));
        return changed;
    }

    /** How the viewer paused questions; a visitor never does. */
    @BatchMapping(typeName = "Question")
    Map<Question, QuestionPause> myPause(List<Question> questions, GraphQLContext context) {
        Optional<Viewer> viewer = Viewer.of(context);
        if (viewer.isEmpty()) {
            return Map.of();
        }
        Viewer member = viewer.get();
        Map<QuestionId, Pause> lasting = paused.list(
                member.id(),
                questions.stream().map(Question::id).toList(),
                MemberDay.of(clock.instant(), member.timeZone()));
        Map<Question, QuestionPause> pausedOnes = new HashMap<>();
        for (Question question : questions) {
            Pause pause = lasting.get(question.id());
            if (pause != null) {
                pausedOnes.put(question, new QuestionPause(pause.until()));
            }
        }
        return pausedOnes;
    }

    /** @param until null for not until told */
    record QuestionPause(@Nullable LocalDate until) {}

    @MutationMapping
    QuestionPayload snoozeQuestion(@Argument Pauses.Snooze input, GraphQLContext context) {
        return payload(pauses.snooze(input, Viewer.required(context), ReadingRights.of(context)), context);
    }

    @MutationMapping
    QuestionPayload suspendQuestion(@Argument Pauses.Suspend input, GraphQLContext context) {
        return payload(pauses.suspend(input, Viewer.required(context), ReadingRights.of(context)), context);
    }

    private QuestionPayload payload(QuestionId id, GraphQLContext context) {
        return new QuestionPayload(
                catalog.findQuestion(id, ReadingRights.of(context)).orElse(null), List.of());
    }
}
