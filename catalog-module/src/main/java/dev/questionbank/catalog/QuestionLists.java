package dev.questionbank.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.questionbank.catalog.QuestionList.Rows;
import dev.questionbank.catalog.QuestionListRepository.Planned;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Lists of published questions: any filter, any order, any page at the cost of the first. */
@Service
class QuestionLists implements CatalogFollower {

    private static final int KEPT = 2_000;

    private final QuestionListRepository repository;
    private final TagRepository tags;
    private final OverviewCache overviews;

    /** What is looked up, and after which change: an answer that is late is not taken for one about the catalog of now. */
    private record Asked<T>(long change, T what) {}

    /** Counts of selections by tag, which have to be counted question by question, until the catalog changes. */
    private final Cache<Asked<QuestionSelection>, Integer> tagCounts =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    /** Ids of tags by their slugs, until the catalog changes. */
    private final Cache<Asked<Set<String>>, List<UUID>> tagIds =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    private volatile long change;

    QuestionLists(QuestionListRepository repository, TagRepository tags, OverviewCache overviews) {
        this.repository = repository;
        this.tags = tags;
        this.overviews = overviews;
    }

    /** Pages of lists, those of one order and direction in one statement; in two, where the first found too little. */
    Map<QuestionList, Rows> read(Collection<QuestionList> lists, ReadingRights rights) {
        Overview overview = overviews.get();
        Map<QuestionList, Rows> read = new HashMap<>();
        lists.stream()
                .collect(Collectors.groupingBy(
                        list -> List.of(list.order(), list.page().forward())))
                .values()
                .forEach(alike -> {
                    List<Planned> planned = alike.stream()
                            .map(list -> plan(list, rights, overview))
                            .toList();
                    read.putAll(repository.rows(planned, rights, overview));
                    List<Planned> again = planned.stream()
                            .flatMap(page -> page.ifShort(Objects.requireNonNull(read.get(page.list()))))
                            .toList();
                    read.putAll(repository.rows(again, rights, overview));
                });
        return read;
    }

    private Planned plan(QuestionList list, ReadingRights rights, Overview overview) {
        QuestionSelection selection = QuestionSelection.of(list.filter(), rights, overview);
        List<UUID> ids = ids(selection.tags());
        if (selection.isEmpty() || (ids.isEmpty() && !selection.tags().isEmpty())) {
            return new Planned(list, new ListPlan(List.of(), false), ids);
        }
        return new Planned(list, ListPlan.of(list, selection, ids, () -> tags.areRare(ids)), ids);
    }

    /** How many questions the filter selects for a reader with these rights. */
    int count(QuestionFilter filter, ReadingRights rights) {
        QuestionSelection selection = QuestionSelection.of(filter, rights, overviews.get());
        if (selection.isEmpty() || selection.tags().isEmpty()) {
            return selection.count();
        }
        return tagCounts.get(new Asked<>(change, selection), missing -> {
            List<UUID> ids = ids(selection.tags());
            return ids.isEmpty() ? 0 : tags.count(selection, ids);
        });
    }

    private List<UUID> ids(Set<String> slugs) {
        return tagIds.get(new Asked<>(change, slugs), missing -> tags.ids(slugs));
    }

    @Override
    public void catalogChanged(long newest) {
        change = newest;
        tagIds.invalidateAll();
        tagCounts.invalidateAll();
    }
}
