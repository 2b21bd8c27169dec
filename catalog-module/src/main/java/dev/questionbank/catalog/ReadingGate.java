package dev.questionbank.catalog;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;

import java.util.Objects;
import java.util.Optional;
import org.jooq.Record;
import org.jooq.SelectField;

/**
 * The one place where the reading rules are applied: only here does a row of the catalog become a {@link Question}, with
 * the decision about each of its texts. The texts themselves are read from the database by that decision alone, so that
 * locked text does not even leave it.
 */
final class ReadingGate {

    /** The columns that {@link #question} needs. */
    static final SelectField<?>[] COLUMNS = {
        CATALOG_QUESTION.ID,
        CATALOG_QUESTION.TOPIC_ID,
        CATALOG_QUESTION.POSITION,
        CATALOG_QUESTION.PUBLISHED_REVISION,
        CATALOG_QUESTION.LATEST_REVISION,
        CATALOG_QUESTION.SLUG,
        CATALOG_QUESTION.TITLE,
        CATALOG_QUESTION.DIFFICULTY,
        CATALOG_QUESTION.KIND,
        CATALOG_QUESTION.IS_ANSWERED,
        CATALOG_QUESTION.IS_PREVIEW,
        CATALOG_QUESTION.IS_TITLE_LOCKED,
        CATALOG_QUESTION.IS_SAMPLE_ANSWER,
        CATALOG_QUESTION.PUBLISHED_AT,
        CATALOG_QUESTION.UPDATED_AT
    };

    private ReadingGate() {}

    /**
     * A row as a reader with these rights sees it. Whoever may see what is not published asked for it by name: of a question
     * that no reader ever saw, the newest revision is shown.
     */
    static Question question(Record row, ReadingRights rights) {
        TopicId topic = new TopicId(row.get(CATALOG_QUESTION.TOPIC_ID));
        TextAccess prompt = access(row.get(CATALOG_QUESTION.IS_PREVIEW), AccessReason.FREE_PREVIEW, topic, rights);
        // where the topic hides the titles of what is locked, title and slug are a part of the prompt
        boolean isTitled = prompt.granted() || !row.get(CATALOG_QUESTION.IS_TITLE_LOCKED);
        return new Question(
                new QuestionId(row.get(CATALOG_QUESTION.ID)),
                topic,
                row.get(CATALOG_QUESTION.POSITION),
                Objects.requireNonNullElseGet(
                        row.get(CATALOG_QUESTION.PUBLISHED_REVISION), () -> row.get(CATALOG_QUESTION.LATEST_REVISION)),
                isTitled ? row.get(CATALOG_QUESTION.SLUG) : null,
                isTitled ? row.get(CATALOG_QUESTION.TITLE) : null,
                row.get(CATALOG_QUESTION.DIFFICULTY),
                row.get(CATALOG_QUESTION.KIND),
                row.get(CATALOG_QUESTION.IS_ANSWERED),
                row.get(CATALOG_QUESTION.PUBLISHED_AT),
                row.get(CATALOG_QUESTION.UPDATED_AT),
                new QuestionAccess(
                        topic,
                        prompt,
                        access(row.get(CATALOG_QUESTION.IS_SAMPLE_ANSWER), AccessReason.SAMPLE_ANSWER, topic, rights)));
    }

    private static TextAccess access(boolean free, AccessReason whyFree, TopicId topic, ReadingRights rights) {
        if (free) {
            return TextAccess.forGood(whyFree);
        }
        Optional<ReadingRights.Grant> grant = rights.grantFor(topic);
        return grant.map(ReadingRights.Grant::access).orElse(TextAccess.LOCKED);
    }
}
