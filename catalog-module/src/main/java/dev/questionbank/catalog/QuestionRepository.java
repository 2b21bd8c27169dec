package dev.questionbank.catalog;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION_TAG;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_REVISION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_SLUG;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_TAG;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.or;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.questionbank.catalog.jooq.tables.CatalogRevision;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Reads published questions, as far as the reader's rights go. */
@Repository
class QuestionRepository {

    /** Characters of texts that are kept in memory, of prompts and of answers each. */
    private static final int CACHED_CHARACTERS = 16 << 20;

    /** Stands in the cache for a text that nobody wrote; no text that is written is empty. */
    private static final String NO_TEXT = "";

    private static final Condition VISIBLE = CATALOG_QUESTION.STATE.eq(QuestionState.PUBLISHED);

    private final DSLContext sql;

    // A revision never changes, so these cannot be out of date.
    // The gate stands before them: a text is looked up only for those who may read it.
    private final Cache<RevisionKey, String> prompts = cache();
    private final Cache<RevisionKey, String> answers = cache();

    QuestionRepository(DSLContext sql) {
        this.sql = sql;
    }

    private record RevisionKey(QuestionId question, int number) {}

    private static Cache<RevisionKey, String> cache() {
        return Caffeine.newBuilder()
                .maximumWeight(CACHED_CHARACTERS)
                .<RevisionKey, String>weigher((revision, text) -> 100 + text.length())
                .build();
    }

    Optional<Question> find(QuestionId id, ReadingRights rights) {
        return sql.select(ReadingGate.COLUMNS)
                .from(CATALOG_QUESTION)
                .where(CATALOG_QUESTION.ID.eq(id.value()))
                .and(VISIBLE)
                .fetchOptional(row -> ReadingGate.question(row, rights));
    }

    /** The question that has this slug or had it once; none for those who may not know its slug. */
    Optional<Question> findBySlug(String slug, ReadingRights rights) {
        return sql.select(ReadingGate.COLUMNS)
                .from(CATALOG_SLUG)
                .join(CATALOG_QUESTION)
                .on(CATALOG_QUESTION.ID.eq(CATALOG_SLUG.QUESTION_ID))
                .where(CATALOG_SLUG.SLUG.eq(slug))
                .and(VISIBLE)
                .fetchOptional(row -> ReadingGate.question(row, rights))
                .filter(question -> question.slug() != null);
    }

    /** The question in whatever state, for those who keep the bank; for everybody else as {@link #find}. */
    Optional<Question> findForStaff(QuestionId id, ReadingRights rights) {
        return rights.isStaff()
                ? sql.select(ReadingGate.COLUMNS)
                        .from(CATALOG_QUESTION)
                        .where(CATALOG_QUESTION.ID.eq(id.value()))
                        .fetchOptional(row -> ReadingGate.question(row, rights))
                : find(id, rights);
    }

    /** These questions in whatever state, for those who keep the bank; for everybody else as {@link #list}. */
    Map<QuestionId, Question> listForStaff(Collection<QuestionId> ids, ReadingRights rights) {
        return rights.isStaff() ? list(ids, rights, DSL.noCondition()) : list(ids, rights);
    }

    /** Those of these questions that are published. */
    Map<QuestionId, Question> list(Collection<QuestionId> ids, ReadingRights rights) {
        return list(ids, rights, VISIBLE);
    }

    private Map<QuestionId, Question> list(Collection<QuestionId> ids, ReadingRights rights, Condition which) {
        return ids.isEmpty()
                ? Map.of()
                : sql.select(ReadingGate.COLUMNS)
                        .from(CATALOG_QUESTION)
                        .where(CATALOG_QUESTION.ID.in(
                                ids.stream().map(QuestionId::value).toList()))
                        .and(which)
                        .fetchMap(
                                row -> new QuestionId(row.get(CATALOG_QUESTION.ID)),
                                row -> ReadingGate.question(row, rights));
    }

    /** The prompts of these questions, of those alone whose access grants it. */
    Map<QuestionId, String> prompts(Collection<Question> questions) {
        return texts(questions, question -> question.access().prompt(), CATALOG_REVISION.PROMPT, prompts, true);
    }

    /** The answers of these questions, of those alone whose access grants it and that have one. */
    Map<QuestionId, String> answers(Collection<Question> questions) {
        return texts(questions, question -> question.access().answer(), CATALOG_REVISION.ANSWER, answers, true);
    }

    /** As {@link #prompts}, for whoever walks through the bank: what others read stays in memory, and nothing else comes there. */
    Map<QuestionId, String> promptsInPassing(Collection<Question> questions) {
        return texts(questions, question -> question.access().prompt(), CATALOG_REVISION.PROMPT, prompts, false);
    }

    /** As {@link #answers}, likewise. */
    Map<QuestionId, String> answersInPassing(Collection<Question> questions) {
        return texts(questions, question -> question.access().answer(), CATALOG_REVISION.ANSWER, answers, false);
    }

