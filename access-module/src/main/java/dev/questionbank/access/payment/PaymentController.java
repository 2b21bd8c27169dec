package dev.questionbank.access.payment;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.Plan;
import dev.questionbank.access.PlanId;
import dev.questionbank.access.Plans;
import dev.questionbank.access.Viewer;
import dev.questionbank.db.Actor;
import dev.questionbank.db.graphql.Cursors;
import dev.questionbank.db.graphql.Page;
import dev.questionbank.db.graphql.PageArguments;
import dev.questionbank.db.graphql.PageRequest;
import dev.questionbank.db.graphql.UserError;
import graphql.GraphQLContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class PaymentController {

    private static final String LIST = "failed payment events";

    private final StartCheckout startCheckout;
    private final RetryPaymentEvent retryPaymentEvent;
    private final PaymentEventRepository events;
    private final Reconciliation reconciliation;
    private final Plans plans;
    private final Cursors cursors;

    PaymentController(
            StartCheckout startCheckout,
            RetryPaymentEvent retryPaymentEvent,
            PaymentEventRepository events,
            Reconciliation reconciliation,
            Plans plans,
            Cursors cursors) {
        this.startCheckout = startCheckout;
        this.retryPaymentEvent = retryPaymentEvent;
        this.events = events;
        this.reconciliation = reconciliation;
        this.plans = plans;
        this.cursors = cursors;
    }

    record StartCheckoutPayload(String checkoutUrl, List<UserError> userErrors) {}

    record RetryPaymentEventPayload(PaymentEvent event, List<UserError> userErrors) {}

    record Account(AccountId id) {}

    @MutationMapping
    StartCheckoutPayload startCheckout(@Argument StartCheckout.Input input, GraphQLContext context) {
        return new StartCheckoutPayload(
                startCheckout.start(input, Viewer.required(context).id()), List.of());
    }

    @MutationMapping
    RetryPaymentEventPayload retryPaymentEvent(@Argument RetryPaymentEvent.Input input, GraphQLContext context) {
        return new RetryPaymentEventPayload(retryPaymentEvent.retry(input, Actor.required(context)), List.of());
    }

    @SchemaMapping(typeName = "Administration")
    Page<PaymentEvent> failedPaymentEvents(@Arguments PageArguments arguments) {
        PageRequest page = cursors.read(arguments, LIST);
        return page.page(events.listDead(page), cursors, PaymentEventRepository::position);
    }

    @SchemaMapping(typeName = "Administration")
    List<Mismatch> entitlementMismatches() {
        return reconciliation.mismatches();
    }

    @SchemaMapping(typeName = "EntitlementMismatch")
    @Nullable
    Account account(Mismatch mismatch) {
        return mismatch.account() == null ? null : new Account(mismatch.account());
    }

    @BatchMapping(typeName = "EntitlementMismatch", field = "plan")
    Map<Mismatch, Plan> plansOfMismatches(List<Mismatch> mismatches) {
        Map<PlanId, Plan> found = plans.find(mismatches.stream()
                .map(Mismatch::planId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Map<Mismatch, Plan> plansOf = new HashMap<>();
        for (Mismatch mismatch : mismatches) {
            Plan plan = mismatch.planId() == null ? null : found.get(mismatch.planId());
            if (plan != null) {
                plansOf.put(mismatch, plan);
            }
        }
        return plansOf;
    }
}
