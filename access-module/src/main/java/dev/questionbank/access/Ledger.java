package dev.questionbank.access;

import dev.questionbank.catalog.ReadingRights;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The ledger of entitlements: events are added to it and never changed. What an account holds is derived from it, for now
 * and for any moment before, by {@link Standing} alone.
 */
@Service
@EnableConfigurationProperties(AccessSettings.class)
public class Ledger {

    private static final int REBUILD_PAGE = 500;

    private final EntitlementRepository entitlements;
    private final PlanRepository plans;
    private final AccessSettings settings;
    private final TransactionTemplate transaction;

    Ledger(
            EntitlementRepository entitlements,
            PlanRepository plans,
            AccessSettings settings,
            TransactionTemplate transaction) {
        this.entitlements = entitlements;
        this.plans = plans;
        this.settings = settings;
        this.transaction = transaction;
    }

    /** Adds the event; the entitlement as it is then. Events of one entitlement wait for each other. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Entitlement append(EntitlementEvent event) {
        entitlements.hold(event);
        entitlements.insert(event);
        return derive(event.entitlement(), event.account()).at(event.recordedAt());
    }

    private Held derive(EntitlementId id, AccountId account) {
        Standing standing = Standing.of(entitlements.events(id), settings.grace());
        entitlements.derive(id, standing);
        return new Held(id, account, standing);
    }

    /** The entitlement as it is at that moment, held until the end of the transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Entitlement> lock(EntitlementId id, Instant now) {
        return entitlements.lock(id).map(held -> held.at(now));
    }

    /** The entitlement as it is at that moment. */
    public Optional<Entitlement> find(EntitlementId id, Instant now) {
        return entitlements.find(id).map(held -> held.at(now));
    }

    /** Everything that the account holds or held, newest first. */
    public List<Entitlement> list(AccountId account, Instant now) {
        return entitlements.list(account).stream().map(held -> held.at(now)).toList();
    }

    /**
     * What the account was entitled to at a moment, as it was known and as plans were then: what is learnt later changes
     * nothing of it.
     */
    History at(AccountId account, Instant moment) {
        Map<EntitlementId, List<EntitlementEvent>> events = entitlements.events(account, moment).stream()
                .collect(Collectors.groupingBy(EntitlementEvent::entitlement));
        List<Held> held = events.entrySet().stream()
                .map(each -> new Held(each.getKey(), account, Standing.of(each.getValue(), settings.grace())))
                .toList();
        Map<PlanId, Coverage> covered =
                plans.coverage(held.stream().map(each -> each.standing().plan()).collect(Collectors.toSet()), moment);
        return new History(
                held.stream()
                        .map(each -> each.at(moment))
                        .sorted(Entitlement.NEWEST_FIRST)
                        .toList(),
                rights(held, covered, moment));
    }

    /** What an account was entitled to at a moment. */
    record History(List<Entitlement> entitlements, ReadingRights rights) {}

    private static ReadingRights rights(Collection<Held> held, Map<PlanId, Coverage> covered, Instant moment) {
        RightsBuilder rights = new RightsBuilder();
        for (Held each : held) {
            Coverage coverage = covered.get(each.standing().plan());
            each.servedAt(moment).ifPresent(span -> {
                if (coverage != null) {
                    rights.add(span, coverage);
                }
            });
        }
        return rights.build();
    }

    /** Derives everything anew from the events; how many entitlements there are. */
    public int rebuild() {
        int rebuilt = 0;
        @Nullable EntitlementId after = null;
        List<EntitlementId> page;
        do {
            page = entitlements.page(after, REBUILD_PAGE);
            List<EntitlementId> ids = page;
            transaction.executeWithoutResult(status ->
                    ids.forEach(id -> entitlements.lock(id).ifPresent(held -> derive(id, held.account()))));
            after = page.isEmpty() ? null : page.getLast();
            rebuilt += page.size();
        } while (page.size() == REBUILD_PAGE);
        return rebuilt;
    }
}
