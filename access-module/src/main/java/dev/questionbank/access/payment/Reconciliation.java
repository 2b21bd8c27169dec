package dev.questionbank.access.payment;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.Entitlement;
import dev.questionbank.access.EntitlementId;
import dev.questionbank.access.Ledger;
import dev.questionbank.access.Plan;
import dev.questionbank.access.PlanId;
import dev.questionbank.access.Plans;
import dev.questionbank.access.payment.ReferenceRepository.Reference;
import dev.questionbank.db.graphql.NotAvailable;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Compares what the provider says of subscriptions with what the ledger says: an event that never came in shows here. */
@Component
class Reconciliation {

    private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);
    private static final int PAGE = 500;

    private final PaymentProvider provider;
    private final ReferenceRepository references;
    private final Ledger ledger;
    private final Plans plans;
    private final Clock clock;
    private final AtomicInteger found = new AtomicInteger();

    Reconciliation(
            PaymentProvider provider,
            ReferenceRepository references,
            Ledger ledger,
            Plans plans,
            Clock clock,
            MeterRegistry meters) {
        this.provider = provider;
        this.references = references;
        this.ledger = ledger;
        this.plans = plans;
        this.clock = clock;
        Gauge.builder("questionbank.access.entitlement.mismatches", found, AtomicInteger::get)
                .description("Subscriptions of which the payment provider and the ledger said different things last")
                .register(meters);
    }

    /** The setting {@code questionbank.access.reconcile-every} says how often. */
    @Scheduled(fixedDelayString = "${questionbank.access.reconcile-every:P1D}", initialDelayString = "PT1M")
    void watch() {
        try {
            found.set(mismatches().size());
            if (found.get() > 0) {
                log.warn("{} subscriptions stand otherwise at the payment provider than in the ledger", found.get());
            }
        } catch (NotAvailable e) {
            log.info("The ledger was not compared with the payment provider: {}", e.getMessage());
        }
    }

    /** @throws NotAvailable when the provider cannot be asked just now */
    List<Mismatch> mismatches() {
        Map<String, ProviderSubscription> there = provider.listSubscriptions().stream()
                .collect(Collectors.toMap(ProviderSubscription::id, Function.identity(), (one, other) -> one));
        Map<String, Reference> known = references.listSubscriptions();
        Map<EntitlementId, Entitlement> held = held(known.values());
        return Stream.concat(there.keySet().stream(), known.keySet().stream())
                .distinct()
                .map(id -> compare(id, there.get(id), known.get(id), held))
                .flatMap(Optional::stream)
                .toList();
    }

    private Map<EntitlementId, Entitlement> held(Collection<Reference> known) {
        Instant now = clock.instant();
        List<EntitlementId> ids = known.stream()
                .map(Reference::entitlement)
                .flatMap(Stream::ofNullable)
                .toList();
        Map<EntitlementId, Entitlement> held = new HashMap<>();
        for (int from = 0; from < ids.size(); from += PAGE) {
            held.putAll(ledger.find(new ArrayList<>(ids.subList(from, Math.min(from + PAGE, ids.size()))), now));
        }
        return held;
    }

    private Optional<Mismatch> compare(
            String id,
            @Nullable ProviderSubscription there,
            @Nullable Reference known,
            Map<EntitlementId, Entitlement> held) {
        if (known == null && (there == null || there.account() == null)) {
            return Optional.empty(); // what others sell there is not ours to judge
        }
        Entitlement here = known == null || known.entitlement() == null ? null : held.get(known.entitlement());
        return Mismatch.between(there, here)
                .map(kind -> new Mismatch(
                        kind,
                        account(there, known),
                        plan(there, here),
                        id,
                        there == null ? null : state(there.status(), there.paidUntil()),
                        here == null ? null : state(here.state().name(), here.validUntil())));
    }

    private static String state(String state, @Nullable Instant until) {
        return until == null ? state : state + " until " + until;
    }

    private @Nullable AccountId account(@Nullable ProviderSubscription there, @Nullable Reference known) {
        if (known != null) {
            return known.account();
        }
        return there == null || there.account() == null
                ? null
                : AccountId.parse(there.account()).filter(references::isAccount).orElse(null);
    }

    private @Nullable PlanId plan(@Nullable ProviderSubscription there, @Nullable Entitlement here) {
        if (here != null) {
            return here.planId();
        }
        return there == null || there.plan() == null
                ? null
                : plans.findNamed(there.plan()).map(Plan::id).orElse(null);
    }
}
