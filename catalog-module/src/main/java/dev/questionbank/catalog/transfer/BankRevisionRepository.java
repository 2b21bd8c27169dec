package dev.questionbank.catalog.transfer;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_DRAFT;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_REVISION;
import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.field;

import dev.questionbank.catalog.Facet;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionState;
import dev.questionbank.catalog.Significance;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.catalog.publication.QuestionTagRepository;
import dev.questionbank.catalog.publication.SlugRepository;
import dev.questionbank.catalog.transfer.KnownQuestionRepository.Content;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Writes, in bulk, what rows change of questions that are there. */
@Repository
class BankRevisionRepository {

    private final DSLContext sql;
    private final Clock clock;
    private final SlugRepository slugs;
    private final QuestionTagRepository tags;

    BankRevisionRepository(DSLContext sql, Clock clock, SlugRepository slugs, QuestionTagRepository tags) {
        this.sql = sql;
        this.clock = clock;
        this.slugs = slugs;
        this.tags = tags;
    }

    /**
     * A question as it was, and what becomes of it.
     *
     * @param content what it says from now on
     * @param revision of which significance the revision is that is added; null when none is
     * @param topic in which it is from now on
     * @param position its place there
     */
    record Changed(
            KnownQuestion question,
            Content content,
            @Nullable Significance revision,
            TopicId topic,
            long position,
            boolean isTitleLocked,
            @Nullable String source,
            @Nullable String license) {

        UUID id() {
            return question.id().value();
        }

        int newest() {
            return question.revision() + (revision == null ? 0 : 1);
        }
    }

    /**
     * Adds revisions, and moves questions to their topics. What readers see of the texts stays as it is.
     *
     * @param shown whether the new revisions are shown to readers next, so that nothing has to stand beside
     */
    void write(List<Changed> changes, boolean shown, @Nullable UUID author) {
        if (changes.isEmpty()) {
            return;
        }
        List<Changed> revised =
                changes.stream().filter(change -> change.revision() != null).toList();
        if (!revised.isEmpty()) {
            insertRevisions(revised, author);
        }
        sql.execute(new JsonRows<Changed>()
                .column(CATALOG_QUESTION.ID, Changed::id)
                .column(CATALOG_QUESTION.LATEST_REVISION, Changed::newest)
                .column(CATALOG_QUESTION.TOPIC_ID, change -> change.topic().value())
                .column(CATALOG_QUESTION.POSITION, Changed::position)
                .column(CATALOG_QUESTION.IS_TITLE_LOCKED, Changed::isTitleLocked)
                .column(CATALOG_QUESTION.SOURCE, Changed::source)
                .column(CATALOG_QUESTION.LICENSE, Changed::license)
                .computed(CATALOG_QUESTION.VERSION, CATALOG_QUESTION.VERSION.plus(1))
                .update(CATALOG_QUESTION, changes, 1));
        leavePreviews(changes.stream()
                .filter(change -> !change.topic().equals(change.question().topic()))
                .map(change -> change.question().id())
                .toList());
        if (!shown && !revised.isEmpty()) {
            draft(revised);
        }
    }

    private void insertRevisions(List<Changed> revised, @Nullable UUID author) {
        sql.execute(new JsonRows<Changed>()
                .column(CATALOG_REVISION.QUESTION_ID, Changed::id)
                .column(CATALOG_REVISION.NUMBER, Changed::newest)
                .column(CATALOG_REVISION.TITLE, change -> change.content().title())
                .column(CATALOG_REVISION.PROMPT, change -> change.content().prompt())
                .column(CATALOG_REVISION.ANSWER, change -> change.content().answer())
                .column(CATALOG_REVISION.DIFFICULTY, change -> change.content().difficulty())
                .column(CATALOG_REVISION.KIND, change -> change.content().kind())
                .column(CATALOG_REVISION.TAGS, change -> change.content().tags())
                .column(CATALOG_REVISION.SIGNIFICANCE, Changed::revision)
                .always(CATALOG_REVISION.AUTHOR_ID, author)
                .always(CATALOG_REVISION.CREATED_AT, clock.instant())
                .insertInto(CATALOG_REVISION, revised));
    }

    /** Which of a topic's questions are previews is settled afterwards; those that left it must not count among another's. */
    private void leavePreviews(Collection<QuestionId> moved) {
        if (moved.isEmpty()) {
            return;
        }
        sql.update(CATALOG_QUESTION)
                .set(CATALOG_QUESTION.FACET, CATALOG_QUESTION.FACET.minus(Facet.PREVIEW))
                .set(CATALOG_QUESTION.IS_PREVIEW, false)
                .where(CATALOG_QUESTION.ID.in(
                        moved.stream().map(QuestionId::value).toList()))
                .and(CATALOG_QUESTION.FACET.in(Facet.PREVIEWS))
                .execute();
        tags.place(moved);
    }

    /** The new revisions are what somebody works on. Of questions that readers never saw, they are what desks list. */
    private void draft(List<Changed> revised) {
        List<UUID> ids = revised.stream().map(Changed::id).toList();
        sql.deleteFrom(CATALOG_DRAFT).where(CATALOG_DRAFT.QUESTION_ID.in(ids)).execute();
        sql.execute(new JsonRows<UUID>()
                .column(CATALOG_DRAFT.QUESTION_ID, id -> id)
                .always(CATALOG_DRAFT.STATE, QuestionState.DRAFT)
                .insertInto(CATALOG_DRAFT, ids));
        List<Changed> unseen = revised.stream()
                .filter(change -> change.question().published() == null)
                .toList();
        if (unseen.isEmpty()) {
            return;
        }
        slugs.rename(unseen.stream()
                .collect(toMap(
                        change -> change.question().id(),
                        change -> change.content().title())));
        tags.replace(unseen.stream()
                .collect(toMap(
                        change -> change.question().id(),
                        change -> change.content().tags())));
        sql.update(CATALOG_QUESTION
                        .join(CATALOG_REVISION)
                        .on(CATALOG_REVISION.QUESTION_ID.eq(CATALOG_QUESTION.ID))
                        .and(CATALOG_REVISION.NUMBER.eq(CATALOG_QUESTION.LATEST_REVISION)))
                .set(CATALOG_QUESTION.STATE, QuestionState.DRAFT)
                .set(CATALOG_QUESTION.TITLE, CATALOG_REVISION.TITLE)
                .set(CATALOG_QUESTION.DIFFICULTY, CATALOG_REVISION.DIFFICULTY)
                .set(CATALOG_QUESTION.KIND, CATALOG_REVISION.KIND)
                .set(CATALOG_QUESTION.IS_ANSWERED, field(CATALOG_REVISION.ANSWER.isNotNull()))
                .where(CATALOG_QUESTION.ID.in(unseen.stream().map(Changed::id).toList()))
                .execute();
    }
}
