package dev.questionbank.access;

import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.db.graphql.InputCheck;
import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;
import java.util.ArrayList;
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

    Plans(PlanRepository plans, Catalog catalog) {
        this.plans = plans;
        this.catalog = catalog;
    }

    /** The plan with this id, as a client sent it. */
    public Optional<Plan> find(String id) {
        return PlanId.parse(id).flatMap(plans::find);
    }

    /**
     * Makes a plan or changes one.
     *
     * @throws Refused when the input names what does not exist or is out of bounds, or when somebody else changed the plan
     */
    @Transactional
    public Plan save(SavePlan input) {
        Plan before = input.id() == null ? null : existing(input.id(), input.expectedVersion());
        Plan plan = merge(before, input);
        if (before == null) {
            plans.insert(plan);
            return plan;
        }
        if (!plans.update(plan)) {
            throw conflict();
        }
        return plans.find(plan.id()).orElseThrow();
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