    private Map<QuestionId, String> texts(
            Collection<Question> questions,
            Function<Question, TextAccess> access,
            TableField<?, String> text,
            Cache<RevisionKey, String> cache,
            boolean keep) {
        Map<QuestionId, String> found = HashMap.newHashMap(questions.size());
        Map<QuestionId, RevisionKey> missing = new HashMap<>();
        for (Question question : questions) {
            if (access.apply(question).granted()) {
                RevisionKey revision = new RevisionKey(question.id(), question.revision());
                String known = cache.getIfPresent(revision);
                if (known == null) {
                    missing.put(question.id(), revision);
                } else {
                    found.put(question.id(), known);
                }
            }
        }
        if (!missing.isEmpty()) {
            sql.select(CATALOG_REVISION.QUESTION_ID, text)
                    .from(CATALOG_REVISION)
                    .where(or(missing.values().stream()
                            .map(QuestionRepository::is)
                            .toList()))
                    .forEach(row -> {
                        QuestionId question = new QuestionId(row.value1());
                        String read = Objects.requireNonNullElse(row.value2(), NO_TEXT);
                        found.put(question, read);
                        if (keep) {
                            cache.put(Objects.requireNonNull(missing.get(question)), read);
                        }
                    });
        }
        found.values().removeIf(NO_TEXT::equals);
        return found;
    }

    private static Condition is(RevisionKey revision) {
        return CATALOG_REVISION
                .QUESTION_ID
                .eq(revision.question().value())
                .and(CATALOG_REVISION.NUMBER.eq(revision.number()));
    }

    /** Locks the rows of these questions until the end of the transaction. */
    void lock(Set<QuestionId> ids) {
        sql.select(CATALOG_QUESTION.ID)
                .from(CATALOG_QUESTION)
                .where(CATALOG_QUESTION.ID.in(
                        ids.stream().map(QuestionId::value).toList()))
                .orderBy(CATALOG_QUESTION.ID)
                .forUpdate()
                .fetch();
    }

    /** Sets how many members have practised these questions; none, for those that are not named. */
    void setPracticedCounts(Set<QuestionId> ids, Map<QuestionId, Integer> counts) {
        sql.batch(ids.stream()
                        .map(id -> sql.update(CATALOG_QUESTION)
                                .set(CATALOG_QUESTION.PRACTICED_COUNT, counts.getOrDefault(id, 0))
                                .where(CATALOG_QUESTION.ID.eq(id.value())))
                        .toList())
                .execute();
    }

    /** The tags of these questions, in the curators' order. */
    Map<QuestionId, List<Tag>> tags(Collection<QuestionId> ids) {
        return sql.select(CATALOG_QUESTION_TAG.QUESTION_ID, CATALOG_TAG.SLUG, CATALOG_TAG.NAME)
                .from(CATALOG_QUESTION_TAG)
                .join(CATALOG_TAG)
                .on(CATALOG_TAG.ID.eq(CATALOG_QUESTION_TAG.TAG_ID))
                .where(CATALOG_QUESTION_TAG.QUESTION_ID.in(
                        ids.stream().map(QuestionId::value).toList()))
                .orderBy(CATALOG_QUESTION_TAG.QUESTION_ID, CATALOG_QUESTION_TAG.POSITION)
                .fetchGroups(row -> new QuestionId(row.value1()), row -> new Tag(row.value2(), row.value3()));
    }

    /** In which parts the published revisions of these questions differ from earlier ones, given by their numbers. */
    Map<QuestionId, Set<QuestionPart>> changedParts(Map<QuestionId, Integer> since) {
        if (since.isEmpty()) {
            return Map.of();
        }
        CatalogRevision then = CATALOG_REVISION.as("then");
        CatalogRevision now = CATALOG_REVISION.as("now");
        Map<QuestionPart, Field<Boolean>> parts = new EnumMap<>(QuestionPart.class);
        parts.put(QuestionPart.TITLE, differs(then.TITLE, now.TITLE));
        parts.put(QuestionPart.PROMPT, differs(then.PROMPT, now.PROMPT));
        parts.put(QuestionPart.ANSWER, differs(then.ANSWER, now.ANSWER));
        parts.put(QuestionPart.DIFFICULTY, differs(then.DIFFICULTY, now.DIFFICULTY));
        parts.put(QuestionPart.KIND, differs(then.KIND, now.KIND));
        Map<QuestionId, Set<QuestionPart>> changed = new HashMap<>();
        sql.select(CATALOG_QUESTION.ID)
                .select(parts.values())
                .from(CATALOG_QUESTION)
                .join(now)
                .on(now.QUESTION_ID.eq(CATALOG_QUESTION.ID))
                .and(now.NUMBER.eq(CATALOG_QUESTION.PUBLISHED_REVISION))
                .join(then)
                .on(then.QUESTION_ID.eq(CATALOG_QUESTION.ID))
                .where(or(since.entrySet().stream()
                        .map(entry ->
                                CATALOG_QUESTION.ID.eq(entry.getKey().value()).and(then.NUMBER.eq(entry.getValue())))
                        .toList()))
                .forEach(row -> {
                    Set<QuestionPart> ofQuestion = EnumSet.noneOf(QuestionPart.class);
                    parts.forEach((part, field) -> {
                        if (row.get(field)) {
                            ofQuestion.add(part);
                        }
                    });
                    changed.put(new QuestionId(row.get(CATALOG_QUESTION.ID)), ofQuestion);
                });
        return changed;
    }

    private static <T> Field<Boolean> differs(Field<T> then, Field<T> now) {
        return field(then.isDistinctFrom(now)).as("differs_" + then.getName());
    }
}
