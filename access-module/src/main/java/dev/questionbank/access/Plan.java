package dev.questionbank.access;

import dev.questionbank.catalog.TopicId;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

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

    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");

    public Plan {
        topicIds = Set.copyOf(topicIds);
    }

    /** Its name as it stands in addresses: letters and digits of any script in lower case, hyphens between them. */
    public String slug() {
        return OTHER.matcher(name.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip()
                .replace(' ', '-');
    }

    boolean covers(TopicId topic) {
        return coversEverything || topicIds.contains(topic);
    }
}
