package dev.questionbank.access;

import dev.questionbank.catalog.AccessReason;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.catalog.TopicId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up what several entitlements let their holder read. Without any, that is previews. */
final class RightsBuilder {

    private ReadingRights.@Nullable Grant everything;
    private final Map<TopicId, ReadingRights.Grant> topics = new HashMap<>();

    void add(Span served, Coverage coverage) {
        AccessReason reason = served.state() == EntitlementState.GRACE ? AccessReason.GRACE : AccessReason.ENTITLED;
        ReadingRights.Grant grant = new ReadingRights.Grant(reason, served.until());
        if (coverage.isEverything()) {
            everything = everything == null ? grant : ReadingRights.Grant.better(everything, grant);
        }
        coverage.topics().forEach(topic -> topics.merge(topic, grant, ReadingRights.Grant::better));
    }

    ReadingRights build() {
        return new ReadingRights(everything, topics);
    }
}
