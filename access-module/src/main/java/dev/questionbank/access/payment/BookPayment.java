package dev.questionbank.access.payment;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.BillingInterval;
import dev.questionbank.access.Entitlement;
import dev.questionbank.access.EntitlementChange;
import dev.questionbank.access.EntitlementEvent;
import dev.questionbank.access.EntitlementId;
import dev.questionbank.access.EntitlementSource;
import dev.questionbank.access.Ledger;
import dev.questionbank.access.Plan;
import dev.questionbank.access.Plans;
import dev.questionbank.access.payment.ProviderObject.Period;
import dev.questionbank.access.payment.ReferenceRepository.Reference;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes into the ledger what follows from an event, once its account, its plan and what it speaks of are known. What is
 * written does not depend on which other events were booked before.
 */
@Component
class BookPayment {

    private final ReferenceRepository references;
    private final LastResort lastResort;
    private final Ledger ledger;
    private final Plans plans;
    private final JsonMapper json;
    private final Clock clock;

    BookPayment(
            ReferenceRepository references,
            LastResort lastResort,
            Ledger ledger,
            Plans plans,
            JsonMapper json,
            Clock clock) {
        this.references = references;
        this.lastResort = lastResort;
        this.ledger = ledger;
        this.plans = plans;
        this.json = json;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Booking book(PaymentEvent event) {
        ProviderObject object = new ProviderObject(json.readTree(event.document()));
        return switch (Meaning.of(event.type(), object)) {
            case Meaning.NoEffect none -> new Booking.Ignored(none.reason());
            case Meaning.Unusable unusable -> new Booking.Dead(unusable.reason());
            case Meaning.SamePayment same -> link(same.payments());
            case Meaning.TakenBack takenBack -> takeBack(event, object, takenBack);
            case Meaning.Change change -> change(event, object, change);
        };
    }

    private Booking change(PaymentEvent event, ProviderObject object, Meaning.Change change) {
        String named = object.plan();
        Plan plan = named == null ? null : plans.findNamed(named).orElse(null);
        if (named != null && plan == null) {
            return new Booking.Dead("It names a plan that does not exist.");
        }
        Reference bought = references.find(change.anchor()).orElse(null);
        List<Reference> added = new ArrayList<>();
        if (bought == null) {
            Owner owner = owner(object);
            if (owner instanceof Owner.Unknown) {
                return new Booking.Dead("It names an account that does not exist.");
            }
            if (!(owner instanceof Owner.Known known) || plan == null) {
                List<String> awaited = new ArrayList<>(object.references("customer"));
                awaited.add(change.anchor());
                return new Booking.Waits(awaited, "It names no account and plan, and what it speaks of is not known.");
            }
            Reference first = new Reference(change.anchor(), known.account(), EntitlementId.create(), payment(change));
            references.add(List.of(first));
            // another event of the same may have been faster
            bought = references.find(change.anchor()).orElseThrow();
            added.add(bought);
        }
        EntitlementId entitlement = Objects.requireNonNull(bought.entitlement(), "a customer cannot be bought");
        added.addAll(newReferences(object, change, bought));
        Time time = change.givesTime() ? time(event, change, plan, entitlement) : null;
        ledger.append(new EntitlementEvent(
                entitlement,
                bought.account(),
                plan == null ? null : plan.id(),
                change.change(),
                change.source(),
                time == null ? null : time.from(),
                time == null ? null : time.until(),
                change.payments().isEmpty() ? null : change.payments().getFirst(),
                change.cause(),
                null,
                event.event(),
                event.occurredAt(),
                clock.instant()));
        return new Booking.Applied(added.stream().map(Reference::reference).toList());
    }

    /** By what the ledger knows the payment that the anchor stands for, if it stands for one. */
    private static @Nullable String payment(Meaning.Change change) {
        return change.payments().contains(change.anchor()) ? change.payments().getFirst() : null;
    }

    private List<Reference> newReferences(ProviderObject object, Meaning.Change change, Reference bought) {
        List<Reference> all = new ArrayList<>();
        for (String payment : change.payments()) {
            all.add(new Reference(
                    payment,
                    bought.account(),
                    bought.entitlement(),
                    change.payments().getFirst()));
        }
        object.references("customer")
                .forEach(customer -> all.add(new Reference(customer, bought.account(), null, null)));
        Map<String, Reference> known =
                references.find(all.stream().map(Reference::reference).toList());
        all.removeIf(each -> known.containsKey(each.reference()));
        references.add(all);
        return all;
    }

    /** Whose it is, as far as the event and the customer tell. */
    private sealed interface Owner {

        record Known(AccountId account) implements Owner {}

        record Unknown() implements Owner {}

        record Unnamed() implements Owner {}
    }

    private Owner owner(ProviderObject object) {
        String named = object.account();
        if (named != null) {
            return AccountId.parse(named)
                    .filter(references::isAccount)
                    .<Owner>map(Owner.Known::new)
                    .orElseGet(Owner.Unknown::new);
        }
        return references.find(object.references("customer")).values().stream()
                .findFirst()
                .<Owner>map(customer -> new Owner.Known(customer.account()))
                .orElseGet(Owner.Unnamed::new);
    }

    private record Time(Instant from, @Nullable Instant until) {}

    private Time time(PaymentEvent event, Meaning.Change change, @Nullable Plan plan, EntitlementId entitlement) {
        Period period = change.period();
        if (period != null) {
            return new Time(period.start(), period.end());
        }
        Instant begin = event.occurredAt();
        BillingInterval interval = Optional.ofNullable(plan)
                .or(() -> held(entitlement).flatMap(held -> plans.find(held.planId())))
                .map(Plan::interval)
                .orElseThrow();
        // a subscription ends some day, even to a plan that is sold once otherwise
        boolean isForGood = interval == BillingInterval.ONCE && change.source() == EntitlementSource.SUBSCRIPTION;
        return new Time(begin, (isForGood ? BillingInterval.MONTH : interval).endOf(begin));
    }

    private Booking link(List<String> payments) {
        Reference known = references.find(payments.getFirst()).orElse(null);
        if (known == null) {
            return new Booking.Waits(List.of(payments.getFirst()), "The invoice that it names is not known yet.");
        }
        List<String> others = payments.subList(1, payments.size());
        references.add(others.stream()
                .map(other -> new Reference(other, known.account(), known.entitlement(), known.payment()))
                .toList());
        return new Booking.Applied(others);
    }

    private Booking takeBack(PaymentEvent event, ProviderObject object, Meaning.TakenBack takenBack) {
        Map<String, Reference> known = references.find(takenBack.payments());
        Reference payment = takenBack.payments().stream()
                .map(known::get)
                .filter(each -> each != null && each.payment() != null)
                .findFirst()
                .or(() -> lastResort.find(event, object))
                .orElse(null);
        if (payment == null) {
            return new Booking.Waits(takenBack.payments(), "The payment that it names is not known yet.");
        }
        EntitlementId entitlement = Objects.requireNonNull(payment.entitlement(), "a payment is for something");
        Entitlement held = held(entitlement).orElseThrow();
        ledger.append(new EntitlementEvent(
                entitlement,
                payment.account(),
                null,
                EntitlementChange.VOIDED,
                held.source(),
                null,
                null,
                payment.payment(),
                takenBack.cause(),
                null,
                event.event(),
                event.occurredAt(),
                clock.instant()));
        return new Booking.Applied(List.of());
    }

    private Optional<Entitlement> held(EntitlementId entitlement) {
        return ledger.find(entitlement, clock.instant());
    }
}
