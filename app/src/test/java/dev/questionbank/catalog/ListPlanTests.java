package dev.questionbank.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.catalog.QuestionListRepository.Planned;
import dev.questionbank.db.graphql.PageRequest;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.RunningApplication;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** However rows are looked for, the same rows are found. */
class ListPlanTests extends RunningApplication {

    @Autowired
    private QuestionListRepository repository;

    @Autowired
    private QuestionLists lists;

    @Autowired
    private TagRepository tagRepository;

    @Autowired
    private OverviewCache overviews;

    @Test
    void findsTheSameAlongAnOrderAndBySorting() {
        String tag = "tag " + UUID.randomUUID();
        for (int bank = 0; bank < 3; bank++) {
            Bank of = Bank.of(0);
            for (int i = 0; i < 30; i++) {
                of.question("Question " + i * 7 % 30, "Prompt", "Answer")
                        .with("tags", i % 3 == 0 ? List.of("other", tag) : List.of("other"));
            }
            published(of);
        }
        QuestionFilter filter = new QuestionFilter(Set.of(), Set.of(), Set.of(), Set.of(tag.replace(' ', '-')), null);
        Overview overview = overviews.get();
        QuestionSelection selection = QuestionSelection.of(filter, ReadingRights.STAFF, overview);
        List<UUID> tags = tagRepository.ids(filter.tags());
        assertThat(tagRepository.areRare(tags)).isTrue();

        for (QuestionOrder order : EveryList.orders()) {
            QuestionList list = new QuestionList(filter, order, new PageRequest("x", 20, true, List.of()));

            List<Question> sorted = rows(list, ListPlan.of(list, selection, tags, () -> true), tags, overview);
            List<Question> along = rows(list, ListPlan.of(list, selection, tags, () -> false, 0), tags, overview);

            assertThat(along).as(order.toString()).hasSize(21).isEqualTo(sorted);
        }
    }

    @Test
    void findsTheSameWhereSmallFacetsShareAStretch() {
        Bank bank = Bank.of(0);
        for (int i = 0; i < 130; i++) {
            bank.question("Question " + i * 7 % 30, "Prompt " + i, "Answer")
                    .with("kind", i % 2 == 0 ? "CODING" : "CASE")
                    .with("difficulty", i % 3 == 0 ? "EASY" : "HARD");
        }
        QuestionFilter filter =
                new QuestionFilter(Set.of(published(bank)), Set.of(), Set.of(Kind.CODING), Set.of(), null);
        Overview overview = overviews.get();
        QuestionSelection selection = QuestionSelection.of(filter, ReadingRights.STAFF, overview);

        for (QuestionOrder order : EveryList.orders()) {
            List<String> position = List.of();
            for (int page = 0; page < 3; page++) {
                QuestionList list = new QuestionList(filter, order, new PageRequest("x", 20, true, position));
                ListPlan sharing = ListPlan.of(list, selection, List.of(), () -> true);
                ListPlan alone = ListPlan.of(list, selection, List.of(), () -> true, 0);

                List<QuestionList.Row> rows = read(list, sharing, List.of(), overview);

                assertThat(sharing.stretches())
                        .as(order.toString())
                        .hasSizeLessThan(alone.stretches().size());
                assertThat(rows).as(order.toString()).hasSizeGreaterThanOrEqualTo(20);
                assertThat(rows).as(order.toString()).isEqualTo(read(list, alone, List.of(), overview));
                position = rows.get(19).position();
            }
        }
    }

    @Test
    void goesOnInTheNextTopicWhereALargeOneEnds() {
        List<String> topics = new ArrayList<>();
        for (int topic = 0; topic < 2; topic++) {
            Bank bank = Bank.of(0);
            for (int i = 0; i < 45; i++) {
                bank.question("Question " + i, "Prompt", "Answer");
            }
            topics.add(published(bank));
        }
        QuestionFilter filter = new QuestionFilter(Set.copyOf(topics), Set.of(), Set.of(), Set.of(), null);

        for (QuestionOrder order : EveryList.orders()) {
            List<Question> paged = new ArrayList<>();
            List<String> position = List.of();
            for (int page = 0; page < 45; page++) {
                List<QuestionList.Row> rows = page(filter, order, 2, position);
                rows.stream().limit(2).map(QuestionList.Row::question).forEach(paged::add);
                position = rows.get(1).position();
            }

            assertThat(paged)
                    .as(order.toString())
                    .hasSize(90)
                    .isEqualTo(page(filter, order, 100, List.of()).stream()
                            .map(QuestionList.Row::question)
                            .toList());
            assertThat(page(filter, order, 2, position)).as(order.toString()).isEmpty();
        }
    }

    private List<QuestionList.Row> page(QuestionFilter filter, QuestionOrder order, int size, List<String> position) {
        QuestionList list = new QuestionList(filter, order, new PageRequest("x", size, true, position));
        return Objects.requireNonNull(
                        lists.read(List.of(list), ReadingRights.STAFF).get(list))
                .rows();
    }

    private List<Question> rows(QuestionList list, ListPlan plan, List<UUID> tags, Overview overview) {
        return read(list, plan, tags, overview).stream()
                .map(QuestionList.Row::question)
                .toList();
    }

    private List<QuestionList.Row> read(QuestionList list, ListPlan plan, List<UUID> tags, Overview overview) {
        return repository.rows(List.of(new Planned(list, plan, tags)), ReadingRights.STAFF, overview).values().stream()
                .flatMap(rows -> rows.rows().stream())
                .toList();
    }
}
