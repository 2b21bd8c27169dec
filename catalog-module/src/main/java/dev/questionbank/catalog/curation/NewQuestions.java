package dev.questionbank.catalog.curation;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionState;
import dev.questionbank.catalog.Significance;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.catalog.publication.PlaceRepository;
import dev.questionbank.catalog.publication.QuestionTagRepository;
import dev.questionbank.catalog.publication.SlugRepository;
import dev.questionbank.db.Actor;
import dev.questionbank.db.AuditTrail;
import dev.questionbank.db.graphql.InputCheck;
import dev.questionbank.db.graphql.UserError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes questions, one by one; whole banks come in by imports. */
@Service
class NewQuestions {

    private final CuratedTopicRepository topics;
    private final CuratedQuestionRepository questions;
    private final RevisionRepository revisions;
    private final PlaceRepository places;
    private final SlugRepository slugs;
    private final QuestionTagRepository tags;
    private final AuditTrail audit;

    NewQuestions(
            CuratedTopicRepository topics,
            CuratedQuestionRepository questions,
            RevisionRepository revisions,
            PlaceRepository places,
            SlugRepository slugs,
            QuestionTagRepository tags,
            AuditTrail audit) {
        this.topics = topics;
        this.questions = questions;
        this.revisions = revisions;
        this.places = places;
        this.slugs = slugs;
        this.tags = tags;
        this.audit = audit;
    }

    private record Created(String topicId, String title) {}

    /**
     * Makes a draft, behind the last question of its topic.
     *
     * @throws dev.questionbank.db.graphql.Refused when the input is out of bounds, or names no topic, or what there is already
     */
    @Transactional
    QuestionId create(CreateQuestion input, Actor author) {
        InputCheck check = new InputCheck();
        input.check(check);
        Optional<TopicId> topic = topics.findId(input.topicSlug());
        if (topic.isEmpty()) {
            check.add(UserError.Code.NOT_FOUND, "topicSlug", "there is no such topic");
        }
        check.refuseIfWrong();
        TopicId into = topic.orElseThrow();
        topics.lock(into);
        String externalId = input.externalId();
        if (externalId != null && questions.hasExternalId(externalId)) {
            check.add(UserError.Code.ALREADY_EXISTS, "externalId", "there is a question with this id");
        }
        check.refuseIfWrong();
        QuestionContent content = input.content();
        QuestionId id = QuestionId.create();
        questions.insert(id, into, places.last(into) + PlaceRepository.STEP, content, externalId);
        revisions.append(List.of(new RevisionRepository.Next(id, 1, content)), Significance.MATERIAL, author.account());
        questions.place(id, QuestionState.DRAFT);
        slugs.rename(Map.of(id, content.title()));
        tags.replace(Map.of(id, content.tags()));
        audit.record(new AuditTrail.Change(
                author, "question.create", id.toString(), null, null, new Created(into.toString(), content.title())));
        return id;
    }
}
