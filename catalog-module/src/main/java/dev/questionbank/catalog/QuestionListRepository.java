package dev.questionbank.catalog;

import static dev.questionbank.catalog.jooq.Indexes.IX_CATALOG_QUESTION_FACET_PRACTICED_COUNT;
import static dev.questionbank.catalog.jooq.Indexes.IX_CATALOG_QUESTION_FACET_PUBLISHED_AT;
import static dev.questionbank.catalog.jooq.Indexes.IX_CATALOG_QUESTION_FACET_SORT_TITLE;
import static dev.questionbank.catalog.jooq.Indexes.IX_CATALOG_QUESTION_TAG_TAG_ID_POSITION;
import static dev.questionbank.catalog.jooq.Indexes.IX_CATALOG_QUESTION_TOPIC_ID_FACET_POSITION;
import static dev.questionbank.catalog.jooq.Indexes.IX_CATALOG_QUESTION_TOPIC_ID_FACET_PRACTICED_COUNT;
import static dev.questionbank.catalog.jooq.Indexes.IX_CATALOG_QUESTION_TOPIC_ID_FACET_PUBLISHED_AT;
import static dev.questionbank.catalog.jooq.Indexes.IX_CATALOG_QUESTION_TOPIC_ID_FACET_SORT_TITLE;
import static dev.questionbank.catalog.jooq.Indexes.IX_CATALOG_QUESTION_TOPIC_ID_STATE_POSITION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION_TAG;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import dev.questionbank.catalog.ListPlan.Choice;
import dev.questionbank.catalog.ListPlan.Few;
import dev.questionbank.catalog.ListPlan.InFacets;
import dev.questionbank.catalog.ListPlan.InTag;
import dev.questionbank.catalog.ListPlan.InTopic;
import dev.questionbank.catalog.ListPlan.Stretch;
import dev.questionbank.catalog.ListPlan.WholeTopic;
import dev.questionbank.catalog.QuestionList.Row;
import dev.questionbank.catalog.QuestionList.Rows;
import dev.questionbank.catalog.QuestionOrder.By;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Index;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.conf.StatementType;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads pages of questions along the indexes, as {@link ListPlan} has it. */
@Repository
class QuestionListRepository {

    // Columns of a row that is found: its page, its group there, two keys of which one may be of no account, and its
    // id.
    private static final Field<Integer> PAGE = field(name("page"), Integer.class);
    private static final Field<Integer> GROUP = field(name("row_group"), Integer.class);
    private static final Field<?> FIRST_KEY = field(name("first_key"));
    private static final Field<?> SECOND_KEY = field(name("second_key"));
    private static final Field<UUID> FOUND = field(name("found_id"), CATALOG_QUESTION.ID.getDataType());

    private final DSLContext sql;

    /** The statement of a page has up to some hundred values: to bind them one by one takes longer than to write them down. */
    QuestionListRepository(DSLContext sql) {
        this.sql = DSL.using(sql.configuration()
                .deriveSettings(settings -> settings.withStatementType(StatementType.STATIC_STATEMENT)));
    }

    /** What a list is sorted by, and the indexes in which it stands so. */
    private record Key(TableField<?, ?> column, @Nullable Index ofFacet, Index ofTopic) {}

    /** A page that is asked for, and where to look for it. */
    record Planned(QuestionList list, ListPlan plan, List<UUID> tags) {

        /** Where to look instead, after the plan gave these rows. */
        Stream<Planned> ifShort(Rows rows) {
            return plan.ifShort() != null && rows.rows().size() < list.page().size()
                    ? Stream.of(new Planned(list, plan.ifShort(), tags))
                    : Stream.empty();
        }
    }

