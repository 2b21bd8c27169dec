package dev.questionbank.catalog;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the {@link Overview} of now in memory: as fresh as the last change that this node has heard of. */
@Component
class OverviewCache implements CatalogFollower {

    private final TopicRepository topics;
    private final AtomicReference<@Nullable Overview> overview = new AtomicReference<>();

    OverviewCache(TopicRepository topics) {
        this.topics = topics;
    }

    Overview get() {
        Overview known = overview.get();
        if (known != null) {
            return known;
        }
        Overview read = topics.overview();
        // not when a change came in between: that reads what is newer
        overview.compareAndSet(null, read);
        return read;
    }

    @Override
    public void catalogChanged(long change) {
        overview.set(topics.overview());
    }
}
