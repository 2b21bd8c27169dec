package dev.questionbank.access.audit;

import static dev.questionbank.access.jooq.Tables.ACCESS_AUDIT_ENTRY;
import static dev.questionbank.access.jooq.Tables.ACCESS_AUDIT_HEAD;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.audit.StoredEntry.Link;
import dev.questionbank.access.jooq.tables.records.AccessAuditEntryRecord;
import dev.questionbank.db.graphql.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The log, to which rows are only added, and its head, which remembers the last of them. */
@Repository
class AuditRepository {

    private static final byte HEAD = 1;

    private final DSLContext sql;

    AuditRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Number and hash of the newest entry; 0 and {@link StoredEntry#FIRST} while there is none. */
    record Head(long number, byte[] hash) {}

    /** The head; nobody else appends until the end of the transaction. */
    Head lockHead() {
        return sql.selectFrom(ACCESS_AUDIT_HEAD)
                .where(ACCESS_AUDIT_HEAD.ID.eq(HEAD))
                .forUpdate()
                .fetchSingle(row -> new Head(row.getNumber(), row.getHash()));
    }

    Optional<Head> findHead() {
        return sql.selectFrom(ACCESS_AUDIT_HEAD)
                .where(ACCESS_AUDIT_HEAD.ID.eq(HEAD))
                .fetchOptional(row -> new Head(row.getNumber(), row.getHash()));
    }

    /** Appends the entry behind the head, which must be locked, and makes it the head. */
    void append(StoredEntry entry, byte[] hash) {
        sql.insertInto(ACCESS_AUDIT_ENTRY)
                .set(ACCESS_AUDIT_ENTRY.NUMBER, entry.number())
                .set(ACCESS_AUDIT_ENTRY.ID, entry.id().value())
                .set(ACCESS_AUDIT_ENTRY.RECORDED_AT, entry.at())
                .set(ACCESS_AUDIT_ENTRY.ACTOR_ID, entry.actor().value())
                .set(ACCESS_AUDIT_ENTRY.ACTION, entry.action())
                .set(ACCESS_AUDIT_ENTRY.SUBJECT_ID, entry.subject())
                .set(
                        ACCESS_AUDIT_ENTRY.PERSON_ID,
                        entry.person() == null ? null : entry.person().value())
                .set(ACCESS_AUDIT_ENTRY.VALUE_BEFORE, entry.before())
                .set(ACCESS_AUDIT_ENTRY.VALUE_AFTER, entry.after())
                .set(ACCESS_AUDIT_ENTRY.REQUEST_ID, entry.requestId())
                .set(ACCESS_AUDIT_ENTRY.HASH, hash)
                .execute();
        sql.update(ACCESS_AUDIT_HEAD)
                .set(ACCESS_AUDIT_HEAD.NUMBER, entry.number())
                .set(ACCESS_AUDIT_HEAD.HASH, hash)
                .where(ACCESS_AUDIT_HEAD.ID.eq(HEAD))
                .execute();
    }

    /** The next entries of the chain, in its order. */
    List<Link> listBehind(long number, int limit) {
        return sql.selectFrom(ACCESS_AUDIT_ENTRY)
                .where(ACCESS_AUDIT_ENTRY.NUMBER.gt(number))
                .orderBy(ACCESS_AUDIT_ENTRY.NUMBER)
                .limit(limit)
                .fetch(AuditRepository::link);
    }

    Optional<Link> find(AuditEntryId id) {
        return sql.selectFrom(ACCESS_AUDIT_ENTRY)
                .where(ACCESS_AUDIT_ENTRY.ID.eq(id.value()))
                .fetchOptional(AuditRepository::link);
    }

    /** All entries about the person, oldest first. */
    List<Link> listAbout(AccountId person) {
        return sql.selectFrom(ACCESS_AUDIT_ENTRY)
                .where(ACCESS_AUDIT_ENTRY.PERSON_ID.eq(person.value()))
                .orderBy(ACCESS_AUDIT_ENTRY.NUMBER)
                .fetch(AuditRepository::link);
    }

    /** A page, newest first. */
    List<Link> list(AuditFilter filter, PageRequest page) {
        var entries =
                sql.selectFrom(ACCESS_AUDIT_ENTRY).where(condition(filter)).and(behind(page));
        return (page.forward()
                        ? entries.orderBy(ACCESS_AUDIT_ENTRY.RECORDED_AT.desc(), ACCESS_AUDIT_ENTRY.NUMBER.desc())
                        : entries.orderBy(ACCESS_AUDIT_ENTRY.RECORDED_AT, ACCESS_AUDIT_ENTRY.NUMBER))
                .limit(page.limit())
                .fetch(AuditRepository::link);
    }

    /** The sort key of an entry of a page. */
    static List<String> position(Link link) {
        return List.of(link.entry().at().toString(), Long.toString(link.entry().number()));
    }

    /** The time alone comes first, so that the server finds the place in an index. */
    private static Condition behind(PageRequest page) {
        if (!page.isContinued()) {
            return noCondition();
        }
        Instant at = Instant.parse(page.position().get(0));
        long number = Long.parseLong(page.position().get(1));
        return page.forward()
                ? ACCESS_AUDIT_ENTRY
                        .RECORDED_AT
                        .le(at)
                        .and(ACCESS_AUDIT_ENTRY.RECORDED_AT.lt(at).or(ACCESS_AUDIT_ENTRY.NUMBER.lt(number)))
                : ACCESS_AUDIT_ENTRY
                        .RECORDED_AT
                        .ge(at)
                        .and(ACCESS_AUDIT_ENTRY.RECORDED_AT.gt(at).or(ACCESS_AUDIT_ENTRY.NUMBER.gt(number)));
    }

    private static Condition condition(AuditFilter filter) {
        Condition condition = noCondition();
        if (filter.actorId() != null) {
            condition = condition.and(AccountId.parse(filter.actorId())
                    .map(actor -> ACCESS_AUDIT_ENTRY.ACTOR_ID.eq(actor.value()))
                    .orElse(falseCondition()));
        }
        if (filter.action() != null) {
            condition = condition.and(ACCESS_AUDIT_ENTRY.ACTION.eq(filter.action()));
        }
        if (filter.subjectId() != null) {
            condition = condition.and(ACCESS_AUDIT_ENTRY.SUBJECT_ID.eq(filter.subjectId()));
        }
        if (filter.from() != null) {
            condition = condition.and(
                    ACCESS_AUDIT_ENTRY.RECORDED_AT.ge(filter.from().toInstant()));
        }
        if (filter.to() != null) {
            condition =
                    condition.and(ACCESS_AUDIT_ENTRY.RECORDED_AT.lt(filter.to().toInstant()));
        }
        return condition;
    }

    private static Link link(AccessAuditEntryRecord row) {
        return new Link(
                new StoredEntry(
                        row.getNumber(),
                        new AuditEntryId(row.getId()),
                        row.getRecordedAt(),
                        new AccountId(row.getActorId()),
                        row.getAction(),
                        row.getSubjectId(),
                        person(row),
                        row.getValueBefore(),
                        row.getValueAfter(),
                        row.getRequestId()),
                row.getHash());
    }

    private static @Nullable AccountId person(AccessAuditEntryRecord row) {
        return row.getPersonId() == null ? null : new AccountId(row.getPersonId());
    }
}
