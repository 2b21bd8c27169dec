package dev.questionbank.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.catalog.EveryList.Combination;
import dev.questionbank.catalog.QuestionListRepository.Planned;
import dev.questionbank.db.graphql.PageRequest;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.RunningApplication;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What MySQL says of how it reads lists: along indexes, and it sorts nothing but pages. */
class ListExplainTests extends RunningApplication {

    @Autowired
    private DSLContext sql;

    @Autowired
    private QuestionListRepository repository;

    @Autowired
    private TagRepository tagRepository;

    @Autowired
    private OverviewCache overviews;

    private record Step(String table, String type, String key, String extra) {

        boolean readsATable() {
            return table.startsWith("catalog_");
        }
    }

    @Test
    void readsEveryListAlongAnIndexAndSortsNothingButPages() {
        Assumptions.assumeTrue(
                sql.dialect().family() == SQLDialect.MYSQL,
                "MariaDB explains itself in other words; this is about MySQL");
        String tag = "tag " + UUID.randomUUID();
        List<String> topics = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Bank bank = Bank.of(0);
            for (int question = 0; question < 50; question++) {
                bank.question("Question " + question, "Prompt", "Answer")
                        .with("tags", question % 5 == 0 ? List.of(tag, "one", "two") : List.of("one", "two", "three"))
                        .with("kind", question % 2 == 0 ? "CODING" : "CASE");
            }
            topics.add(published(bank));
        }
        EveryList every = new EveryList(topics, List.of(tag.replace(' ', '-')));
        Overview overview = overviews.get();

        for (Combination combination : every.combinations(overview)) {
            QuestionSelection selection = QuestionSelection.of(combination.filter(), combination.rights(), overview);
            List<UUID> tags = tagRepository.ids(selection.tags());
            for (QuestionOrder order : EveryList.orders()) {
                for (boolean tagsAreRare : tags.isEmpty() ? new boolean[] {true} : new boolean[] {true, false}) {
                    String what = combination.name() + " " + order + (tagsAreRare ? "" : " common tag");
                    for (PageRequest page : pages(combination, order, overview)) {
                        QuestionList list = new QuestionList(combination.filter(), order, page);
                        // as where there are too many questions to be sorted
                        ListPlan plan = ListPlan.of(list, selection, tags, () -> tagsAreRare, 0);
                        boolean sorts = plan.stretches().stream().anyMatch(ListPlan.Few.class::isInstance);
                        List<Step> steps = explain(new Planned(list, plan, tags));

                        assertThat(steps)
                                .as(what)
                                .filteredOn(Step::readsATable)
                                .isNotEmpty()
                                .allSatisfy(step -> {
                                    assertThat(step.type()).isIn("ref", "range", "eq_ref", "const");
                                    if (!sorts) {
                                        assertThat(step.extra()).doesNotContain("filesort", "temporary");
                                    }
                                });
                    }
                }
            }
        }
    }

    /** The first page, and the one behind its last row. */
    private List<PageRequest> pages(Combination combination, QuestionOrder order, Overview overview) {
        QuestionList first = new QuestionList(combination.filter(), order, EveryList.first(2));
        QuestionSelection selection = QuestionSelection.of(combination.filter(), combination.rights(), overview);
        List<UUID> tags = tagRepository.ids(selection.tags());
        List<QuestionList.Row> rows = repository
                .rows(
                        List.of(new Planned(first, ListPlan.of(first, selection, tags, () -> true), tags)),
                        combination.rights(),
                        overview)
                .values()
                .iterator()
                .next()
                .rows();
        return rows.isEmpty()
                ? List.of(first.page())
                : List.of(first.page(), EveryList.behind(rows.getLast().position(), 20), EveryList.last(20));
    }

    private List<Step> explain(Planned planned) {
        return sql.fetch("explain format=traditional "
                        + sql.renderInlined(QuestionListRepository.statement(List.of(planned))))
                .map(row -> new Step(
                        String.valueOf(row.get("table")),
                        String.valueOf(row.get("type")),
                        String.valueOf(row.get("key")),
                        String.valueOf(row.get("Extra"))));
    }
}