    /** The rows of pages in the same order and direction: one statement, however many pages and whatever their filters. */
    Map<QuestionList, Rows> rows(List<Planned> pages, ReadingRights rights, Overview overview) {
        Map<QuestionList, List<Row>> rows = LinkedHashMap.newLinkedHashMap(pages.size());
        pages.forEach(page -> rows.put(page.list(), new ArrayList<>()));
        if (pages.stream().anyMatch(page -> !page.plan().stretches().isEmpty())) {
            sql.fetch(statement(pages)).forEach(row -> {
                QuestionList list = pages.get(row.get(PAGE)).list();
                Objects.requireNonNull(rows.get(list))
                        .add(new Row(ReadingGate.question(row, rights), position(row, list.order(), overview)));
            });
        }
        return pages.stream()
                .collect(Collectors.toMap(
                        Planned::list,
                        page -> new Rows(
                                Objects.requireNonNull(rows.get(page.list())),
                                page.plan().moreBehind())));
    }

    /** What {@link #rows} sends, for those who look at how the server goes about it. */
    static Select<? extends Record> statement(List<Planned> pages) {
        boolean ascending = pages.getFirst().list().readsAscending();
        Table<?> found = IntStream.range(0, pages.size())
                .filter(index -> !pages.get(index).plan().stretches().isEmpty())
                .mapToObj(index -> page(index, pages.get(index)))
                .reduce(Select::unionAll)
                .orElseThrow()
                .asTable("found");
        List<SortField<?>> order = new ArrayList<>(List.of(PAGE.asc()));
        order.addAll(order(ascending));
        return DSL.select(ReadingGate.COLUMNS)
                .select(PAGE, CATALOG_QUESTION.PRACTICED_COUNT, CATALOG_QUESTION.SORT_TITLE)
                .from(found)
                .straightJoin(CATALOG_QUESTION)
                .on(CATALOG_QUESTION.ID.eq(FOUND))
                .orderBy(order);
    }

    private static Select<Record> page(int index, Planned page) {
        List<Field<?>> columns = List.of(inline(index).as(PAGE), GROUP, FIRST_KEY, SECOND_KEY, FOUND);
        List<Field<?>> keys = keys(page);
        Condition behindCursor = behindCursor(page.list(), keys);
        return DSL.select(columns)
                .from(page.plan().stretches().stream()
                        .map(stretch -> select(stretch, page.list(), page.tags(), keys, behindCursor))
                        // a question may have several of the tags
                        .reduce((one, other) -> page.tags().isEmpty() ? one.unionAll(other) : one.union(other))
                        .orElseThrow()
                        .asTable("stretches"))
                .orderBy(order(page.list().readsAscending()))
                .limit(page.list().page().limit());
    }

    /** What the page's rows are sorted by within their group. */
    private static List<Field<?>> keys(Planned page) {
        return !page.tags().isEmpty() && isInCuratorsOrder(page.list())
                ? List.of(
                        CATALOG_QUESTION_TAG.TOPIC_POSITION,
                        CATALOG_QUESTION_TAG.QUESTION_POSITION,
                        CATALOG_QUESTION_TAG.QUESTION_ID)
                : List.of(key(page.list().order()).column(), CATALOG_QUESTION.ID);
    }

    private static List<SortField<?>> order(boolean ascending) {
        List<SortField<?>> order = new ArrayList<>(List.of(GROUP.asc()));
        for (Field<?> key : List.of(FIRST_KEY, SECOND_KEY, FOUND)) {
            order.add(ascending ? key.asc() : key.desc());
        }
        return order;
    }

