package dev.questionbank.access;

import dev.questionbank.db.Actor;
import dev.questionbank.db.AuditTrail;
import dev.questionbank.db.graphql.InputCheck;
import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives and takes entitlements by the hand of an admin. */
@Service
class Entitlements {

    private static final int MAX_DAYS = 36_500;
    private static final int MAX_REASON = 500;

    private final Ledger ledger;
    private final AccountRepository accounts;
    private final PlanRepository plans;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Entitlements(
            Ledger ledger,
            AccountRepository accounts,
            PlanRepository plans,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.plans = plans;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Input of {@code grantEntitlement}. */
    record Grant(String accountId, String planId, int days, String reason) {}

    /** Input of {@code revokeEntitlement}. */
    record Revocation(String entitlementId, String reason) {}

    @Transactional
    Entitlement grant(Grant input, Actor admin) {
        InputCheck check = new InputCheck()
                .that(input.days() >= 1 && input.days() <= MAX_DAYS, "days", "must be 1 to " + MAX_DAYS)
                .text("reason", input.reason(), MAX_REASON);
        AccountId account = AccountId.parse(input.accountId())
                .filter(id -> accounts.hold(id).isPresent())
                .orElse(null);
        PlanId plan =
                PlanId.parse(input.planId()).flatMap(plans::find).map(Plan::id).orElse(null);
        if (account == null) {
            check.add(UserError.Code.NOT_FOUND, "accountId", "there is no such account");
        }
        if (plan == null) {
            check.add(UserError.Code.NOT_FOUND, "planId", "there is no such plan");
        }
        check.refuseIfWrong();
        if (account == null || plan == null) {
            throw new IllegalStateException("checked above");
        }
        Instant now = clock.instant();
        Entitlement granted = ledger.append(new EntitlementEvent(
                EntitlementId.create(),
                account,
                plan,
                EntitlementChange.GRANTED,
                EntitlementSource.GRANT,
                now,
                now.plus(Duration.ofDays(input.days())),
                null,
                input.reason(),
                new AccountId(admin.account()),
                null,
                now,
                now));
        record(admin, "entitlement.grant", null, granted, input.reason());
        return granted;
    }

    /** Ends the entitlement now. One that was revoked before stays as it is. */
    @Transactional
    Entitlement revoke(Revocation input, Actor admin) {
        new InputCheck().text("reason", input.reason(), MAX_REASON).refuseIfWrong();
        Instant now = clock.instant();
        Entitlement held = EntitlementId.parse(input.entitlementId())
                .flatMap(id -> ledger.lock(id, now))
                .filter(entitlement -> accounts.hold(entitlement.accountId()).isPresent())
                .orElseThrow(
                        () -> new Refused(UserError.Code.NOT_FOUND, "entitlementId", "there is no such entitlement"));
        if (held.state() == EntitlementState.REVOKED) {
            return held;
        }
        Entitlement revoked = ledger.append(new EntitlementEvent(
                held.id(),
                held.accountId(),
                held.planId(),
                EntitlementChange.REVOKED,
                held.source(),
                null,
                null,
                null,
                input.reason(),
                new AccountId(admin.account()),
                null,
                now,
                now));
        record(admin, "entitlement.revoke", held, revoked, input.reason());
        return revoked;
    }

    /** Derives all entitlements anew from the ledger; how many there are. */
    int rebuild(Actor admin) {
        int rebuilt = ledger.rebuild();
        transaction.executeWithoutResult(status ->
                audit.record(new AuditTrail.Change(admin, "entitlement.rebuild", "ledger", null, null, rebuilt)));
        return rebuilt;
    }

    private void record(Actor admin, String action, @Nullable Entitlement before, Entitlement after, String reason) {
        audit.record(new AuditTrail.Change(
                admin,
                action,
                after.id().toString(),
                after.accountId().value(),
                before == null ? null : AuditedEntitlement.of(before, null),
                AuditedEntitlement.of(after, reason)));
    }
}
