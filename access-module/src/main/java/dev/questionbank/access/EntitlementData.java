package dev.questionbank.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a person holds or held, with all that happened to it. */
@Component
class EntitlementData implements PersonalData {

    private final Ledger ledger;
    private final EntitlementRepository entitlements;
    private final PlanRepository plans;
    private final Clock clock;

    EntitlementData(Ledger ledger, EntitlementRepository entitlements, PlanRepository plans, Clock clock) {
        this.ledger = ledger;
        this.entitlements = entitlements;
        this.plans = plans;
        this.clock = clock;
    }

    record Entry(
            String id,
            String plan,
            EntitlementSource source,
            EntitlementState state,
            Instant validFrom,
            @Nullable Instant validUntil,
            List<Event> events) {}

    record Event(
            EntitlementChange change,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil,
            @Nullable String payment,
            @Nullable String cause,
            @Nullable String actor,
            @Nullable String providerEvent,
            Instant occurredAt,
            Instant recordedAt) {}

    @Override
    public String name() {
        return "entitlements";
    }

    @Override
    public void export(AccountId account, Consumer<Object> entries) {
        List<Entitlement> held = ledger.list(account, clock.instant());
        Map<PlanId, Plan> names =
                plans.list(held.stream().map(Entitlement::planId).collect(Collectors.toSet()));
        Map<EntitlementId, List<EntitlementEvent>> events = entitlements.eventsWithCauses(account).stream()
                .collect(Collectors.groupingBy(EntitlementEvent::entitlement));
        held.forEach(each -> entries.accept(new Entry(
                each.id().toString(),
                Objects.requireNonNull(names.get(each.planId())).name(),
                each.source(),
                each.state(),
                each.validFrom(),
                each.validUntil(),
                events.getOrDefault(each.id(), List.of()).stream()
                        .map(EntitlementData::event)
                        .toList())));
    }

    private static Event event(EntitlementEvent event) {
        return new Event(
                event.change(),
                event.validFrom(),
                event.validUntil(),
                event.payment(),
                event.cause(),
                event.actor() == null ? null : event.actor().toString(),
                event.providerEvent(),
                event.occurredAt(),
                event.recordedAt());
    }

    /** What was paid has to be kept, and so the ledger stays; its causes nobody can read any more without the account's key. */
    @Override
    public void erase(AccountId account) {}
}
