package dev.questionbank.access.payment;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.Entitlement;
import dev.questionbank.access.EntitlementId;
import dev.questionbank.access.Ledger;
import dev.questionbank.access.Plans;
import dev.questionbank.access.payment.ReferenceRepository.Reference;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Finds the payment that was taken back where none of its references is known, but its account and plan are named: if it
 * can be only one. Not at first, because the payment itself may still be on its way.
 */
@Component
class LastResort {

    private static final int AFTER_ATTEMPTS = 3;

    private final ReferenceRepository references;
    private final Ledger ledger;
    private final Plans plans;
    private final Clock clock;

    LastResort(ReferenceRepository references, Ledger ledger, Plans plans, Clock clock) {
        this.references = references;
        this.ledger = ledger;
        this.plans = plans;
        this.clock = clock;
    }

    Optional<Reference> find(PaymentEvent event, ProviderObject object) {
        String account = object.account();
        String plan = object.plan();
        if (event.attempts() < AFTER_ATTEMPTS || account == null || plan == null) {
            return Optional.empty();
        }
        Set<String> named = object.references("payment_intent", "invoice", "charge", "id").stream()
                .map(LastResort::kind)
                .collect(Collectors.toSet());
        List<Reference> possible = AccountId.parse(account)
                .flatMap(holder -> plans.findNamed(plan)
                        .map(bought -> ledger.list(holder, clock.instant()).stream()
                                .filter(held -> held.planId().equals(bought.id()))
                                .map(Entitlement::id)
                                .toList()))
                .map(bought -> withoutOwn(bought, named))
                .orElse(List.of());
        return possible.size() == 1 ? Optional.of(possible.getFirst()) : Optional.empty();
    }

    /** One reference of each payment of which no reference of these kinds is known: where one is, it is another payment. */
    private List<Reference> withoutOwn(List<EntitlementId> bought, Set<String> kinds) {
        return references.listPayments(bought).values().stream()
                .collect(Collectors.groupingBy(reference -> String.valueOf(reference.payment())))
                .values()
                .stream()
                .filter(payment -> payment.stream().noneMatch(reference -> kinds.contains(kind(reference.reference()))))
                .map(List::getFirst)
                .toList();
    }

    /** What kind of thing an id of the provider names, by its prefix. */
    private static String kind(String reference) {
        return reference.substring(0, reference.indexOf('_') + 1);
    }
}
