package dev.questionbank.catalog.change;

import dev.questionbank.catalog.CatalogFollower;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells what is derived from the catalog on this node that the catalog changed: at once when the change was made here, and
 * soon when it was made elsewhere. Nodes know nothing of each other; each looks at the log of changes.
 */
@Component
class ChangeFeed {

    /** A node that was away for longer derives everything anew. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final ChangeRepository changes;
    private final ObjectProvider<CatalogFollower> followers;
    private final Clock clock;
    private long seen = -1;

    ChangeFeed(ChangeRepository changes, ObjectProvider<CatalogFollower> followers, Clock clock) {
        this.changes = changes;
        this.followers = followers;
        this.clock = clock;
    }

    @TransactionalEventListener
    void on(ChangeRepository.Appended appended) {
        look();
    }

    /** Often enough that an edit is seen everywhere within two seconds. */
    @Scheduled(fixedDelayString = "PT0.5S")
    synchronized void look() {
        long newest = changes.newest();
        if (newest != seen) {
            followers.forEach(follower -> follower.catalogChanged(newest));
            seen = newest;
        }
    }

    @Scheduled(fixedDelayString = "PT1H")
    void dropOldChanges() {
        changes.drop(clock.instant().minus(KEPT));
    }
}
