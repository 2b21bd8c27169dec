package dev.questionbank.catalog;

import dev.questionbank.catalog.QuestionOrder.By;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of a page lie: stretches of indexes, each of which has its rows in the list's order, so that none needs to
 * give more rows than the page holds. See docs/decisions/0007-lists.md.
 *
 * @param stretches those that can hold rows of the page
 * @param moreBehind whether the selection goes on behind them
 * @param ifShort where to look instead, should they hold less than a page
 */
record ListPlan(
        List<Stretch> stretches,
        boolean moreBehind,
        @Nullable ListPlan ifShort) {

    /** As many stretches are read for one page at most; a page whose rows are more scattered is found by looking along an order. */
    private static final int MAX_STRETCHES = 64;

    /** So many rows are sorted rather than looked for along an order. */
    static final int MAX_SORTED = 4_000;

    /** Facets with no more questions than this share a stretch: to plan for each by itself takes the server longer than to sort them. */
    private static final int MAX_SHARING = 100;

    /** So many questions of a topic, and a tenth of it, may be passed over to read it as one stretch. */
    private static final int MAX_PASSED = 100;

    /** A topic with this many pages that holds the cursor most likely has a page behind it. */
    private static final int MANY_PAGES = 20;

    ListPlan(List<Stretch> stretches, boolean moreBehind) {
        this(stretches, moreBehind, null);
    }

    /** Where rows lie; where topics are named, in these alone. Rows of a lower group come first, whatever their keys. */
    sealed interface Stretch {

        int group();

        /** Whether rows before the cursor lie in it. */
        boolean holdsCursor();
    }

    /** The questions of a facet in one topic, or of several that share the stretch, in their topic's order or in that of the list. */
    record InTopic(int group, boolean holdsCursor, List<Facet> facets, TopicId topic) implements Stretch {}

    /** A topic in the curators' order, but for few questions of other facets. */
    record WholeTopic(int group, boolean holdsCursor, List<Facet> facets, TopicId topic) implements Stretch {}

    /** The questions of a facet, or of several that share the stretch, all of them or those among them that are in these topics. */
    record InFacets(int group, boolean holdsCursor, List<Facet> facets, List<Topic> topics) implements Stretch {}

    /** Few questions, wherever they lie: all are read and sorted. */
    record Few(int group, boolean holdsCursor, List<Choice> choices) implements Stretch {}

    /** The questions of a tag, in the curators' order, of which those chosen are wanted. */
    record InTag(int group, boolean holdsCursor, UUID tag, List<Choice> choices) implements Stretch {}

    /** Questions of these facets in these topics; in all of them, where none is named. */
    record Choice(List<Facet> facets, List<Topic> topics) {}

    /** A part of the curators' order: a topic, or its questions of one difficulty. */
    private record Part(int rank, Topic topic, Map<Facet, Integer> counts) {

        int count() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /**
     * Where to look for a page.
     *
     * @param tags ids of the tags of which a question must have one; empty when tags do not matter
     * @param areTagsRare tells whether few questions have one of these tags
     */
    static ListPlan of(QuestionList list, QuestionSelection selection, List<UUID> tags, BooleanSupplier areTagsRare) {
        return of(list, selection, tags, areTagsRare, MAX_SORTED);
    }

    /** As above; {@code maxSorted} is how many rows may be sorted at most. */
    static ListPlan of(
            QuestionList list,
            QuestionSelection selection,
            List<UUID> tags,
            BooleanSupplier areTagsRare,
            int maxSorted) {
        By by = list.order().field();
        boolean inCuratorsOrder = by == By.POSITION || by == By.DIFFICULTY;
        if (!tags.isEmpty()) {
            return inCuratorsOrder
                    ? alongTags(list, selection, tags, maxSorted)
                    : areTagsRare.getAsBoolean() ? sorted(selection) : merged(selection, maxSorted);
        }
        return inCuratorsOrder ? walked(list, selection, maxSorted) : merged(selection, maxSorted);
    }

    /** Topic by topic in the curators' order, from the cursor on, until there are rows enough for the page. */
    private static ListPlan walked(QuestionList list, QuestionSelection selection, int maxSorted) {
        boolean ascending = list.readsAscending();
        Comparator<Part> order =
                Comparator.comparingInt(Part::rank).thenComparing(part -> part.topic(), Overview.ORDER);
        List<Part> parts = new ArrayList<>();
        selection.cells().forEach((topic, facets) -> parts.addAll(parts(topic, facets, list.order())));
        parts.sort(ascending ? order : order.reversed());

        Position cursor = list.page().isContinued() ? Position.parse(list.page().position()) : null;
        List<Stretch> stretches = new ArrayList<>();
        boolean readsTopics = list.order().field() == By.POSITION;
        int expected = 0;
        int group = 0;
        int likelyEnough = 0;
        for (Part part : parts) {
            int side = cursor == null ? 1 : cursor.compareTo(part, ascending);
            if (side < 0) {
                continue; // lies before the cursor
            }
            if (expected > list.page().size()) {
                return plan(stretches, true, likelyEnough);
            }
            boolean holdsCursor = side == 0;
            int of = group++;
            TopicId topic = part.topic().id();
            if (readsTopics && isNearlyWhole(part, selection.leftOut(part.topic()), maxSorted)) {
                stretches.add(new WholeTopic(
                        of, holdsCursor, List.copyOf(part.counts().keySet()), topic));
            } else {
                sharing(part.counts(), maxSorted)
                        .forEach(facets -> stretches.add(new InTopic(of, holdsCursor, facets, topic)));
            }
            if (holdsCursor && part.count() > MANY_PAGES * list.page().size()) {
                likelyEnough = stretches.size();
            }
            expected += holdsCursor ? 0 : part.count();
        }
        return plan(stretches, false, likelyEnough);
    }

    private static boolean isNearlyWhole(Part topic, int leftOut, int maxSorted) {
        return leftOut <= Math.min(MAX_PASSED, maxSorted) && leftOut * 10 <= topic.count();
    }

    /** The first of these stretches where they are likely to hold the page; all if not. */
    private static ListPlan plan(List<Stretch> stretches, boolean moreBehind, int likelyEnough) {
        ListPlan all = new ListPlan(stretches, moreBehind);
        return likelyEnough == 0 || likelyEnough == stretches.size()
                ? all
                : new ListPlan(stretches.subList(0, likelyEnough), true, all);
    }

    private static Collection<Part> parts(Topic topic, Map<Facet, Integer> facets, QuestionOrder order) {
        Map<Integer, Part> parts = new LinkedHashMap<>();
        facets.forEach((facet, count) -> parts.computeIfAbsent(
                        rank(facet.difficulty(), order), rank -> new Part(rank, topic, new LinkedHashMap<>()))
                .counts()
                .put(facet, count));
        return parts.values();
    }

    /** Those with many questions alone, the others together. */
    private static List<List<Facet>> sharing(Map<Facet, Integer> counts, int maxSorted) {
        List<List<Facet>> stretches = new ArrayList<>();
        List<Facet> shared = new ArrayList<>();
        counts.forEach((facet, count) -> {
            if (count <= Math.min(MAX_SHARING, maxSorted)) {
                shared.add(facet);
            } else {
                stretches.add(List.of(facet));
            }
        });
        if (!shared.isEmpty()) {
            stretches.add(shared);
        }
        return stretches;
    }

    /** Place of a difficulty in the order; what nobody rated comes last in both directions. */
    static int rank(@Nullable Difficulty difficulty, QuestionOrder order) {
        int levels = Difficulty.values().length;
        if (order.field() != By.DIFFICULTY) {
            return 0;
        }
        if (difficulty == null) {
            return levels;
        }
        return order.isDescending() ? levels - 1 - difficulty.ordinal() : difficulty.ordinal();
    }

    /** A cursor of the curators' order: the part of the list that it lies in. */
    private record Position(int rank, long topicPosition, UUID topic) {

        static Position parse(List<String> position) {
            return new Position(
                    Integer.parseInt(position.get(0)),
                    Long.parseLong(position.get(1)),
                    UUID.fromString(position.get(2)));
        }

        /** Above zero for a part behind the cursor, zero for the one that holds it. */
        int compareTo(Part part, boolean ascending) {
            int side = Integer.compare(part.rank(), rank);
            if (side == 0) {
                side = Long.compare(part.topic().position(), topicPosition);
            }
            if (side == 0) {
                side = part.topic().id().value().compareTo(topic);
            }
            return ascending ? side : -side;
        }
    }

    /** Whole facets where these are selected, and facets of single topics. */
    private static ListPlan merged(QuestionSelection selection, int maxSorted) {
        Map<Facet, List<Topic>> topics = selection.topicsByFacet();
        Map<Facet, Integer> whole = new LinkedHashMap<>();
        topics.keySet().stream().filter(selection::isWhole).forEach(facet -> whole.put(facet, selection.count(facet)));
        List<Stretch> stretches = new ArrayList<>();
        sharing(whole, maxSorted).forEach(facets -> stretches.add(new InFacets(0, true, facets, List.of())));
        selection.cells().forEach((topic, counts) -> {
            Map<Facet, Integer> others = new LinkedHashMap<>(counts);
            others.keySet().removeAll(whole.keySet());
            sharing(others, maxSorted).forEach(facets -> stretches.add(new InTopic(0, true, facets, topic.id())));
        });
        if (stretches.size() <= MAX_STRETCHES) {
            return new ListPlan(stretches, false);
        }
        if (selection.count() <= maxSorted) {
            return sorted(selection);
        }
        List<Stretch> along = new ArrayList<>();
        topics.forEach((facet, of) ->
                along.add(new InFacets(0, true, List.of(facet), whole.containsKey(facet) ? List.of() : of)));
        return new ListPlan(along, false);
    }

    private static ListPlan sorted(QuestionSelection selection) {
        return new ListPlan(List.of(new Few(0, true, choices(selection))), false);
    }

    /** What is selected, facets that are selected in the same topics together. */
    static List<Choice> choices(QuestionSelection selection) {
        Map<List<Topic>, List<Facet>> facets = new LinkedHashMap<>();
        selection
                .topicsByFacet()
                .forEach((facet, topics) -> facets.computeIfAbsent(
                                selection.isWhole(facet) ? List.of() : topics, first -> new ArrayList<>())
                        .add(facet));
        List<Choice> choices = new ArrayList<>();
        facets.forEach((topics, of) -> choices.add(new Choice(of, topics)));
        return choices;
    }

    /** Along each tag in the curators' order, for one difficulty after the other where the list is by difficulty. */
    private static ListPlan alongTags(QuestionList list, QuestionSelection selection, List<UUID> tags, int maxSorted) {
        boolean areFew = selection.count() <= maxSorted;
        boolean forward = list.order().field() == By.POSITION || list.page().forward();
        List<Integer> ranks = selection.facets().stream()
                .map(facet -> rank(facet.difficulty(), list.order()))
                .distinct()
                .sorted(forward ? Comparator.naturalOrder() : Comparator.reverseOrder())
                .toList();
        int cursorRank = list.page().isContinued()
                ? Integer.parseInt(list.page().position().getFirst())
                : -1;
        List<Stretch> stretches = new ArrayList<>();
        for (int rank : ranks) {
            boolean isBeforeCursor = cursorRank >= 0 && (forward ? rank < cursorRank : rank > cursorRank);
            if (isBeforeCursor) {
                continue;
            }
            int group = stretches.size();
            boolean holdsCursor = rank == cursorRank;
            List<Choice> ofRank = choices(selection).stream()
                    .map(choice -> new Choice(
                            choice.facets().stream()
                                    .filter(facet -> rank(facet.difficulty(), list.order()) == rank)
                                    .toList(),
                            choice.topics()))
                    .filter(choice -> !choice.facets().isEmpty())
                    .toList();
            if (areFew) {
                stretches.add(new Few(group, holdsCursor, ofRank));
            } else {
                tags.forEach(tag -> stretches.add(new InTag(group, holdsCursor, tag, ofRank)));
            }
        }
        return new ListPlan(stretches, false);
    }
}
