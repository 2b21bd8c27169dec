package dev.questionbank.catalog.curation;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_DRAFT;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION_COUNT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.sum;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionState;
import dev.questionbank.db.graphql.PageRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Lists questions by where they stand, newest first: those of a state, and those with such a draft beside what readers see. */
@Repository
class DeskRepository {

    private static final Set<QuestionState> OF_DRAFTS = EnumSet.of(QuestionState.DRAFT, QuestionState.IN_REVIEW);

    private final DSLContext sql;

    DeskRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** One stretch of an index for each state, of which the page takes the first ones. */
    List<QuestionId> page(Set<QuestionState> states, PageRequest page) {
        List<Select<Record1<UUID>>> stretches = new ArrayList<>();
        for (QuestionState state : states) {
            stretches.add(sql.select(CATALOG_QUESTION.ID)
                    .from(CATALOG_QUESTION)
                    .where(CATALOG_QUESTION.STATE.eq(state))
                    .and(behind(CATALOG_QUESTION.ID, page))
                    .orderBy(page.forward() ? CATALOG_QUESTION.ID.desc() : CATALOG_QUESTION.ID.asc())
                    .limit(page.limit()));
            if (OF_DRAFTS.contains(state)) {
                stretches.add(sql.select(CATALOG_DRAFT.QUESTION_ID)
                        .from(CATALOG_DRAFT)
                        .where(CATALOG_DRAFT.STATE.eq(state))
                        .and(behind(CATALOG_DRAFT.QUESTION_ID, page))
                        .orderBy(page.forward() ? CATALOG_DRAFT.QUESTION_ID.desc() : CATALOG_DRAFT.QUESTION_ID.asc())
                        .limit(page.limit()));
            }
        }
        return stretches.stream()
                .flatMap(stretch -> sql.fetchValues(stretch).stream())
                .map(QuestionId::new)
                .distinct()
                .sorted(page.forward() ? byId().reversed() : byId())
                .limit(page.limit())
                .toList();
    }

    /** As the database compares them: byte by byte, not as two signed numbers. */
    private static Comparator<QuestionId> byId() {
        return Comparator.<QuestionId>comparingLong(id -> id.value().getMostSignificantBits() ^ Long.MIN_VALUE)
                .thenComparingLong(id -> id.value().getLeastSignificantBits() ^ Long.MIN_VALUE);
    }

    private static Condition behind(Field<UUID> id, PageRequest page) {
        if (!page.isContinued()) {
            return DSL.noCondition();
        }
        UUID position = UUID.fromString(page.position().getFirst());
        return page.forward() ? id.lt(position) : id.gt(position);
    }

    /** How many they are in all. */
    int count(Set<QuestionState> states) {
        int count = 0;
        for (QuestionState state : states) {
            count += state == QuestionState.PUBLISHED
                    ? published()
                    : sql.fetchCount(CATALOG_QUESTION, CATALOG_QUESTION.STATE.eq(state));
        }
        Set<QuestionState> drafts = EnumSet.copyOf(OF_DRAFTS);
        drafts.retainAll(states);
        return drafts.isEmpty()
                ? count
                : count
                        + sql.fetchCount(sql.selectOne()
                                .from(CATALOG_DRAFT)
                                .join(CATALOG_QUESTION)
                                .on(CATALOG_QUESTION.ID.eq(CATALOG_DRAFT.QUESTION_ID))
                                .where(CATALOG_DRAFT.STATE.in(drafts))
                                .and(CATALOG_QUESTION.STATE.notIn(states)));
    }

    private int published() {
        return sql.select(coalesce(sum(CATALOG_QUESTION_COUNT.QUESTIONS), BigDecimal.ZERO))
                .from(CATALOG_QUESTION_COUNT)
                .fetchSingle()
                .value1()
                .intValueExact();
    }
}
