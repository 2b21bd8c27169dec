package dev.questionbank.catalog.curation;

import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.Topic;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.catalog.change.ChangeRepository;
import dev.questionbank.catalog.publication.PlaceRepository;
import dev.questionbank.catalog.publication.Publication;
import dev.questionbank.db.Actor;
import dev.questionbank.db.AuditTrail;
import dev.questionbank.db.graphql.InputCheck;
import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The topics as curators keep them. */
@Service
class CuratedTopics {

    private static final int MAX_ORDERED = 10_000;

    private final CuratedTopicRepository topics;
    private final Publication publication;
    private final ChangeRepository changes;
    private final Catalog catalog;
    private final AuditTrail audit;

    CuratedTopics(
            CuratedTopicRepository topics,
            Publication publication,
            ChangeRepository changes,
            Catalog catalog,
            AuditTrail audit) {
        this.topics = topics;
        this.publication = publication;
        this.changes = changes;
        this.catalog = catalog;
        this.audit = audit;
    }

    /** @throws Refused when the input is out of bounds, or when there is a topic with that slug */
    @Transactional
    Topic create(CreateTopic input, Actor curator) {
        InputCheck check = new InputCheck();
        input.check(check);
        check.refuseIfWrong();
        if (topics.findId(input.name()).isPresent()) {
            throw new Refused(
                    UserError.Code.ALREADY_EXISTS, input.slug() == null ? "title" : "slug", "there is such a topic");
        }
        TopicId id = TopicId.create();
        topics.insert(id, input.name(), input.topic());
        audit.record(new AuditTrail.Change(curator, "topic.create", id.toString(), null, null, input.topic()));
        return catalog.findTopic(id).orElseThrow();
    }

    /** @throws Refused when the input names no topic or is out of bounds, or when somebody else changed the topic */
    @Transactional
    Topic update(UpdateTopic input, Actor curator) {
        TopicId id = TopicId.parse(input.id()).orElseThrow(CuratedTopics::unknown);
        CuratedTopic before = locked(id, input.expectedVersion());
        CuratedTopic after = before.with(input);
        if (!after.equals(before)) {
            topics.save(id, after);
            if (after.lockedTitles() != before.lockedTitles()) {
                topics.lockTitles(id, after.lockedTitles());
            }
            publication.settle(List.of(id), List.of(), null);
            if (after.lockedTitles() != before.lockedTitles() || !after.title().equals(before.title())) {
                changes.appendAll(id); // it stands in every question, or in what search knows of it
            }
            audit.record(new AuditTrail.Change(curator, "topic.update", id.toString(), null, before, after));
        }
        return catalog.findTopic(id).orElseThrow();
    }

    private record Reordered(int questions) {}

    /**
     * Lets these questions come in this order, in the places that they hold together now; the others stay.
     *
     * @throws Refused when the topic or one of the questions is not there, or when somebody else changed the topic
     */
    @Transactional
    Topic reorder(ReorderQuestions input, Actor curator) {
        TopicId id = TopicId.parse(input.topicId())
                .orElseThrow(() -> new Refused(UserError.Code.NOT_FOUND, "topicId", "there is no such topic"));
        if (input.questionIds().size() > MAX_ORDERED) {
            throw new Refused(UserError.Code.INVALID, "questionIds", "must be at most " + MAX_ORDERED);
        }
        locked(id, input.expectedVersion());
        Map<QuestionId, Long> places = topics.places(id);
        List<QuestionId> ordered = input.questionIds().stream()
                .flatMap(text -> QuestionId.parse(text).stream())
                .filter(places::containsKey)
                .toList();
        if (ordered.size() < input.questionIds().size()) {
            throw new Refused(UserError.Code.NOT_FOUND, "questionIds", "names questions that the topic does not have");
        }
        if (new HashSet<>(ordered).size() < ordered.size()) {
            throw new Refused(UserError.Code.INVALID, "questionIds", "names a question twice");
        }
        Arrangement<QuestionId> arrangement = new Arrangement<>(places, PlaceRepository.STEP);
        Map<QuestionId, Long> moved = arrangement.changes(arrangement.with(ordered));
        if (!moved.isEmpty()) {
            topics.nextVersion(id);
            publication.reorder(id, moved);
            audit.record(new AuditTrail.Change(
                    curator, "topic.reorder", id.toString(), null, null, new Reordered(moved.size())));
        }
        return catalog.findTopic(id).orElseThrow();
    }

    private CuratedTopic locked(TopicId id, int expectedVersion) {
        CuratedTopic topic = topics.lock(id).orElseThrow(CuratedTopics::unknown);
        if (expectedVersion != topic.version()) {
            throw new Refused(
                    List.of(UserError.of(
                            UserError.Code.CONFLICT, "expectedVersion", "the topic was changed meanwhile")),
                    Map.of("current", catalog.findTopic(id).orElseThrow()));
        }
        return topic;
    }

    private static Refused unknown() {
        return new Refused(UserError.Code.NOT_FOUND, "id", "there is no such topic");
    }
}
