package dev.questionbank.testing;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION_COUNT;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION_TAG;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_REVISION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_SLUG;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionState;
import dev.questionbank.catalog.change.ChangeRepository;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Does to published questions, in the database, what curators do to them. */
public final class Curation {

    private final DSLContext sql;
    private final ChangeRepository changes;
    private final TransactionTemplate transaction;

    Curation(DSLContext sql, ChangeRepository changes, TransactionTemplate transaction) {
        this.sql = sql;
        this.changes = changes;
        this.transaction = transaction;
    }

    /** Takes a question from its readers. */
    public void retire(String id) {
        change(id, question -> {
            sql.update(CATALOG_QUESTION_COUNT
                            .join(CATALOG_QUESTION)
                            .on(CATALOG_QUESTION.TOPIC_ID.eq(CATALOG_QUESTION_COUNT.TOPIC_ID))
                            .and(CATALOG_QUESTION.FACET.eq(CATALOG_QUESTION_COUNT.FACET)))
                    .set(CATALOG_QUESTION_COUNT.QUESTIONS, CATALOG_QUESTION_COUNT.QUESTIONS.minus(1))
                    .where(CATALOG_QUESTION.ID.eq(question.value()))
                    .execute();
            sql.update(CATALOG_QUESTION)
                    .set(CATALOG_QUESTION.STATE, QuestionState.RETIRED)
                    .setNull(CATALOG_QUESTION.FACET)
                    .where(CATALOG_QUESTION.ID.eq(question.value()))
                    .execute();
            sql.update(CATALOG_QUESTION_TAG)
                    .setNull(CATALOG_QUESTION_TAG.TOPIC_POSITION)
                    .setNull(CATALOG_QUESTION_TAG.QUESTION_POSITION)
                    .where(CATALOG_QUESTION_TAG.QUESTION_ID.eq(question.value()))
                    .execute();
        });
    }

    /** Publishes a revision with these texts, under a slug of its own. */
    public void publish(String id, String title, String slug, String prompt, @Nullable String answer) {
        change(id, question -> {
            sql.update(CATALOG_QUESTION)
                    .set(CATALOG_QUESTION.LATEST_REVISION, CATALOG_QUESTION.LATEST_REVISION.plus(1))
                    .set(CATALOG_QUESTION.PUBLISHED_REVISION, CATALOG_QUESTION.LATEST_REVISION)
                    .set(CATALOG_QUESTION.TITLE, title)
                    .set(CATALOG_QUESTION.SLUG, slug)
                    .set(CATALOG_QUESTION.LATIN_TITLE, slug.substring(0, Math.min(slug.length(), 64)))
                    .where(CATALOG_QUESTION.ID.eq(question.value()))
                    .execute();
            int revision = sql.select(CATALOG_QUESTION.LATEST_REVISION)
                    .from(CATALOG_QUESTION)
                    .where(CATALOG_QUESTION.ID.eq(question.value()))
                    .fetchSingle()
                    .value1();
            sql.update(CATALOG_QUESTION)
                    .set(CATALOG_QUESTION.PUBLISHED_REVISION, revision)
                    .where(CATALOG_QUESTION.ID.eq(question.value()))
                    .execute();
            var newest = sql.fetchSingle(
                    CATALOG_REVISION,
                    CATALOG_REVISION.QUESTION_ID.eq(question.value()).and(CATALOG_REVISION.NUMBER.eq(1)));
            newest.setNumber(revision);
            newest.setTitle(title);
            newest.setPrompt(prompt);
            newest.setAnswer(answer);
            sql.insertInto(CATALOG_REVISION).set(newest.intoMap()).execute();
            sql.insertInto(CATALOG_SLUG)
                    .set(CATALOG_SLUG.SLUG, slug)
                    .set(CATALOG_SLUG.QUESTION_ID, question.value())
                    .set(CATALOG_SLUG.CREATED_AT, Instant.EPOCH)
                    .execute();
        });
    }

    /** Gives an answer away. */
    public void giveAway(String id) {
        change(
                id,
                question -> sql.update(CATALOG_QUESTION)
                        .set(CATALOG_QUESTION.IS_SAMPLE_ANSWER, true)
                        .where(CATALOG_QUESTION.ID.eq(question.value()))
                        .execute());
    }

    private interface Change {

        void apply(QuestionId question);
    }

    private void change(String id, Change change) {
        QuestionId question = QuestionId.parse(id).orElseThrow();
        transaction.executeWithoutResult(status -> {
            change.apply(question);
            changes.append(List.of(question));
        });
    }
}
