package dev.questionbank.access;

import static dev.questionbank.access.jooq.Tables.ACCESS_PLAN;
import static dev.questionbank.access.jooq.Tables.ACCESS_PLAN_VERSION;
import static dev.questionbank.access.jooq.Tables.ACCESS_PLAN_VERSION_TOPIC;

import dev.questionbank.catalog.TopicId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Plans, and what each of their versions covered. */
@Repository
class PlanRepository {

    private final DSLContext sql;
    private final Clock clock;

    PlanRepository(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** All plans, cheapest first. */
    List<Plan> list() {
        return list(DSL.noCondition());
    }

    Map<PlanId, Plan> list(Collection<PlanId> ids) {
        return list(ACCESS_PLAN.ID.in(ids.stream().map(PlanId::value).toList())).stream()
                .collect(Collectors.toMap(Plan::id, plan -> plan));
    }

    Optional<Plan> find(PlanId id) {
        return list(ACCESS_PLAN.ID.eq(id.value())).stream().findFirst();
    }

    private List<Plan> list(Condition condition) {
        return sql
                .select(ACCESS_PLAN.fields())
                .select(ACCESS_PLAN_VERSION.IS_EVERYTHING, ACCESS_PLAN_VERSION_TOPIC.TOPIC_ID)
                .from(ACCESS_PLAN)
                .join(ACCESS_PLAN_VERSION)
                .on(ACCESS_PLAN_VERSION.PLAN_ID.eq(ACCESS_PLAN.ID))
                .and(ACCESS_PLAN_VERSION.VERSION.eq(ACCESS_PLAN.VERSION))
                .leftJoin(ACCESS_PLAN_VERSION_TOPIC)
                .on(ACCESS_PLAN_VERSION_TOPIC.PLAN_ID.eq(ACCESS_PLAN_VERSION.PLAN_ID))
                .and(ACCESS_PLAN_VERSION_TOPIC.VERSION.eq(ACCESS_PLAN_VERSION.VERSION))
                .where(condition)
                .orderBy(ACCESS_PLAN.PRICE_CENTS, ACCESS_PLAN.ID)
                .fetchGroups(ACCESS_PLAN.ID)
                .values()
                .stream()
                .map(PlanRepository::plan)
                .toList();
    }

    private static Plan plan(Result<Record> rows) {
        Record row = rows.getFirst();
        return new Plan(
                new PlanId(row.get(ACCESS_PLAN.ID)),
                row.get(ACCESS_PLAN.NAME),
                row.get(ACCESS_PLAN.DESCRIPTION),
                row.get(ACCESS_PLAN.PRICE_CENTS),
                row.get(ACCESS_PLAN.CURRENCY),
                row.get(ACCESS_PLAN.BILLING_INTERVAL),
                row.get(ACCESS_PLAN_VERSION.IS_EVERYTHING),
                topics(rows),
                row.get(ACCESS_PLAN.VERSION));
    }

    private static Set<TopicId> topics(Result<? extends Record> rows) {
        return rows.getValues(ACCESS_PLAN_VERSION_TOPIC.TOPIC_ID).stream()
                .filter(Objects::nonNull)
                .map(TopicId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What these plans covered at a moment; without those that were not there yet. */
    Map<PlanId, Coverage> coverage(Collection<PlanId> ids, Instant moment) {
        var newest = DSL.select(DSL.max(ACCESS_PLAN_VERSION.as("v").VERSION))
                .from(ACCESS_PLAN_VERSION.as("v"))
                .where(ACCESS_PLAN_VERSION.as("v").PLAN_ID.eq(ACCESS_PLAN_VERSION.PLAN_ID))
                .and(ACCESS_PLAN_VERSION.as("v").RECORDED_AT.le(moment));
        return sql
                .select(ACCESS_PLAN_VERSION.PLAN_ID, ACCESS_PLAN_VERSION.IS_EVERYTHING)
                .select(ACCESS_PLAN_VERSION_TOPIC.TOPIC_ID)
                .from(ACCESS_PLAN_VERSION)
                .leftJoin(ACCESS_PLAN_VERSION_TOPIC)
                .on(ACCESS_PLAN_VERSION_TOPIC.PLAN_ID.eq(ACCESS_PLAN_VERSION.PLAN_ID))
                .and(ACCESS_PLAN_VERSION_TOPIC.VERSION.eq(ACCESS_PLAN_VERSION.VERSION))
                .where(ACCESS_PLAN_VERSION.PLAN_ID.in(
                        ids.stream().map(PlanId::value).toList()))
                .and(ACCESS_PLAN_VERSION.VERSION.eq(newest))
                .fetchGroups(ACCESS_PLAN_VERSION.PLAN_ID)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        plan -> new PlanId(plan.getKey()),
                        plan -> new Coverage(
                                plan.getValue().getFirst().get(ACCESS_PLAN_VERSION.IS_EVERYTHING),
                                topics(plan.getValue()))));
    }

    void insert(Plan plan) {
        Instant now = clock.instant();
        sql.insertInto(ACCESS_PLAN)
                .set(ACCESS_PLAN.ID, plan.id().value())
                .set(values(plan))
                .set(ACCESS_PLAN.VERSION, plan.version())
                .set(ACCESS_PLAN.CREATED_AT, now)
                .set(ACCESS_PLAN.UPDATED_AT, now)
                .execute();
        insertCoverage(plan, plan.version(), now);
    }

    /** Writes the plan as its next version; false if the stored version is no longer the plan's. */
    boolean update(Plan plan) {
        Instant now = clock.instant();
        int updated = sql.update(ACCESS_PLAN)
                .set(values(plan))
                .set(ACCESS_PLAN.VERSION, plan.version() + 1)
                .set(ACCESS_PLAN.UPDATED_AT, now)
                .where(ACCESS_PLAN.ID.eq(plan.id().value()))
                .and(ACCESS_PLAN.VERSION.eq(plan.version()))
                .execute();
        if (updated == 0) {
            return false;
        }
        insertCoverage(plan, plan.version() + 1, now);
        return true;
    }

    private static Map<?, ?> values(Plan plan) {
        return Map.of(
                ACCESS_PLAN.NAME, plan.name(),
                ACCESS_PLAN.DESCRIPTION, plan.description(),
                ACCESS_PLAN.PRICE_CENTS, plan.priceCents(),
                ACCESS_PLAN.CURRENCY, plan.currency(),
                ACCESS_PLAN.BILLING_INTERVAL, plan.interval());
    }

    private void insertCoverage(Plan plan, int version, Instant now) {
        sql.insertInto(ACCESS_PLAN_VERSION)
                .set(ACCESS_PLAN_VERSION.PLAN_ID, plan.id().value())
                .set(ACCESS_PLAN_VERSION.VERSION, version)
                .set(ACCESS_PLAN_VERSION.IS_EVERYTHING, plan.coversEverything())
                .set(ACCESS_PLAN_VERSION.RECORDED_AT, now)
                .execute();
        var insert = sql.insertInto(
                ACCESS_PLAN_VERSION_TOPIC,
                ACCESS_PLAN_VERSION_TOPIC.PLAN_ID,
                ACCESS_PLAN_VERSION_TOPIC.VERSION,
                ACCESS_PLAN_VERSION_TOPIC.TOPIC_ID);
        for (TopicId topic : plan.topicIds()) {
            insert = insert.values(plan.id().value(), version, topic.value());
        }
        if (!plan.topicIds().isEmpty()) {
            insert.execute();
        }
    }
}
