package dev.questionbank.access;

import dev.questionbank.access.Entitlements.Grant;
import dev.questionbank.access.Entitlements.Revocation;
import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.QuestionAccess;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.catalog.Topic;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.db.Actor;
import dev.questionbank.db.graphql.UserError;
import graphql.GraphQLContext;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

@Controller
class AccessController {

    private final Plans plans;
    private final PlanRepository planRepository;
    private final Entitlements entitlements;
    private final Ledger ledger;
    private final Catalog catalog;
    private final Clock clock;

    AccessController(
            Plans plans,
            PlanRepository planRepository,
            Entitlements entitlements,
            Ledger ledger,
            Catalog catalog,
            Clock clock,
            BatchLoaderRegistry loaders) {
        this.plans = plans;
        this.planRepository = planRepository;
        this.entitlements = entitlements;
        this.ledger = ledger;
        this.catalog = catalog;
        this.clock = clock;
        // One statement a request, however many topics and questions ask what unlocks them.
        loaders.<TopicId, List<Plan>>forName("plansUnlocking")
                .registerMappedBatchLoader((topics, environment) -> Mono.fromSupplier(() -> unlocking(topics)));
    }

    record PlanPayload(Plan plan, List<UserError> userErrors) {}

    record EntitlementPayload(Entitlement entitlement, List<UserError> userErrors) {}

    @QueryMapping
    Optional<Viewer> viewer(GraphQLContext context) {
        return Viewer.of(context);
    }

    @SchemaMapping(typeName = "Viewer")
    List<Role> roles(Viewer viewer) {
        return viewer.roles().stream().sorted().toList();
    }

    @SchemaMapping(typeName = "Viewer")
    String timeZone(Viewer viewer) {
        return viewer.timeZone().getId();
    }

    @SchemaMapping(typeName = "Viewer")
    List<Entitlement> entitlements(Viewer viewer) {
        return ledger.list(viewer.id(), clock.instant());
    }

    @QueryMapping
    List<Plan> plans() {
        return planRepository.list();
    }

    @BatchMapping(typeName = "Plan", field = "topics")
    Map<Plan, List<Topic>> topicsOfPlans(List<Plan> plans) {
        Map<TopicId, Topic> topics = catalog.listTopics(
                plans.stream().flatMap(plan -> plan.topicIds().stream()).collect(Collectors.toSet()));
        return plans.stream().distinct().collect(Collectors.toMap(Function.identity(), plan -> topics(plan, topics)));
    }

    @BatchMapping(typeName = "Entitlement", field = "plan")
    Map<Entitlement, Plan> plansOfEntitlements(List<Entitlement> entitlements) {
        Map<PlanId, Plan> found = plansOf(entitlements);
        return entitlements.stream()
                .collect(Collectors.toMap(
                        Function.identity(), held -> Objects.requireNonNull(found.get(held.planId()))));
    }

    @BatchMapping(typeName = "Entitlement", field = "topics")
    Map<Entitlement, List<Topic>> topicsOfEntitlements(List<Entitlement> entitlements) {
        Map<PlanId, Plan> found = plansOf(entitlements);
        Map<Plan, List<Topic>> topics = topicsOfPlans(List.copyOf(found.values()));
        return entitlements.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        held -> topics.getOrDefault(Objects.requireNonNull(found.get(held.planId())), List.of())));
    }

    private Map<PlanId, Plan> plansOf(List<Entitlement> entitlements) {
        return planRepository.list(
                entitlements.stream().map(Entitlement::planId).collect(Collectors.toSet()));
    }

    private static List<Topic> topics(Plan plan, Map<TopicId, Topic> known) {
        return plan.topicIds().stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingLong(Topic::position))
                .toList();
    }

    @SchemaMapping(typeName = "Topic", field = "unlockWith")
    CompletableFuture<List<Plan>> unlockTopic(
            Topic topic, DataLoader<TopicId, List<Plan>> plansUnlocking, GraphQLContext context) {
        return ReadingRights.of(context).grantFor(topic.id()).isPresent()
                ? CompletableFuture.completedFuture(List.of())
                : plansUnlocking.load(topic.id());
    }

    @SchemaMapping(typeName = "QuestionAccess", field = "unlockWith")
    CompletableFuture<List<Plan>> unlockQuestion(
            QuestionAccess access, DataLoader<TopicId, List<Plan>> plansUnlocking) {
        return access.isPartlyLocked()
                ? plansUnlocking.load(access.topicId())
                : CompletableFuture.completedFuture(List.of());
    }

    private Map<TopicId, List<Plan>> unlocking(Set<TopicId> topics) {
        List<Plan> all = planRepository.list();
        return topics.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        topic -> all.stream().filter(plan -> plan.covers(topic)).toList()));
    }

    @MutationMapping
    PlanPayload savePlan(@Argument SavePlan input, GraphQLContext context) {
        return new PlanPayload(plans.save(input, Actor.required(context)), List.of());
    }

    @MutationMapping
    EntitlementPayload grantEntitlement(@Argument Grant input, GraphQLContext context) {
        return new EntitlementPayload(entitlements.grant(input, Actor.required(context)), List.of());
    }

    @MutationMapping
    EntitlementPayload revokeEntitlement(@Argument Revocation input, GraphQLContext context) {
        return new EntitlementPayload(entitlements.revoke(input, Actor.required(context)), List.of());
    }
}
