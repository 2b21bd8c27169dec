package dev.questionbank.access;

import static dev.questionbank.access.jooq.Tables.ACCESS_ACCOUNT;
import static dev.questionbank.access.jooq.Tables.ACCESS_ENTITLEMENT;
import static dev.questionbank.access.jooq.Tables.ACCESS_PLAN;
import static dev.questionbank.access.jooq.Tables.ACCESS_PLAN_TOPIC;

import dev.questionbank.catalog.AccessReason;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.catalog.TopicId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
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

    /** The account and its rights at this moment, in one statement. */
    Optional<Known> find(String issuer, String subject, Instant now) {
        List<Record> rows = sql
                .select(
                        ACCESS_ACCOUNT.ID,
                        ACCESS_ACCOUNT.TIME_ZONE,
                        ACCESS_ENTITLEMENT.ID,
                        ACCESS_ENTITLEMENT.VALID_UNTIL,
                        ACCESS_PLAN.IS_EVERYTHING,
                        ACCESS_PLAN_TOPIC.TOPIC_ID)
                .from(ACCESS_ACCOUNT)
                .leftJoin(ACCESS_ENTITLEMENT)
                .on(ACCESS_ENTITLEMENT.ACCOUNT_ID.eq(ACCESS_ACCOUNT.ID))
                .and(ACCESS_ENTITLEMENT.REVOKED_AT.isNull())
                .and(ACCESS_ENTITLEMENT.VALID_FROM.le(now))
                .and(ACCESS_ENTITLEMENT.VALID_UNTIL.isNull().or(ACCESS_ENTITLEMENT.VALID_UNTIL.gt(now)))
                .leftJoin(ACCESS_PLAN)
                .on(ACCESS_PLAN.ID.eq(ACCESS_ENTITLEMENT.PLAN_ID))
                .leftJoin(ACCESS_PLAN_TOPIC)
                .on(ACCESS_PLAN_TOPIC.PLAN_ID.eq(ACCESS_PLAN.ID))
                .where(ACCESS_ACCOUNT.ISSUER.eq(issuer))
                .and(ACCESS_ACCOUNT.SUBJECT.eq(subject))
                .fetch()
                .stream()
                .map(Record.class::cast)
                .toList();
        return rows.stream()
                .findFirst()
                .map(first -> new Known(
                        new AccountId(first.get(ACCESS_ACCOUNT.ID)),
                        ZoneId.of(first.get(ACCESS_ACCOUNT.TIME_ZONE)),
                        rights(rows)));
    }

    private static ReadingRights rights(List<Record> rows) {
        ReadingRights.@Nullable Grant everything = null;
        Map<TopicId, ReadingRights.Grant> topics = new HashMap<>();
        for (Record row : rows) {
            if (row.get(ACCESS_ENTITLEMENT.ID) == null) {
                continue;
            }
            ReadingRights.Grant grant =
                    new ReadingRights.Grant(AccessReason.ENTITLED, row.get(ACCESS_ENTITLEMENT.VALID_UNTIL));
            UUID topic = row.get(ACCESS_PLAN_TOPIC.TOPIC_ID);
            if (row.get(ACCESS_PLAN.IS_EVERYTHING)) {
                everything = everything == null ? grant : ReadingRights.Grant.better(everything, grant);
            } else if (topic != null) {
                topics.merge(new TopicId(topic), grant, ReadingRights.Grant::better);
            }
        }
        return new ReadingRights(everything, topics);
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
