package dev.questionbank.catalog;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION_TAG;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_TAG;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.selectOne;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What lists have to know of tags. */
@Repository
class TagRepository {

    private final DSLContext sql;

    TagRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Ids of the tags with these slugs. */
    List<UUID> ids(Set<String> slugs) {
        return slugs.isEmpty()
                ? List.of()
                : sql.select(CATALOG_TAG.ID)
                        .from(CATALOG_TAG)
                        .where(CATALOG_TAG.SLUG.in(slugs))
                        .fetch(CATALOG_TAG.ID);
    }

    /** Whether so few published questions have one of these tags that they can be sorted. Looks at no more rows than that. */
    boolean areRare(List<UUID> tags) {
        return sql.fetchCount(selectOne()
                        .from(CATALOG_QUESTION_TAG)
                        .where(CATALOG_QUESTION_TAG.TAG_ID.in(tags))
                        .and(CATALOG_QUESTION_TAG.TOPIC_POSITION.isNotNull())
                        .limit(ListPlan.MAX_SORTED + 1))
                <= ListPlan.MAX_SORTED;
    }

    /** How many questions of the selection have one of these tags. */
    int count(QuestionSelection selection, List<UUID> tags) {
        Condition tagged = CATALOG_QUESTION_TAG.TAG_ID.in(tags).and(CATALOG_QUESTION_TAG.TOPIC_POSITION.isNotNull());
        if (selection.facets().stream().allMatch(selection::isWhole)
                && selection.facets().size() == selection.all().size()) {
            return sql.select(countDistinct(CATALOG_QUESTION_TAG.QUESTION_ID))
                    .from(CATALOG_QUESTION_TAG)
                    .where(tagged)
                    .fetchSingle()
                    .value1();
        }
        return sql.select(countDistinct(CATALOG_QUESTION_TAG.QUESTION_ID))
                .from(CATALOG_QUESTION_TAG)
                .straightJoin(CATALOG_QUESTION)
                .on(CATALOG_QUESTION.ID.eq(CATALOG_QUESTION_TAG.QUESTION_ID))
                .where(tagged)
                .and(QuestionListRepository.isOneOf(ListPlan.choices(selection)))
                .fetchSingle()
                .value1();
    }
}
