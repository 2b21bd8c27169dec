package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.testing.Bank;
import dev.questionbank.testing.RunningApplication;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PagingTests extends RunningApplication {

    private static final int QUESTIONS = 6_000;

    @Test
    void yieldsEveryQuestionOfALargeTopicExactlyOnceInOrder() {
        Bank bank = Bank.of(QUESTIONS);
        String slug = published(bank);
        List<String> inOrder = IntStream.rangeClosed(1, QUESTIONS)
                .mapToObj(number -> "Question " + number + " of " + slug)
                .toList();

        assertThat(titles(slug, "first", "after", "hasNextPage", "endCursor")).isEqualTo(inOrder);
        assertThat(titles(slug, "last", "before", "hasPreviousPage", "startCursor")
                        .reversed())
                .isEqualTo(inOrder);
    }

    private List<String> titles(String slug, String size, String from, String more, String cursor) {
        List<String> titles = new ArrayList<>();
        Map<String, Object> variables = new HashMap<>(Map.of("slug", slug));
        JsonNode page;
        do {
            page = visitor().query("""
                            query($slug: String!, $cursor: String) { topic(slug: $slug) {
                              questions(%s: 100, %s: $cursor) { edges { node { title } }
                                pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }""".formatted(size, from), variables).at("/topic/questions");
            List<String> ofPage = page.get("edges")
                    .valueStream()
                    .map(edge -> edge.at("/node/title").stringValue())
                    .toList();
            titles.addAll(size.equals("last") ? ofPage.reversed() : ofPage);
            variables.put("cursor", page.at("/pageInfo/" + cursor).stringValue());
        } while (page.at("/pageInfo/" + more).booleanValue());
        return titles;
    }
}
