package dev.questionbank.catalog.duplicate;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_DISTINCT;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_REVISION;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.Significance;
import dev.questionbank.catalog.jooq.tables.CatalogRevision;
import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

/** Pairs of questions of which a curator said that they are two. */
@Repository
class DistinctRepository {

    private final DSLContext sql;
    private final Clock clock;

    DistinctRepository(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Those of these pairs about which was decided, and neither of which asks something else since. */
    Set<Pair> decided(Collection<Pair> pairs) {
        return pairs.isEmpty()
                ? Set.of()
                : sql.select(CATALOG_DISTINCT.QUESTION_ID, CATALOG_DISTINCT.OTHER_ID)
                        .from(CATALOG_DISTINCT)
                        .where(row(CATALOG_DISTINCT.QUESTION_ID, CATALOG_DISTINCT.OTHER_ID)
                                .in(pairs.stream()
                                        .map(pair -> row(
                                                pair.question().value(),
                                                pair.other().value()))
                                        .toList()))
                        .and(asksTheSame(CATALOG_DISTINCT.QUESTION_ID, CATALOG_DISTINCT.REVISION))
                        .and(asksTheSame(CATALOG_DISTINCT.OTHER_ID, CATALOG_DISTINCT.OTHER_REVISION))
                        .fetchSet(pair -> new Pair(new QuestionId(pair.value1()), new QuestionId(pair.value2())));
    }

    /** No later revision of the question is a material change of its title or prompt. */
    private static Condition asksTheSame(Field<UUID> question, Field<Integer> revision) {
        CatalogRevision then = CATALOG_REVISION.as("then");
        CatalogRevision later = CATALOG_REVISION.as("later");
        return notExists(selectOne()
                .from(later)
                .join(then)
                .on(then.QUESTION_ID.eq(question))
                .and(then.NUMBER.eq(revision))
                .where(later.QUESTION_ID.eq(question))
                .and(later.NUMBER.gt(revision))
                .and(later.SIGNIFICANCE.eq(Significance.MATERIAL))
                .and(later.PROMPT.ne(then.PROMPT).or(later.TITLE.ne(then.TITLE))));
    }

    /** Keeps the decision about the newest revisions of both. */
    void save(Pair pair, String reason) {
        Field<Integer> revision = newest(pair.question());
        Field<Integer> otherRevision = newest(pair.other());
        sql.insertInto(CATALOG_DISTINCT)
                .set(CATALOG_DISTINCT.QUESTION_ID, pair.question().value())
                .set(CATALOG_DISTINCT.REVISION, revision)
                .set(CATALOG_DISTINCT.OTHER_ID, pair.other().value())
                .set(CATALOG_DISTINCT.OTHER_REVISION, otherRevision)
                .set(CATALOG_DISTINCT.REASON, reason)
                .set(CATALOG_DISTINCT.DECIDED_AT, clock.instant())
                .onDuplicateKeyUpdate()
                .set(CATALOG_DISTINCT.REVISION, revision)
                .set(CATALOG_DISTINCT.OTHER_REVISION, otherRevision)
                .set(CATALOG_DISTINCT.REASON, reason)
                .set(CATALOG_DISTINCT.DECIDED_AT, clock.instant())
                .execute();
    }

    private static Field<Integer> newest(QuestionId question) {
        return org.jooq.impl.DSL.field(select(CATALOG_QUESTION.LATEST_REVISION)
                .from(CATALOG_QUESTION)
                .where(CATALOG_QUESTION.ID.eq(question.value())));
    }
}
