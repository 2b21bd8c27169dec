package dev.questionbank.catalog.curation;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.db.Actor;
import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
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
                curated.change(target, changes.publish(actor, null, null), actor, List.of());
            } catch (Refused refused) {
                sendBack(due.id(), refused, actor);
            }
        }
    }

    /** What something speaks against by now goes back to those who write, with the reasons. */
    private void sendBack(QuestionId question, Refused refused, Actor actor) {
        String reasons = refused.errors().stream().map(UserError::message).collect(Collectors.joining("; "));
        try {
            curated.change(
                    new CuratedQuestions.Target(question.toString(), null),
                    changes.sendBack("It was to be published by now, but " + reasons + "."),
                    actor,
                    List.of());
        } catch (Refused gone) {
            LOG.debug("{} is not in review any more", question);
        }
    }
}
