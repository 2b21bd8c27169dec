package dev.questionbank.catalog.transfer.imports;

import dev.questionbank.db.Actor;
import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides that a plan is to be applied; {@link ApplyImport} does it. */
@Service
class ApplyPlan {

    private static final String FIELD = "planToken";

    private final ImportRepository imports;
    private final ImportRowRepository rows;
    private final ApplicationEventPublisher publisher;

    ApplyPlan(ImportRepository imports, ImportRowRepository rows, ApplicationEventPublisher publisher) {
        this.imports = imports;
        this.rows = rows;
        this.publisher = publisher;
    }

    /**
     * The import of that plan, which is being applied from now on, or was before.
     *
     * @throws Refused when there is no such plan, when it must not be applied, or when the bank moved on
     */
    @Transactional
    ImportId apply(String token, Actor actor) {
        Import planned = PlanToken.parse(token)
                .flatMap(imports::lock)
                .orElseThrow(() -> new Refused(UserError.Code.NOT_FOUND, FIELD, "there is no such plan"));
        switch (planned.state()) {
            case APPLYING, APPLIED -> {
                return planned.id();
            }
            case PLANNING, FAILED, UNDONE ->
                throw new Refused(UserError.Code.BLOCKED, FIELD, "the import has come to an end");
            case PLANNED -> {}
        }
        if (planned.publishes() && !actor.mayDecideAlone()) {
            throw new Refused(UserError.Code.FORBIDDEN, FIELD, "what publishes at once is for admins");
        }
        if (planned.isStoppedByInvalidRows()) {
            throw new Refused(
                    UserError.Code.BLOCKED,
                    FIELD,
                    "%d rows cannot become questions; mend them, or bring the file in with onError=SKIP"
                            .formatted(planned.counts().invalid()));
        }
        if (rows.isOutdated(planned.id())) {
            throw new Refused(
                    UserError.Code.CONFLICT,
                    FIELD,
                    "the bank was changed after this was planned; bring the file in again to see what it would do now");
        }
        imports.beginApplying(planned.id(), actor);
        publisher.publishEvent(new ImportWaits());
        return planned.id();
    }
}
