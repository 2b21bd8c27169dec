package dev.questionbank.practice.merge;

import dev.questionbank.catalog.Merging;
import dev.questionbank.practice.MergedRepository;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what was put away for merges that cannot be undone any more. */
@Component
class ForgetMerges {

    private final MergedRepository merged;
    private final ThingRepository things;
    private final Clock clock;

    ForgetMerges(MergedRepository merged, ThingRepository things, Clock clock) {
        this.merged = merged;
        this.things = things;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H")
    void forget() {
        List<UUID> old = merged.mergedBefore(clock.instant().minus(Merging.UNDOABLE));
        if (!old.isEmpty()) {
            ThingRepository.ALL.forEach(thing -> things.forget(thing, old));
        }
    }
}
