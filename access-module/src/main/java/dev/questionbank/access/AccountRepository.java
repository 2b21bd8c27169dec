package dev.questionbank.access;

import static dev.questionbank.access.jooq.Tables.ACCESS_ACCOUNT;
import static dev.questionbank.access.jooq.Tables.ACCESS_ENTITLEMENT;
import static dev.questionbank.access.jooq.Tables.ACCESS_ENTITLEMENT_SPAN;
import static dev.questionbank.access.jooq.Tables.ACCESS_PLAN;
import static dev.questionbank.access.jooq.Tables.ACCESS_PLAN_VERSION;
import static dev.questionbank.access.jooq.Tables.ACCESS_PLAN_VERSION_TOPIC;

import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.catalog.TopicId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.springframework.stereotype.Repository;

/** Accounts, and what their entitlements let them read. */
@Repository
class AccountRepository {

    private final DSLContext sql;

    AccountRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** An account with what it may read. */
    record Known(AccountId id, ZoneId timeZone, ReadingRights rights) {}

    boolean exists(AccountId id) {
        return sql.fetchExists(ACCESS_ACCOUNT, ACCESS_ACCOUNT.ID.eq(id.value()));
    }

    /** Keeps the account from being erased until the end of the transaction; when it appeared, or empty if it was erased or never was. */
    Optional<Instant> hold(AccountId id) {
        return sql.select(ACCESS_ACCOUNT.CREATED_AT)
                .from(ACCESS_ACCOUNT)
                .where(ACCESS_ACCOUNT.ID.eq(id.value()))
                .and(ACCESS_ACCOUNT.ERASED_AT.isNull())
                .forShare()
                .fetchOptional(ACCESS_ACCOUNT.CREATED_AT);
    }

    /** False if the account was erased, or never was. */
    boolean setTimeZone(AccountId id, ZoneId zone) {
        return sql.update(ACCESS_ACCOUNT)
                        .set(ACCESS_ACCOUNT.TIME_ZONE, zone.getId())
                        .where(ACCESS_ACCOUNT.ID.eq(id.value()))
                        .and(ACCESS_ACCOUNT.ERASED_AT.isNull())
                        .execute()
                == 1;
    }

    /** The account and its rights at this moment, in one statement. */
    Optional<Known> find(String issuer, String subject, Instant now) {
        Result<? extends Record> rows = sql.select(
                        ACCESS_ACCOUNT.ID,
                        ACCESS_ACCOUNT.TIME_ZONE,
                        ACCESS_ENTITLEMENT_SPAN.VALID_FROM,
                        ACCESS_ENTITLEMENT_SPAN.VALID_UNTIL,
                        ACCESS_ENTITLEMENT_SPAN.STATE,
                        ACCESS_PLAN_VERSION.IS_EVERYTHING,
                        ACCESS_PLAN_VERSION_TOPIC.TOPIC_ID)
                .from(ACCESS_ACCOUNT)
                .leftJoin(ACCESS_ENTITLEMENT)
                .on(ACCESS_ENTITLEMENT.ACCOUNT_ID.eq(ACCESS_ACCOUNT.ID))
                .leftJoin(ACCESS_ENTITLEMENT_SPAN)
                .on(ACCESS_ENTITLEMENT_SPAN.ENTITLEMENT_ID.eq(ACCESS_ENTITLEMENT.ID))
                .and(ACCESS_ENTITLEMENT_SPAN.VALID_FROM.le(now))
                .and(ACCESS_ENTITLEMENT_SPAN.VALID_UNTIL.isNull().or(ACCESS_ENTITLEMENT_SPAN.VALID_UNTIL.gt(now)))
                .leftJoin(ACCESS_PLAN)
                .on(ACCESS_PLAN.ID.eq(ACCESS_ENTITLEMENT.PLAN_ID))
                .and(ACCESS_ENTITLEMENT_SPAN.STATE.isNotNull())
                .leftJoin(ACCESS_PLAN_VERSION)
                .on(ACCESS_PLAN_VERSION.PLAN_ID.eq(ACCESS_PLAN.ID))
                .and(ACCESS_PLAN_VERSION.VERSION.eq(ACCESS_PLAN.VERSION))
                .leftJoin(ACCESS_PLAN_VERSION_TOPIC)
                .on(ACCESS_PLAN_VERSION_TOPIC.PLAN_ID.eq(ACCESS_PLAN_VERSION.PLAN_ID))
                .and(ACCESS_PLAN_VERSION_TOPIC.VERSION.eq(ACCESS_PLAN_VERSION.VERSION))
                .where(ACCESS_ACCOUNT.ISSUER.eq(issuer))
                .and(ACCESS_ACCOUNT.SUBJECT.eq(subject))
                .fetch();
        return rows.stream()
                .findFirst()
                .map(first -> new Known(
                        new AccountId(first.get(ACCESS_ACCOUNT.ID)),
                        ZoneId.of(first.get(ACCESS_ACCOUNT.TIME_ZONE)),
                        rights(rows)));
    }

    private static ReadingRights rights(List<? extends Record> rows) {
        RightsBuilder rights = new RightsBuilder();
        for (Record row : rows) {
            EntitlementState state = row.get(ACCESS_ENTITLEMENT_SPAN.STATE);
            if (state == null) {
                continue;
            }
            UUID topic = row.get(ACCESS_PLAN_VERSION_TOPIC.TOPIC_ID);
            rights.add(
                    new Span(
                            row.get(ACCESS_ENTITLEMENT_SPAN.VALID_FROM),
                            row.get(ACCESS_ENTITLEMENT_SPAN.VALID_UNTIL),
                            state),
                    new Coverage(
                            row.get(ACCESS_PLAN_VERSION.IS_EVERYTHING),
                            topic == null ? Set.of() : Set.of(new TopicId(topic))));
        }
        return rights.build();
    }

    /** Makes the account unless another request of the same person just did. */
    void insert(String issuer, String subject, ZoneId timeZone, Instant now) {
        sql.insertInto(ACCESS_ACCOUNT)
                .set(ACCESS_ACCOUNT.ID, AccountId.create().value())
                .set(ACCESS_ACCOUNT.ISSUER, issuer)
                .set(ACCESS_ACCOUNT.SUBJECT, subject)
                .set(ACCESS_ACCOUNT.TIME_ZONE, timeZone.getId())
                .set(ACCESS_ACCOUNT.CREATED_AT, now)
                .onDuplicateKeyUpdate()
                .set(ACCESS_ACCOUNT.ISSUER, issuer)
                .execute();
    }
}
