package dev.questionbank.catalog.curation;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.db.Actor;
import dev.questionbank.db.graphql.Refused;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Publishes what is due by its {@code publishAt}. Every node does; the locks let one of them be first. */
@Component
class ScheduledPublication {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledPublication.class);
    private static final int AT_ONCE = 100;

    private final CuratedQuestionRepository questions;
    private final CuratedQuestions curated;
    private final QuestionChanges changes;

    ScheduledPublication(CuratedQuestionRepository questions, CuratedQuestions curated, QuestionChanges changes) {
        this.questions = questions;
        this.curated = curated;
        this.changes = changes;
    }

    /** In the name of whoever decided it, who was asked then whether he may. */
    @Scheduled(fixedDelayString = "PT1S")
    void publishWhatIsDue() {
        for (CuratedQuestion due :
                questions.list(questions.dueForPublication(AT_ONCE)).values()) {
            UUID publisher = Objects.requireNonNull(due.publisherId(), "whoever schedules is remembered");
            CuratedQuestions.Target target =
                    new CuratedQuestions.Target(due.id().toString(), due.version());
            Actor actor = new Actor(publisher, "scheduled", true);
            try {
                curated.change(target, changes.publish(actor, null), actor, List.of());
            } catch (Refused refused) {
                putOff(due.id(), refused, actor);
            }
        }
    }

    /** What something speaks against by now waits for a decision again. */
    private void putOff(QuestionId question, Refused refused, Actor actor) {
        LOG.info("{} was not published when it was due: {}", question, refused.errors());
        try {
            curated.change(
                    new CuratedQuestions.Target(question.toString(), null), changes.unschedule(), actor, List.of());
        } catch (Refused gone) {
            LOG.debug("{} is not in review any more", question);
        }
    }
}
