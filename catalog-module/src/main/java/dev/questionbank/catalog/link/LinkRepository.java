package dev.questionbank.catalog.link;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_LINK;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_LINK_PASS;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION_LINK;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Links of published questions, and what came of following them. */
@Repository
class LinkRepository {

    /** So many failures in a row make a link a broken one. */
    static final int BROKEN = 3;

    private static final byte ROW = 1;

    private final DSLContext sql;

    LinkRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** How far questions were looked through. */
    record Pass(Instant startedAt, @Nullable QuestionId after) {}

    /** How far, held until the end of the transaction; null while another node holds it. */
    @Nullable
    Pass lockPass() {
        return sql.selectFrom(CATALOG_LINK_PASS)
                .where(CATALOG_LINK_PASS.ID.eq(ROW))
                .forUpdate()
                .skipLocked()
                .fetchOne(row -> new Pass(
                        row.getStartedAt(), row.getAfterId() == null ? null : new QuestionId(row.getAfterId())));
    }

    void savePass(Pass pass) {
        sql.update(CATALOG_LINK_PASS)
                .set(CATALOG_LINK_PASS.STARTED_AT, pass.startedAt())
                .set(
                        CATALOG_LINK_PASS.AFTER_ID,
                        pass.after() == null ? null : pass.after().value())
                .where(CATALOG_LINK_PASS.ID.eq(ROW))
                .execute();
    }

    /** Published questions behind that one, in the order of their ids. */
    List<QuestionId> listQuestions(QuestionId after, int limit) {
        return sql.select(CATALOG_QUESTION.ID)
                .from(CATALOG_QUESTION)
                .where(CATALOG_QUESTION.STATE.eq(QuestionState.PUBLISHED))
                .and(CATALOG_QUESTION.ID.gt(after.value()))
                .orderBy(CATALOG_QUESTION.ID)
                .limit(limit)
                .fetch(row -> new QuestionId(row.value1()));
    }

    /** Writes down which links these questions have. */
    void replace(Map<QuestionId, Set<LinkAddress>> links) {
        sql.deleteFrom(CATALOG_QUESTION_LINK)
                .where(CATALOG_QUESTION_LINK.QUESTION_ID.in(
                        links.keySet().stream().map(QuestionId::value).toList()))
                .execute();
        List<Query> inserts = new ArrayList<>();
        List<Query> ofQuestions = new ArrayList<>();
        links.forEach((question, addresses) -> addresses.forEach(address -> {
            inserts.add(sql.insertInto(CATALOG_LINK)
                    .set(CATALOG_LINK.URL_HASH, address.hash())
                    .set(CATALOG_LINK.URL, address.url())
                    .set(CATALOG_LINK.FAILURES, 0)
                    .onDuplicateKeyUpdate()
                    .set(CATALOG_LINK.URL_HASH, CATALOG_LINK.URL_HASH));
            ofQuestions.add(sql.insertInto(CATALOG_QUESTION_LINK)
                    .set(CATALOG_QUESTION_LINK.QUESTION_ID, question.value())
                    .set(CATALOG_QUESTION_LINK.URL_HASH, address.hash()));
        }));
        sql.batch(inserts).execute();
        sql.batch(ofQuestions).execute();
    }

    /** Links that a published question has and that were not followed since; they count as followed now. */
    List<LinkAddress> claim(Instant since, Instant now, int limit) {
        var due = sql.select(CATALOG_LINK.URL_HASH, CATALOG_LINK.URL)
                .from(CATALOG_LINK)
                .where(CATALOG_LINK.CHECKED_AT.isNull().or(CATALOG_LINK.CHECKED_AT.le(since)))
                .and(exists(selectOne()
                        .from(CATALOG_QUESTION_LINK)
                        .join(CATALOG_QUESTION)
                        .on(CATALOG_QUESTION.ID.eq(CATALOG_QUESTION_LINK.QUESTION_ID))
                        .where(CATALOG_QUESTION_LINK.URL_HASH.eq(CATALOG_LINK.URL_HASH))
                        .and(CATALOG_QUESTION.STATE.eq(QuestionState.PUBLISHED))))
                .orderBy(CATALOG_LINK.CHECKED_AT)
                .limit(limit)
                .forUpdate()
                .skipLocked()
                .fetch();
        sql.update(CATALOG_LINK)
                .set(CATALOG_LINK.CHECKED_AT, now)
                .where(CATALOG_LINK.URL_HASH.in(due.getValues(CATALOG_LINK.URL_HASH)))
                .execute();
        return due.map(row -> new LinkAddress(row.value2()));
    }

    /** How often in a row the link could not be followed, locked until the end of the transaction. */
    int lockFailures(LinkAddress address) {
        return sql.select(CATALOG_LINK.FAILURES)
                .from(CATALOG_LINK)
                .where(CATALOG_LINK.URL_HASH.eq(address.hash()))
                .forUpdate()
                .fetchSingle()
                .value1();
    }

    void setFailures(LinkAddress address, int failures) {
        sql.update(CATALOG_LINK)
                .set(CATALOG_LINK.FAILURES, failures)
                .where(CATALOG_LINK.URL_HASH.eq(address.hash()))
                .execute();
    }

    /** The questions that have the link. */
    List<QuestionId> listQuestions(LinkAddress address) {
        return sql.select(CATALOG_QUESTION_LINK.QUESTION_ID)
                .from(CATALOG_QUESTION_LINK)
                .where(CATALOG_QUESTION_LINK.URL_HASH.eq(address.hash()))
                .fetch(row -> new QuestionId(row.value1()));
    }

    /** Those of these links that are broken. */
    List<LinkAddress> listBroken(Collection<LinkAddress> addresses) {
        return sql.select(CATALOG_LINK.URL)
                .from(CATALOG_LINK)
                .where(CATALOG_LINK.URL_HASH.in(
                        addresses.stream().map(LinkAddress::hash).toList()))
                .and(CATALOG_LINK.FAILURES.ge(BROKEN))
                .fetch(row -> new LinkAddress(row.value1()));
    }
}
