package dev.questionbank.practice;

import static dev.questionbank.practice.jooq.Tables.PRACTICE_FOLLOWED;
import static dev.questionbank.practice.jooq.Tables.PRACTICE_MEMORY;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.practice.memory.MaterialChange;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What memories hold of the catalog, and how far it was followed. */
@Repository
class FollowedRepository {

    private static final byte ROW = 1;

    private final DSLContext sql;

    FollowedRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The number of the last change that was followed, held until the end of the transaction; null while another node holds it. */
    @Nullable
    Long lock() {
        return sql.select(PRACTICE_FOLLOWED.CHANGE_NUMBER)
                .from(PRACTICE_FOLLOWED)
                .where(PRACTICE_FOLLOWED.ID.eq(ROW))
                .forUpdate()
                .skipLocked()
                .fetchOne(PRACTICE_FOLLOWED.CHANGE_NUMBER);
    }

    /** Holds it until the end of the transaction, and waits for another node that does. */
    void hold() {
        sql.selectOne()
                .from(PRACTICE_FOLLOWED)
                .where(PRACTICE_FOLLOWED.ID.eq(ROW))
                .forUpdate()
                .fetch();
    }

    void advance(long change) {
        sql.update(PRACTICE_FOLLOWED)
                .set(PRACTICE_FOLLOWED.CHANGE_NUMBER, change)
                .where(PRACTICE_FOLLOWED.ID.eq(ROW))
                .execute();
    }

    /** Those of these questions that anybody practised. */
    List<QuestionId> practiced(@Nullable Collection<QuestionId> of) {
        return sql.selectDistinct(PRACTICE_MEMORY.QUESTION_ID)
                .from(PRACTICE_MEMORY)
                .where(
                        of == null
                                ? noCondition()
                                : PRACTICE_MEMORY.QUESTION_ID.in(
                                        of.stream().map(QuestionId::value).toList()))
                .fetch(row -> new QuestionId(row.value1()));
    }

    void place(QuestionId question, TopicId topic, boolean isPublished) {
        sql.update(PRACTICE_MEMORY)
                .set(PRACTICE_MEMORY.TOPIC_ID, topic.value())
                .set(PRACTICE_MEMORY.IS_PUBLISHED, isPublished)
                .where(PRACTICE_MEMORY.QUESTION_ID.eq(question.value()))
                .and(PRACTICE_MEMORY.TOPIC_ID.ne(topic.value()).or(PRACTICE_MEMORY.IS_PUBLISHED.ne(isPublished)))
                .execute();
    }

    /** See {@link dev.questionbank.practice.memory.MemoryState#after}. */
    void change(QuestionId question, MaterialChange change) {
        sql.update(PRACTICE_MEMORY)
                .set(PRACTICE_MEMORY.CHANGED_REVISION, change.revision())
                .set(PRACTICE_MEMORY.CHANGED_ON, change.on())
                .set(PRACTICE_MEMORY.DUE_ON, least(PRACTICE_MEMORY.DUE_ON, val(change.on())))
                .where(PRACTICE_MEMORY.QUESTION_ID.eq(question.value()))
                .and(PRACTICE_MEMORY.REVISION.lt(change.revision()))
                .and(PRACTICE_MEMORY
                        .CHANGED_REVISION
                        .isNull()
                        .or(PRACTICE_MEMORY.CHANGED_REVISION.lt(change.revision())))
                .execute();
    }
}