    private static Select<Record> select(
            Stretch stretch, QuestionList list, List<UUID> tags, List<Field<?>> keys, Condition behindCursor) {
        Key key = key(list.order());
        Table<?> table = switch (stretch) {
            case InTopic in -> CATALOG_QUESTION.forceIndex(key.ofTopic().getName());
            case WholeTopic whole -> CATALOG_QUESTION.forceIndex(IX_CATALOG_QUESTION_TOPIC_ID_STATE_POSITION.getName());
            case InFacets in ->
                CATALOG_QUESTION.forceIndex(
                        Objects.requireNonNull(key.ofFacet()).getName());
            case Few few ->
                tags.isEmpty()
                        ? CATALOG_QUESTION
                        : isInCuratorsOrder(list)
                                ? CATALOG_QUESTION
                                        .straightJoin(CATALOG_QUESTION_TAG)
                                        .on(CATALOG_QUESTION_TAG.QUESTION_ID.eq(CATALOG_QUESTION.ID))
                                        .and(CATALOG_QUESTION_TAG.TAG_ID.in(tags))
                                : tagged(tags);
            case InTag in ->
                CATALOG_QUESTION_TAG
                        .forceIndex(IX_CATALOG_QUESTION_TAG_TAG_ID_POSITION.getName())
                        .straightJoin(CATALOG_QUESTION)
                        .on(CATALOG_QUESTION.ID.eq(CATALOG_QUESTION_TAG.QUESTION_ID));
        };
        Condition where = switch (stretch) {
            case InTopic in ->
                CATALOG_QUESTION
                        .TOPIC_ID
                        .eq(in.topic().value())
                        .and(isOf(in.facets()))
                        .and(isTagged(tags));
            case WholeTopic whole ->
                CATALOG_QUESTION
                        .TOPIC_ID
                        .eq(whole.topic().value())
                        .and(CATALOG_QUESTION.STATE.eq(QuestionState.PUBLISHED))
                        .and(isOf(whole.facets()));
            case InFacets in -> isOf(in.facets()).and(isIn(in.topics())).and(isTagged(tags));
            case Few few -> isOneOf(few.choices());
            case InTag in ->
                CATALOG_QUESTION_TAG
                        .TAG_ID
                        .eq(in.tag())
                        .and(places(in.choices()))
                        .and(isOneOf(in.choices()));
        };
        List<Field<?>> columns = List.of(
                inline(stretch.group()).as(GROUP),
                (keys.size() > 2 ? keys.getFirst() : inline(0L)).as(FIRST_KEY),
                keys.get(keys.size() - 2).as(SECOND_KEY),
                keys.getLast().as(FOUND));
        boolean ascending = list.readsAscending();
        // a question may have several of the tags
        return (stretch instanceof Few ? DSL.selectDistinct(columns) : DSL.select(columns))
                .from(table)
                .where(where)
                .and(stretch.holdsCursor() ? behindCursor : noCondition())
                .orderBy(keys.stream()
                        .map(field -> ascending ? field.asc() : field.desc())
                        .toList())
                .limit(list.page().limit());
    }

    private static Key key(QuestionOrder order) {
        return switch (order.field()) {
            case POSITION, DIFFICULTY ->
                new Key(CATALOG_QUESTION.POSITION, null, IX_CATALOG_QUESTION_TOPIC_ID_FACET_POSITION);
            case PRACTICED ->
                new Key(
                        CATALOG_QUESTION.PRACTICED_COUNT,
                        IX_CATALOG_QUESTION_FACET_PRACTICED_COUNT,
                        IX_CATALOG_QUESTION_TOPIC_ID_FACET_PRACTICED_COUNT);
            case PUBLISHED_AT ->
                new Key(
                        CATALOG_QUESTION.PUBLISHED_AT,
                        IX_CATALOG_QUESTION_FACET_PUBLISHED_AT,
                        IX_CATALOG_QUESTION_TOPIC_ID_FACET_PUBLISHED_AT);
            case TITLE ->
                new Key(
                        CATALOG_QUESTION.SORT_TITLE,
                        IX_CATALOG_QUESTION_FACET_SORT_TITLE,
                        IX_CATALOG_QUESTION_TOPIC_ID_FACET_SORT_TITLE);
        };
    }

    /** The questions with one of these tags, each once. */
    private static Table<?> tagged(List<UUID> tags) {
        var tagged = selectDistinct(CATALOG_QUESTION_TAG.QUESTION_ID)
                .from(CATALOG_QUESTION_TAG)
                .where(CATALOG_QUESTION_TAG.TAG_ID.in(tags))
                .asTable("t");
        return tagged.straightJoin(CATALOG_QUESTION)
                .on(CATALOG_QUESTION.ID.eq(tagged.field(CATALOG_QUESTION_TAG.QUESTION_ID)));
    }

    private static Condition isTagged(List<UUID> tags) {
        return tags.isEmpty()
                ? noCondition()
                : exists(selectOne()
                        .from(CATALOG_QUESTION_TAG)
                        .where(CATALOG_QUESTION_TAG.QUESTION_ID.eq(CATALOG_QUESTION.ID))
                        .and(CATALOG_QUESTION_TAG.TAG_ID.in(tags)));
    }

