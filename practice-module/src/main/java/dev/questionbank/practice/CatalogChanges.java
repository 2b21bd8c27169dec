package dev.questionbank.practice;

import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.ChangedQuestions;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionPlace;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.practice.memory.MaterialChange;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps up with the catalog what is derived from it here: the topics of practised questions, and that those which were
 * changed materially are due again. One node at a time does it, for all of them.
 */
@Component
class CatalogChanges {

    private static final int CHANGES = 1_000;

    private final Catalog catalog;
    private final FollowedRepository followed;
    private final TransactionTemplate transaction;

    CatalogChanges(Catalog catalog, FollowedRepository followed, TransactionTemplate transaction) {
        this.catalog = catalog;
        this.followed = followed;
        this.transaction = transaction;
    }

    /** Often enough that a change is in the queue within two seconds, and on as long as there are more. */
    @Scheduled(fixedDelayString = "PT0.5S")
    void follow() {
        boolean more;
        do {
            more = transaction.execute(status -> followNext());
        } while (more);
    }

    private boolean followNext() {
        Long after = followed.lock();
        if (after == null) {
            return false; // another node is at it
        }
        ChangedQuestions changed = catalog.listChanged(after, CHANGES);
        if (changed.upTo() == after) {
            return false;
        }
        List<QuestionId> practiced = followed.practiced(changed.isComplete() ? changed.questions() : null);
        apply(practiced);
        followed.advance(changed.upTo());
        return true;
    }

    private void apply(Collection<QuestionId> practiced) {
        for (QuestionPlace place :
                catalog.listPlaces(practiced, ReadingRights.PREVIEWS_ONLY).values()) {
            followed.place(place.id(), place.topic(), place.isPublished());
            MaterialChange change = material(place);
            if (change != null) {
                followed.change(place.id(), change);
            }
        }
    }

    /** The last material change of a question; null without one. */
    static @Nullable MaterialChange material(QuestionPlace place) {
        return place.materialRevision() == null
                ? null
                : new MaterialChange(
                        place.materialRevision(),
                        LocalDate.ofInstant(Objects.requireNonNull(place.materialAt()), ZoneOffset.UTC));
    }
}
