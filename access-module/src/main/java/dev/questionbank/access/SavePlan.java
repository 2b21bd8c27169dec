package dev.questionbank.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.ArgumentValue;

/** Input of {@code savePlan}: what is omitted stays as it is, or has no value in a new plan. */
public record SavePlan(
        @Nullable String id,
        @Nullable Integer expectedVersion,
        ArgumentValue<String> name,
        ArgumentValue<String> description,
        ArgumentValue<Integer> priceCents,
        ArgumentValue<String> currency,
        ArgumentValue<BillingInterval> interval,
        ArgumentValue<List<String>> topicSlugs) {}
