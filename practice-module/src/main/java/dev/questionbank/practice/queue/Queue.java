package dev.questionbank.practice.queue;

import dev.questionbank.access.Viewer;
import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.catalog.Topic;
import dev.questionbank.catalog.TopicCounts;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.practice.QueueReason;
import dev.questionbank.practice.streak.MemberDay;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What a member should practise next: what is due, where most memory is at stake first; then what is weak; then what is new,
 * from the topics that the member knows least of. As much a day as the member chose, however much has come together: a break
 * makes no flood. Never a question that is locked or retired.
 */
@Service
class Queue {

    private final QueueRepository queues;
    private final Catalog catalog;
    private final Clock clock;

    Queue(QueueRepository queues, Catalog catalog, Clock clock) {
        this.queues = queues;
        this.catalog = catalog;
        this.clock = clock;
    }

    /**
     * The head of the queue.
     *
     * @param dueCount how many of those that are due shall be practised today
     */
    record Head(List<QueueEntry> entries, int dueCount) {}

    /** @param topic questions of this topic alone; null for all */
    Head of(Viewer member, ReadingRights rights, @Nullable TopicId topic, int first) {
        Today today = queues.today(member.id(), MemberDay.of(clock.instant(), member.timeZone()));
        int left = today.reviewsLeft();
        List<QuestionId> fresh = fresh(member, rights, topic, today, first);
        // one more tells whether there are more than shall be practised today
        List<Remembered> remembered = queues.remembered(member.id(), today, topic, left + 1);
        Map<QuestionId, Question> questions = readable(remembered, fresh, rights);
        if (remembered.size() > left && !questions.keySet().containsAll(ids(remembered))) {
            // some are locked by now or retired, which only the catalog knows: all are looked at
            remembered = queues.remembered(member.id(), today, topic, Integer.MAX_VALUE);
            questions = readable(remembered, fresh, rights);
        }
        return head(member, remembered, fresh, questions, left, first);
    }

    private Map<QuestionId, Question> readable(
            List<Remembered> remembered, List<QuestionId> fresh, ReadingRights rights) {
        List<QuestionId> ids = new ArrayList<>(ids(remembered));
        ids.addAll(fresh);
        return catalog.listQuestions(ids, rights).values().stream()
                .filter(question -> question.access().prompt().granted())
                .collect(Collectors.toMap(Question::id, Function.identity()));
    }

    private static List<QuestionId> ids(List<Remembered> remembered) {
        return remembered.stream().map(Remembered::question).toList();
    }

    private static Head head(
            Viewer member,
            List<Remembered> remembered,
            List<QuestionId> fresh,
            Map<QuestionId, Question> questions,
            int left,
            int first) {
        List<QueueEntry> entries = new ArrayList<>();
        int due = 0;
        int offered = 0;
        for (Remembered one : remembered) {
            Question question = questions.get(one.question());
            if (question == null) {
                continue;
            }
            if (one.reason() != QueueReason.WEAK) {
                due++;
            }
            if (offered++ < left) {
                entries.add(new QueueEntry(
                        one.reason(),
                        MemberDay.start(one.dueOn(), member.timeZone()),
                        one.recall(),
                        question,
                        one.revision()));
            }
        }
        // who has fallen behind by more than a day's worth catches up before anything new comes on top
        if (due <= left) {
            for (QuestionId id : fresh) {
                Question question = questions.get(id);
                if (question != null) {
                    entries.add(new QueueEntry(QueueReason.NEW, null, null, question, null));
                }
            }
        }
        return new Head(List.copyOf(entries.subList(0, Math.min(first, entries.size()))), Math.min(due, left));
    }

    /** New questions for today, in the curators' order within each topic, mixed over those that the member knows least of. */
    private List<QuestionId> fresh(
            Viewer member, ReadingRights rights, @Nullable TopicId topic, Today today, int first) {
        Map<TopicId, Integer> unpracticed = unpracticed(rights, topic, today);
        int wanted = Math.min(
                first,
                today.newLeft(unpracticed.values().stream()
                        .mapToInt(Integer::intValue)
                        .sum()));
        if (wanted == 0) {
            return List.of();
        }
        List<TopicId> topics = unpracticed.keySet().stream()
                .sorted(Comparator.comparing(id -> today.practiced().getOrDefault(id, 0)))
                .limit(wanted)
                .toList();
        int each = topics.isEmpty() ? 0 : Math.ceilDiv(wanted, topics.size());
        Set<QuestionId> known = queues.known(member.id(), topics, today.day());
        int practiced = topics.stream()
                .mapToInt(id -> today.practiced().getOrDefault(id, 0))
                .sum();
        int paused = Math.max(0, known.size() - practiced);
        // among one more than those that are known is at least one that is not
        Map<TopicId, Integer> numbers = new LinkedHashMap<>();
        topics.forEach(id -> numbers.put(id, today.practiced().getOrDefault(id, 0) + paused + each));
        Map<TopicId, List<QuestionId>> candidates = catalog.listFirst(numbers, rights);
        List<List<QuestionId>> byTopic = topics.stream()
                .map(id -> candidates.getOrDefault(id, List.of()).stream()
                        .filter(question -> !known.contains(question))
                        .limit(each)
                        .toList())
                .toList();
        List<QuestionId> mixed = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            for (List<QuestionId> ofTopic : byTopic) {
                if (i < ofTopic.size() && mixed.size() < wanted) {
                    mixed.add(ofTopic.get(i));
                }
            }
        }
        return mixed;
    }

    /** How many questions of each topic the member could practise for the first time, in the curators' order of the topics. */
    private Map<TopicId, Integer> unpracticed(ReadingRights rights, @Nullable TopicId topic, Today today) {
        Map<TopicId, Integer> unpracticed = new LinkedHashMap<>();
        for (Map.Entry<Topic, TopicCounts> entry : catalog.listTopicCounts().entrySet()) {
            TopicId id = entry.getKey().id();
            boolean isWanted = topic != null
                    ? topic.equals(id)
                    : today.interviewTopics().isEmpty()
                            || today.interviewTopics().contains(id);
            int readable = rights.grantFor(id).isPresent()
                    ? entry.getValue().questions()
                    : entry.getValue().freePreviews();
            int left = readable - today.practiced().getOrDefault(id, 0);
            if (isWanted && left > 0) {
                unpracticed.put(id, left);
            }
        }
        return unpracticed;
    }
}
