package dev.questionbank.catalog.curation;

import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.Topic;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.catalog.change.ChangeRepository;
import dev.questionbank.db.Actor;
import dev.questionbank.db.AuditTrail;
import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The topics as curators keep them. */
@Service
class CuratedTopics {

    private final CuratedTopicRepository topics;
    private final ChangeRepository changes;
    private final Catalog catalog;
    private final AuditTrail audit;

    CuratedTopics(CuratedTopicRepository topics, ChangeRepository changes, Catalog catalog, AuditTrail audit) {
        this.topics = topics;
        this.changes = changes;
        this.catalog = catalog;
        this.audit = audit;
    }

    /** @throws Refused when the input names no topic or is out of bounds, or when somebody else changed the topic */
    @Transactional
    Topic update(UpdateTopic input, Actor curator) {
        TopicId id = TopicId.parse(input.id()).orElseThrow(CuratedTopics::unknown);
        CuratedTopic before = topics.lock(id).orElseThrow(CuratedTopics::unknown);
        if (input.expectedVersion() != before.version()) {
            throw new Refused(UserError.Code.CONFLICT, "expectedVersion", "the topic was changed meanwhile");
        }
        CuratedTopic after = before.with(input);
        if (!after.equals(before)) {
            topics.save(id, after);
            changes.appendAll(id);
            audit.record(new AuditTrail.Change(curator, "topic.update", id.toString(), null, before, after));
        }
        return catalog.findTopic(id).orElseThrow();
    }

    private static Refused unknown() {
        return new Refused(UserError.Code.NOT_FOUND, "id", "there is no such topic");
    }
}
