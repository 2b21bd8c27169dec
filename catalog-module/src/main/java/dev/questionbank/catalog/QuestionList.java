package dev.questionbank.catalog;

import dev.questionbank.db.graphql.PageRequest;
import java.util.List;

/** A page of questions that a client asks for. */
record QuestionList(QuestionFilter filter, QuestionOrder order, PageRequest page) {

    /**
     * Whether rows are read from lower keys to higher ones. By difficulty the difficulties turn round with the order, but the
     * questions of one difficulty stay in the curators'.
     */
    boolean readsAscending() {
        boolean turned = order.isDescending() && order.field() != QuestionOrder.By.DIFFICULTY;
        return turned != page.forward();
    }

    /**
     * The rows of the page, in the direction of the request.
     *
     * @param moreBehind whether there is more in the list, whatever number of rows was found
     */
    record Rows(List<Row> rows, boolean moreBehind) {}

    /** A question with the position of its row in this order, which cursors carry. */
    record Row(Question question, List<String> position) {}
}
