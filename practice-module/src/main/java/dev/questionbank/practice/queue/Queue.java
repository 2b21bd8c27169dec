package dev.questionbank.practice.queue;

import dev.questionbank.access.Viewer;
import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.catalog.Topic;
import dev.questionbank.catalog.TopicCounts;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.practice.QueueReason;
import dev.questionbank.practice.streak.MemberDay;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What a member should practise next: what is due, where most memory is at stake first; then what is weak; then what is new,
 * from one topic after the other. As much a day as the member chose, however much has come together: a break
 * makes no flood. Never a question that is locked or retired.
 */
@Service
class Queue {

    /** New questions are looked for in so many topics at a time, or in more where these are small. */
    private static final int TOPICS = 2;

    /** Topics that together have so many times the questions that are wanted are likely to have enough that are new. */
    private static final int AMPLE = 4;

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
        // one more tells whether there are more than shall be practised today
        List<Remembered> found = queues.remembered(member.id(), today, topic, left + 1);
        List<Remembered> due = found.stream()
                .takeWhile(one -> one.reason() != QueueReason.WEAK)
                .toList();
        if (due.size() > left) {
            Offer offer = Offer.of(due, List.of(), first, catalog, rights);
            if (offer.due() == due.size()) {
                // who has fallen behind by more than a day's worth catches up before anything else comes on top
                return head(member, offer, left, List.of(), first);
            }
            // some are locked by now, which only the catalog knows: all are looked at
            found = queues.remembered(member.id(), today, topic, Integer.MAX_VALUE);
        }
        long held =
                found.stream().filter(one -> one.isHeld(rights)).limit(first).count();
        List<QuestionId> fresh = Math.min(held, left) < first ? fresh(member, rights, topic, today, first) : List.of();
        Offer offer = Offer.of(found, fresh, first, catalog, rights);
        return head(member, offer, left, offer.due() > left ? List.of() : fresh, first);
    }

    private static Head head(Viewer member, Offer offer, int left, List<QuestionId> fresh, int first) {
        List<QueueEntry> entries = new ArrayList<>();
        for (Remembered one :
                offer.remembered().subList(0, Math.min(offer.remembered().size(), Math.min(left, first)))) {
            entries.add(new QueueEntry(
                    one.reason(),
                    MemberDay.start(one.dueOn(), member.timeZone()),
                    one.recall(),
                    Objects.requireNonNull(offer.questions().get(one.question())),
                    one.revision()));
        }
        fresh.stream()
                .map(offer.questions()::get)
                .filter(Objects::nonNull)
                .limit(first - entries.size())
                .forEach(question -> entries.add(new QueueEntry(QueueReason.NEW, null, null, question, null)));
        return new Head(entries, Math.min(left, offer.due()));
    }

    /**
     * New questions for today, in the curators' order within each topic. Each new one comes from the next topic, so that none
     * owns the queue.
     */
    private List<QuestionId> fresh(
            Viewer member, ReadingRights rights, @Nullable TopicId topic, Today today, int first) {
        Map<TopicId, Integer> readable = readable(rights, topic, today);
        int wanted = Math.min(
                first,
                today.newLeft(
                        readable.values().stream().mapToInt(Integer::intValue).sum()));
        if (wanted == 0 || readable.isEmpty()) {
            return List.of();
        }
        List<TopicId> inTurn = new ArrayList<>(readable.keySet());
        int turn =
                Math.floorMod(today.day().toEpochDay() * today.settings().newPerDay() + today.newOnes(), inTurn.size());
        Collections.rotate(inTurn, -turn);
        List<TopicId> next = next(inTurn, readable, wanted);
        List<QuestionId> found = fresh(member, rights, today, next, wanted);
        if (found.size() == wanted || inTurn.size() == next.size()) {
            return found;
        }
        // these topics have not enough left: now it is worth counting which do
        Map<TopicId, Integer> practiced = queues.practiced(member.id());
        inTurn.removeIf(id -> readable.getOrDefault(id, 0) <= practiced.getOrDefault(id, 0));
        return fresh(member, rights, today, inTurn.subList(0, Math.min(wanted, inTurn.size())), wanted);
    }

    /** The next topics: two, or as many small ones as are likely to have enough left. */
    private static List<TopicId> next(List<TopicId> inTurn, Map<TopicId, Integer> readable, int wanted) {
        int questions = 0;
        for (int i = 0; i < inTurn.size(); i++) {
            questions += readable.getOrDefault(inTurn.get(i), 0);
            if (i + 1 >= TOPICS && questions >= AMPLE * wanted) {
                return inTurn.subList(0, i + 1);
            }
        }
        return inTurn;
    }

    private List<QuestionId> fresh(Viewer member, ReadingRights rights, Today today, List<TopicId> topics, int wanted) {
        if (topics.isEmpty()) {
            return List.of();
        }
        Map<@Nullable TopicId, Set<QuestionId>> known = queues.known(member.id(), topics, today.day());
        Set<QuestionId> paused = known.getOrDefault(null, Set.of());
        // among one more than those that are known is at least one that is not
        Map<TopicId, Integer> numbers = new LinkedHashMap<>();
        topics.forEach(id -> numbers.put(id, known.getOrDefault(id, Set.of()).size() + paused.size() + wanted));
        Map<TopicId, List<QuestionId>> candidates = catalog.listFirst(numbers, rights);
        List<Iterator<QuestionId>> inTurn = topics.stream()
                .map(id -> candidates.getOrDefault(id, List.of()).stream()
                        .filter(question ->
                                !known.getOrDefault(id, Set.of()).contains(question) && !paused.contains(question))
                        .iterator())
                .toList();
        List<QuestionId> mixed = new ArrayList<>();
        while (mixed.size() < wanted && inTurn.stream().anyMatch(Iterator::hasNext)) {
            inTurn.stream()
                    .filter(Iterator::hasNext)
                    .map(Iterator::next)
                    .limit(wanted - mixed.size())
                    .forEach(mixed::add);
        }
        return mixed;
    }

    /** How many questions of each topic the member may practise, in the curators' order of the topics. */
    private Map<TopicId, Integer> readable(ReadingRights rights, @Nullable TopicId topic, Today today) {
        Map<TopicId, Integer> readable = new LinkedHashMap<>();
        for (Map.Entry<Topic, TopicCounts> entry : catalog.listTopicCounts().entrySet()) {
            TopicId id = entry.getKey().id();
            boolean isWanted = topic != null
                    ? topic.equals(id)
                    : today.interviewTopics().isEmpty()
                            || today.interviewTopics().contains(id);
            int questions = rights.grantFor(id).isPresent()
                    ? entry.getValue().questions()
                    : entry.getValue().freePreviews();
            if (isWanted && questions > 0) {
                readable.put(id, questions);
            }
        }
        return readable;
    }
}
