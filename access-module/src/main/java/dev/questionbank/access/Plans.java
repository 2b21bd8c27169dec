package dev.questionbank.access;

import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.db.Actor;
import dev.questionbank.db.AuditTrail;
import dev.questionbank.db.graphql.InputCheck;
import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.ArgumentValue;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be bought. */
@Service
public class Plans {

    private static final int MAX_NAME = 120;
    private static final int MAX_DESCRIPTION = 2_000;
    private static final int MAX_PRICE = 100_000_000;
    private static final int MAX_TOPICS = 1_000;

    private final PlanRepository plans;
    private final Catalog catalog;
    private final AuditTrail audit;

    Plans(PlanRepository plans, Catalog catalog, AuditTrail audit) {
        this.plans = plans;
        this.catalog = catalog;
        this.audit = audit;
    }

    /** The plan with this id or, where exactly one has it, with this {@link Plan#slug() slug}. */
    public Optional<Plan> findNamed(String idOrSlug) {
        Optional<PlanId> id = PlanId.parse(idOrSlug);
        if (id.isPresent()) {
            return find(id.get());
        }
        List<Plan> named = plans.list().stream()
                .filter(plan -> plan.slug().equals(idOrSlug))
                .toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    /** Those of these that exist. */
    public Map<PlanId, Plan> find(Collection<PlanId> ids) {
        return plans.list(ids);
    }

    /** The plan with this id. */
    public Optional<Plan> find(PlanId id) {
        return plans.find(id);
    }

    /** The plan with this id, as a client sent it. */
    public Optional<Plan> find(String id) {
        return PlanId.parse(id).flatMap(plans::find);
    }

    /**
     * Makes a plan or changes one.
     *
     * @param actor who does it; null when the application does it by itself
     * @throws Refused when the input names what does not exist or is out of bounds, or when somebody else changed the plan
     */
    @Transactional
    public Plan save(SavePlan input, @Nullable Actor actor) {
        Plan before = input.id() == null ? null : existing(input.id(), input.expectedVersion());
        Plan plan = merge(before, input);
        if (before == null) {
            plans.insert(plan);
        } else if (!plans.update(plan)) {
            throw conflict();
        }
        Plan saved = plans.find(plan.id()).orElseThrow();
        if (actor != null) {
            audit.record(new AuditTrail.Change(
                    actor,
                    "plan.save",
                    saved.id().toString(),
                    null,
                    before == null ? null : AuditedPlan.of(before),
                    AuditedPlan.of(saved)));
        }
        return saved;
    }

    private Plan existing(String id, @Nullable Integer expectedVersion) {
        Plan plan = find(id).orElseThrow(() -> new Refused(UserError.Code.NOT_FOUND, "id", "there is no such plan"));
        if (expectedVersion != null && expectedVersion != plan.version()) {
            throw conflict();
        }
        return plan;
    }

    private static Refused conflict() {
        return new Refused(UserError.Code.CONFLICT, "expectedVersion", "the plan was changed meanwhile");
    }

    private Plan merge(@Nullable Plan before, SavePlan input) {
        String name = sent(input.name(), before == null ? null : before.name());
        String description = input.description().isOmitted()
                ? (before == null ? "" : before.description())
                : input.description().asOptional().orElse("");
        Integer price = sent(input.priceCents(), before == null ? null : before.priceCents());
        String currency = sent(input.currency(), before == null ? null : before.currency());
        BillingInterval interval = sent(input.interval(), before == null ? null : before.interval());

        InputCheck check = new InputCheck()
                .text("name", name, MAX_NAME)
                .optionalText("description", description, MAX_DESCRIPTION)
                .that(price != null && price >= 0 && price <= MAX_PRICE, "priceCents", "must be 0 to " + MAX_PRICE)
                .that(currency != null && isCurrency(currency), "currency", "must be a code of ISO 4217, e.g. EUR")
                .that(interval != null, "interval", "must be given");
        Set<TopicId> topics = input.topicSlugs().isOmitted()
                ? (before == null ? Set.of() : before.topicIds())
                : topics(input.topicSlugs().asOptional().orElse(List.of()), check);
        check.refuseIfWrong();
        if (name == null || price == null || currency == null || interval == null) {
            throw new IllegalStateException("checked above");
        }
        return new Plan(
                before == null ? PlanId.create() : before.id(),
                name,
                description,
                price,
                currency,
                interval,
                topics.isEmpty(),
                topics,
                before == null ? 1 : before.version());
    }

    private static <T> @Nullable T sent(ArgumentValue<T> value, @Nullable T before) {
        return value.isOmitted() ? before : value.value();
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
    }

    private Set<TopicId> topics(List<String> slugs, InputCheck check) {
        if (slugs.size() > MAX_TOPICS) {
            check.that(false, "topicSlugs", "must name at most " + MAX_TOPICS + " topics");
            return Set.of();
        }
        Map<String, TopicId> known = catalog.findTopicIds(slugs);
        List<String> unknown = new ArrayList<>(slugs);
        unknown.removeAll(known.keySet());
        unknown.forEach(slug -> check.add(UserError.Code.NOT_FOUND, "topicSlugs", "there is no topic " + slug));
        return new HashSet<>(known.values());
    }
}
