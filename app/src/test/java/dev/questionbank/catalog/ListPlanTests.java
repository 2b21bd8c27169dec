package dev.questionbank.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.catalog.QuestionListRepository.Planned;
import dev.questionbank.db.graphql.PageRequest;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.RunningApplication;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** However rows are looked for, the same rows are found. */
class ListPlanTests extends RunningApplication {

    @Autowired
    private QuestionListRepository repository;

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
        List<UUID> tags = repository.tagIds(filter.tags());
        assertThat(repository.areRare(tags)).isTrue();

        for (QuestionOrder.By by :
                List.of(QuestionOrder.By.TITLE, QuestionOrder.By.PRACTICED, QuestionOrder.By.PUBLISHED_AT)) {
            QuestionList list = new QuestionList(
                    filter,
                    new QuestionOrder(by, QuestionOrder.Direction.DESC),
                    new PageRequest("x", 20, true, List.of()));

            List<Question> sorted =
                    rows(new Planned(list, ListPlan.of(list, selection, tags, () -> true), tags), overview);
            List<Question> along =
                    rows(new Planned(list, ListPlan.of(list, selection, tags, () -> false), tags), overview);

            assertThat(along).hasSize(21).isEqualTo(sorted);
        }
    }

    private List<Question> rows(Planned planned, Overview overview) {
        return repository.rows(List.of(planned), ReadingRights.STAFF, overview).values().stream()
                .flatMap(rows -> rows.rows().stream())
                .map(QuestionList.Row::question)
                .toList();
    }
}
