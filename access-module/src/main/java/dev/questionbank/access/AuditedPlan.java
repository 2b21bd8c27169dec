package dev.questionbank.access;

import java.util.List;

/** What the audit trail keeps of a plan. */
record AuditedPlan(
        String name,
        String description,
        int priceCents,
        String currency,
        BillingInterval interval,
        boolean coversEverything,
        List<String> topicIds,
        int version) {

    static AuditedPlan of(Plan plan) {
        return new AuditedPlan(
                plan.name(),
                plan.description(),
                plan.priceCents(),
                plan.currency(),
                plan.interval(),
                plan.coversEverything(),
                plan.topicIds().stream().map(Object::toString).sorted().toList(),
                plan.version());
    }
}
