package dev.questionbank.catalog.publication;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION_TAG;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_TAG;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_TOPIC;
import static org.jooq.impl.DSL.when;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.springframework.stereotype.Repository;

/** The tags that questions are filed under. */
@Repository
public class QuestionTagRepository {

    private final DSLContext sql;

    QuestionTagRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The ids of the tags with these names; those that are new are made. */
    public Map<String, UUID> ids(Set<String> names) {
        Map<String, UUID> known = sql.select(CATALOG_TAG.NAME, CATALOG_TAG.ID)
                .from(CATALOG_TAG)
                .where(CATALOG_TAG.NAME.in(names))
                .fetchMap(CATALOG_TAG.NAME, CATALOG_TAG.ID);
        Set<String> unknown = new HashSet<>(names);
        unknown.removeAll(known.keySet());
        if (unknown.isEmpty()) {
            return known;
        }
        Set<String> taken =
                new HashSet<>(sql.select(CATALOG_TAG.SLUG).from(CATALOG_TAG).fetchSet(CATALOG_TAG.SLUG));
        List<Query> inserts = new ArrayList<>();
        for (String name : unknown) {
            String base = Slugs.base(name);
            String slug = base;
            for (int number = 2; !taken.add(slug); number++) {
                slug = base + "-" + number;
            }
            UUID id = UuidCreator.getTimeOrderedEpoch();
            known.put(name, id);
            inserts.add(sql.insertInto(CATALOG_TAG)
                    .set(CATALOG_TAG.ID, id)
                    .set(CATALOG_TAG.SLUG, slug)
                    .set(CATALOG_TAG.NAME, name));
        }
        sql.batch(inserts).execute();
        return known;
    }

    /** Files these questions under these names, in this order, and under no others. */
    public void replace(Map<QuestionId, List<String>> names) {
        Map<UUID, List<String>> before = sql.select(CATALOG_QUESTION_TAG.QUESTION_ID, CATALOG_TAG.NAME)
                .from(CATALOG_QUESTION_TAG)
                .join(CATALOG_TAG)
                .on(CATALOG_TAG.ID.eq(CATALOG_QUESTION_TAG.TAG_ID))
                .where(CATALOG_QUESTION_TAG.QUESTION_ID.in(
                        names.keySet().stream().map(QuestionId::value).toList()))
                .orderBy(CATALOG_QUESTION_TAG.QUESTION_ID, CATALOG_QUESTION_TAG.POSITION)
                .fetchGroups(CATALOG_QUESTION_TAG.QUESTION_ID, CATALOG_TAG.NAME);
        Map<QuestionId, List<String>> changed = new HashMap<>(names);
        changed.entrySet()
                .removeIf(entry -> entry.getValue()
                        .equals(before.getOrDefault(entry.getKey().value(), List.of())));
        if (changed.isEmpty()) {
            return;
        }
        Set<String> all = new HashSet<>();
        changed.values().forEach(all::addAll);
        Map<String, UUID> ids = ids(all);
        sql.deleteFrom(CATALOG_QUESTION_TAG)
                .where(CATALOG_QUESTION_TAG.QUESTION_ID.in(
                        changed.keySet().stream().map(QuestionId::value).toList()))
                .execute();
        List<Query> inserts = new ArrayList<>();
        changed.forEach((question, ofQuestion) -> {
            for (int position = 0; position < ofQuestion.size(); position++) {
                inserts.add(sql.insertInto(CATALOG_QUESTION_TAG)
                        .set(CATALOG_QUESTION_TAG.QUESTION_ID, question.value())
                        .set(CATALOG_QUESTION_TAG.TAG_ID, Objects.requireNonNull(ids.get(ofQuestion.get(position))))
                        .set(CATALOG_QUESTION_TAG.POSITION, position));
            }
        });
        sql.batch(inserts).execute();
    }

    /** Copies the places of these questions to their tags, by which lists by tag sort: of those alone that readers see. */
    public void place(Collection<QuestionId> questions) {
        var isPublished = CATALOG_QUESTION.STATE.eq(QuestionState.PUBLISHED);
        sql.update(CATALOG_QUESTION_TAG
                        .join(CATALOG_QUESTION)
                        .on(CATALOG_QUESTION.ID.eq(CATALOG_QUESTION_TAG.QUESTION_ID))
                        .join(CATALOG_TOPIC)
                        .on(CATALOG_TOPIC.ID.eq(CATALOG_QUESTION.TOPIC_ID)))
                .set(CATALOG_QUESTION_TAG.TOPIC_POSITION, when(isPublished, CATALOG_TOPIC.POSITION))
                .set(CATALOG_QUESTION_TAG.QUESTION_POSITION, when(isPublished, CATALOG_QUESTION.POSITION))
                .where(CATALOG_QUESTION.ID.in(
                        questions.stream().map(QuestionId::value).toList()))
                .execute();
    }
}
