package dev.questionbank.access;

import dev.questionbank.catalog.TopicId;
import java.util.Set;

/**
 * What can be bought.
 *
 * @param priceCents price in the smallest unit of the currency
 * @param currency ISO 4217
 * @param coversEverything whether it covers all topics, now and later
 * @param topicIds what it covers otherwise; empty when it covers everything
 */
public record Plan(
        PlanId id,
        String name,
        String description,
        int priceCents,
        String currency,
        BillingInterval interval,
        boolean coversEverything,
        Set<TopicId> topicIds,
        int version) {

    public Plan {
        topicIds = Set.copyOf(topicIds);
    }

    boolean covers(TopicId topic) {
        return coversEverything || topicIds.contains(topic);
    }
}
