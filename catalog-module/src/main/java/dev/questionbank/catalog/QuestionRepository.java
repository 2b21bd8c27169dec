package dev.questionbank.catalog;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION_TAG;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_REVISION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_SLUG;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_TAG;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.or;

import dev.questionbank.db.graphql.PageRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SortField;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Reads published questions, as far as the reader's rights go. */
@Repository
class QuestionRepository {

    private static final Field<Integer> PAGE = field(name("page"), Integer.class);
    private static final Condition VISIBLE = CATALOG_QUESTION.STATE.eq(QuestionState.PUBLISHED);

    private final DSLContext sql;

    QuestionRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** A page of a topic's questions, to be read in one statement with those of other topics. */
    record TopicPage(TopicId topic, PageRequest page) {}

    Optional<Question> find(QuestionId id, ReadingRights rights) {
        return sql.select(ReadingGate.COLUMNS)
                .from(CATALOG_QUESTION)
                .where(CATALOG_QUESTION.ID.eq(id.value()))
                .and(VISIBLE)
                .fetchOptional(row -> ReadingGate.question(row, rights));
    }

    /** The question that has this slug or had it once. */
    Optional<Question> findBySlug(String slug, ReadingRights rights) {
        return sql.select(ReadingGate.COLUMNS)
                .from(CATALOG_SLUG)
                .join(CATALOG_QUESTION)
                .on(CATALOG_QUESTION.ID.eq(CATALOG_SLUG.QUESTION_ID))
                .where(CATALOG_SLUG.SLUG.eq(slug))
                .and(VISIBLE)
                .fetchOptional(row -> ReadingGate.question(row, rights));
    }

    /** Pages of topics' questions in the curators' order, all of them in one statement. */
    Map<TopicPage, List<Question>> list(List<TopicPage> pages, ReadingRights rights) {
        Map<TopicPage, List<Question>> found = LinkedHashMap.newLinkedHashMap(pages.size());
        pages.forEach(page -> found.put(page, new ArrayList<>()));
        IntStream.range(0, pages.size())
                .mapToObj(index -> select(pages.get(index), index))
                .reduce(Select::unionAll)
                .ifPresent(statement -> sql.fetch(statement)
                        .forEach(
                                row -> listOf(found, pages.get(row.get(PAGE))).add(ReadingGate.question(row, rights))));
        // A union keeps no order; ids are time-ordered and compare as their bytes do.
        Comparator<Question> order = Comparator.comparingLong(Question::position)
                .thenComparing(question -> question.id().value());
        found.forEach((page, questions) -> questions.sort(page.page().forward() ? order : order.reversed()));
        return found;
    }

    private static List<Question> listOf(Map<TopicPage, List<Question>> found, TopicPage page) {
        return Objects.requireNonNull(found.get(page));
    }

    private static Select<Record> select(TopicPage of, int index) {
        PageRequest page = of.page();
        List<SortField<?>> order = page.forward()
                ? List.of(CATALOG_QUESTION.POSITION.asc(), CATALOG_QUESTION.ID.asc())
                : List.of(CATALOG_QUESTION.POSITION.desc(), CATALOG_QUESTION.ID.desc());
        var all = DSL.select(ReadingGate.COLUMNS)
                .select(inline(index).as(PAGE))
                .from(CATALOG_QUESTION)
                .where(CATALOG_QUESTION.TOPIC_ID.eq(of.topic().value()))
                .and(VISIBLE)
                .orderBy(order);
        return page.isContinued()
                ? all.seek(
                                Long.parseLong(page.position().get(0)),
                                UUID.fromString(page.position().get(1)))
                        .limit(page.limit())
                : all.limit(page.limit());
    }

    /** Sort key of a question in {@link #list}. */
    static List<String> sortKey(Question question) {
        return List.of(Long.toString(question.position()), question.id().value().toString());
    }

    /** The prompts of these questions, of those alone whose access grants it. */
    Map<QuestionId, String> prompts(Collection<Question> questions) {
        return texts(questions, question -> question.access().prompt(), CATALOG_REVISION.PROMPT);
    }

    /** The answers of these questions, of those alone whose access grants it and that have one. */
    Map<QuestionId, String> answers(Collection<Question> questions) {
        return texts(questions, question -> question.access().answer(), CATALOG_REVISION.ANSWER);
    }

    private Map<QuestionId, String> texts(
            Collection<Question> questions, Function<Question, TextAccess> access, TableField<?, String> text) {
        List<Condition> readable = questions.stream()
                .filter(question -> access.apply(question).granted())
                .map(question -> CATALOG_REVISION
                        .QUESTION_ID
                        .eq(question.id().value())
                        .and(CATALOG_REVISION.NUMBER.eq(question.revision())))
                .toList();
        if (readable.isEmpty()) {
            return Map.of();
        }
        return sql.select(CATALOG_REVISION.QUESTION_ID, text)
                .from(CATALOG_REVISION)
                .where(or(readable))
                .and(text.isNotNull())
                .fetchMap(row -> new QuestionId(row.value1()), row -> row.value2());
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
}