    private static boolean isInCuratorsOrder(QuestionList list) {
        return list.order().field() == By.POSITION || list.order().field() == By.DIFFICULTY;
    }

    /** Where in a tag's index the topics lie that are chosen; anywhere among published questions, where any may be. */
    private static Condition places(List<Choice> choices) {
        return choices.stream().anyMatch(choice -> choice.topics().isEmpty())
                ? CATALOG_QUESTION_TAG.TOPIC_POSITION.isNotNull()
                : CATALOG_QUESTION_TAG.TOPIC_POSITION.in(choices.stream()
                        .flatMap(choice -> choice.topics().stream())
                        .map(Topic::position)
                        .collect(Collectors.toSet()));
    }

    static Condition isOneOf(List<Choice> choices) {
        return or(choices.stream()
                .map(choice -> isOf(choice.facets()).and(isIn(choice.topics())))
                .toList());
    }

    private static Condition isOf(List<Facet> facets) {
        return CATALOG_QUESTION.FACET.in(facets.stream().map(Facet::number).toList());
    }

    private static Condition isIn(List<Topic> topics) {
        return topics.isEmpty()
                ? noCondition()
                : CATALOG_QUESTION.TOPIC_ID.in(
                        topics.stream().map(topic -> topic.id().value()).toList());
    }

    private static Condition behindCursor(QuestionList list, List<Field<?>> keys) {
        return list.page().isContinued()
                ? behind(keys, cursor(list, keys.size() > 2), list.readsAscending())
                : noCondition();
    }

    /** Spelt out, since the server makes ranges of an index of this and not of a comparison of rows. */
    private static Condition behind(List<Field<?>> keys, List<Object> values, boolean ascending) {
        Condition behind = DSL.falseCondition();
        for (int i = keys.size() - 1; i >= 0; i--) {
            behind = i == keys.size() - 1
                    ? compare(keys.get(i), values.get(i), ascending)
                    : compare(keys.get(i), values.get(i), ascending)
                            .or(equal(keys.get(i), values.get(i)).and(behind));
        }
        return behind;
    }

    private static <T> Condition compare(Field<T> key, Object value, boolean greater) {
        return greater ? key.gt(val(value, key)) : key.lt(val(value, key));
    }

    private static <T> Condition equal(Field<T> key, Object value) {
        return key.eq(val(value, key));
    }

    // Positions: rank, topic's position, topic, position, question in the curators' order; key, question in all others.

    private static List<Object> cursor(QuestionList list, boolean hasTopic) {
        List<String> position = list.page().position();
        UUID id = UUID.fromString(position.getLast());
        String key = position.get(position.size() - 2);
        Object typed = switch (list.order().field()) {
            case POSITION, DIFFICULTY, PRACTICED -> Long.valueOf(key);
            case PUBLISHED_AT -> Instant.parse(key);
            case TITLE -> key;
        };
        return hasTopic ? List.of(Long.valueOf(position.get(1)), typed, id) : List.of(typed, id);
    }

    private static List<String> position(Record row, QuestionOrder order, Overview overview) {
        String id = row.get(CATALOG_QUESTION.ID).toString();
        return switch (order.field()) {
            case POSITION, DIFFICULTY -> {
                TopicId topic = new TopicId(row.get(CATALOG_QUESTION.TOPIC_ID));
                int rank = ListPlan.rank(row.get(CATALOG_QUESTION.DIFFICULTY), order);
                long topicPosition = overview.find(topic).map(Topic::position).orElse(0L);
                yield List.of(
                        Integer.toString(rank),
                        Long.toString(topicPosition),
                        topic.value().toString(),
                        row.get(CATALOG_QUESTION.POSITION).toString(),
                        id);
            }
            case PRACTICED -> List.of(row.get(CATALOG_QUESTION.PRACTICED_COUNT).toString(), id);
            case PUBLISHED_AT -> List.of(row.get(CATALOG_QUESTION.PUBLISHED_AT).toString(), id);
            case TITLE -> List.of(row.get(CATALOG_QUESTION.SORT_TITLE), id);
        };
    }
}
