package dev.questionbank.access.payment;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.Accounts;
import dev.questionbank.access.Entitlement;
import dev.questionbank.access.EntitlementChange;
import dev.questionbank.access.EntitlementEvent;
import dev.questionbank.access.EntitlementId;
import dev.questionbank.access.EntitlementSource;
import dev.questionbank.access.EntitlementState;
import dev.questionbank.access.Ledger;
import dev.questionbank.access.Plan;
import dev.questionbank.access.PlanId;
import dev.questionbank.access.Plans;
import dev.questionbank.access.payment.CheckoutRepository.Started;
import dev.questionbank.db.graphql.InputCheck;
import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;
import java.time.Clock;
import java.time.Instant;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends a member to pay, unless there is nothing to pay for, or no need to. */
@Component
class StartCheckout {

    private static final int MAX_KEY = 200;

    private final Accounts accounts;
    private final CheckoutRepository checkouts;
    private final PaymentProvider provider;
    private final Ledger ledger;
    private final Plans plans;
    private final WebAddress address;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StartCheckout(
            Accounts accounts,
            CheckoutRepository checkouts,
            PaymentProvider provider,
            Ledger ledger,
            Plans plans,
            WebAddress address,
            TransactionTemplate transaction,
            Clock clock) {
        this.accounts = accounts;
        this.checkouts = checkouts;
        this.provider = provider;
        this.ledger = ledger;
        this.plans = plans;
        this.address = address;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Input of {@code startCheckout}. */
    record Input(String planId, String idempotencyKey) {}

    /**
     * Where to pay. Nothing is kept before the provider has a place for it, and no transaction waits for the provider.
     *
     * @throws Refused when there is no such plan, or the member should not pay for it now
     */
    String start(Input input, AccountId member) {
        new InputCheck().text("idempotencyKey", input.idempotencyKey(), MAX_KEY).refuseIfWrong();
        Plan plan = PlanId.parse(input.planId())
                .flatMap(plans::find)
                .orElseThrow(() -> new Refused(UserError.Code.NOT_FOUND, "planId", "there is no such plan"));
        Started before = checkouts.find(member, input.idempotencyKey()).orElse(null);
        if (before != null) {
            return sameAs(before, plan);
        }
        refuseWhatIsHeld(member, plan);
        Started started = new Started(plan.id(), plan.priceCents() == 0 ? successUrl() : checkout(input, member, plan));
        try {
            transaction.executeWithoutResult(status -> {
                accounts.hold(member);
                Instant now = clock.instant();
                checkouts.insert(member, input.idempotencyKey(), started, now);
                if (plan.priceCents() == 0) {
                    give(plan, member, now);
                }
            });
            return started.url();
        } catch (DuplicateKeyException e) { // the same was sent twice at once
            return sameAs(checkouts.find(member, input.idempotencyKey()).orElseThrow(), plan);
        }
    }

    private static String sameAs(Started before, Plan plan) {
        if (!before.plan().equals(plan.id())) {
            throw new Refused(UserError.Code.CONFLICT, "idempotencyKey", "was used for another plan");
        }
        return before.url();
    }

    /** Whoever pays twice for one thing is angry twice: also one who is locked out because a payment is late. */
    private void refuseWhatIsHeld(AccountId member, Plan plan) {
        Instant now = clock.instant();
        for (Entitlement held : ledger.list(member, now)) {
            boolean isForGood = held.validUntil() == null && held.state() == EntitlementState.ACTIVE;
            if (held.planId().equals(plan.id()) && isForGood) {
                throw new Refused(UserError.Code.ALREADY_EXISTS, "planId", "you hold this plan for good");
            }
        }
        for (Entitlement renewed : ledger.listRenewed(member, now)) {
            if (renewed.planId().equals(plan.id())) {
                throw renewed.state() == EntitlementState.ACTIVE
                        ? new Refused(
                                UserError.Code.ALREADY_EXISTS,
                                "planId",
                                "you hold this plan, and it is renewed by itself")
                        : new Refused(
                                UserError.Code.BLOCKED,
                                "planId",
                                "a payment of your subscription to this plan is late: once it is paid, the plan is yours again");
            }
        }
    }

    private String checkout(Input input, AccountId member, Plan plan) {
        return provider.checkout(
                new Order(member, plan, input.idempotencyKey(), successUrl(), address.of("/?checkout=canceled")));
    }

    private String successUrl() {
        return address.of("/?checkout=success");
    }

    private void give(Plan plan, AccountId member, Instant now) {
        ledger.append(new EntitlementEvent(
                EntitlementId.create(),
                member,
                plan.id(),
                EntitlementChange.GRANTED,
                EntitlementSource.PURCHASE,
                now,
                plan.interval().endOf(now),
                null,
                "It costs nothing.",
                null,
                null,
                now,
                now));
    }
}
