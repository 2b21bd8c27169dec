package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.comment.CommentKind;
import dev.questionbank.catalog.comment.Comments;
import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Desk;
import dev.questionbank.testing.RunningApplication;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

class CuratorsCommentTests extends RunningApplication {

    private static final String COMMENTS =
            "query($id: ID!, $first: Int, $after: String) { node(id: $id) { ... on Question { comments(first: $first, after: $after) {"
                    + " edges { node { id kind text author { id } revision createdAt } } pageInfo { hasNextPage endCursor } } } } }";

    @Autowired
    private Comments comments;

    @Autowired
    private TransactionTemplate transaction;

    private String question() {
        return Desk.questions(visitor(), published(Bank.of(1))).getFirst();
    }

    private static JsonNode add(Api curator, String question, String text) {
        return new Desk(curator)
                .done("addComment", "comment { id kind text }", Map.of("questionId", question, "text", text))
                .get("comment");
    }

    private JsonNode comments(String question, Map<String, Object> more) {
        Map<String, Object> variables = new HashMap<>(more);
        variables.put("id", question);
        return person("CURATOR").query(COMMENTS, variables).at("/node/comments");
    }

    private static List<String> texts(JsonNode page) {
        return page.get("edges")
                .valueStream()
                .map(edge -> edge.at("/node/text").stringValue("-"))
                .toList();
    }

    @Test
    void readWhatTheOthersSaidNewestFirst() {
        String question = question();
        Api curator = person("CURATOR");
        add(curator, question, "One");
        add(person("PUBLISHER"), question, "Two");
        add(curator, question, "Three");

        JsonNode page = comments(question, Map.of("first", 2));
        assertThat(texts(page)).containsExactly("Three", "Two");
        assertThat(page.at("/edges/0/node/author/id"))
                .isEqualTo(curator.send("Me", Map.of()).at("/viewer/id"));
        assertThat(page.at("/edges/0/node/revision").intValue()).isEqualTo(1);
        JsonNode rest = comments(question, Map.of("first", 2, "after", page.at("/pageInfo/endCursor")));
        assertThat(texts(rest)).containsExactly("One");
        assertThat(rest.at("/pageInfo/hasNextPage").booleanValue()).isFalse();
    }

    @Test
    void takeBackTheirOwnAndAdminsAnybodys() {
        String question = question();
        Api curator = person("CURATOR");
        String one = add(curator, question, "One").get("id").stringValue();
        String two = add(curator, question, "Two").get("id").stringValue();

        assertThat(new Desk(person("CURATOR")).problems("deleteComment", "commentId", Map.of("commentId", one)))
                .containsExactly("FORBIDDEN commentId");
        new Desk(curator).done("deleteComment", "commentId", Map.of("commentId", one));
        new Desk(person("ADMIN")).done("deleteComment", "commentId", Map.of("commentId", two));

        assertThat(texts(comments(question, Map.of()))).isEmpty();
        assertThat(new Desk(curator).problems("deleteComment", "commentId", Map.of("commentId", one)))
                .containsExactly("NOT_FOUND commentId");
    }

    @Test
    void seeTheStepsOfTheQuestionAmongThem() {
        String question = question();
        add(person("CURATOR"), question, "One");
        QuestionId id = QuestionId.parse(question).orElseThrow();
        transaction.executeWithoutResult(status -> {
            comments.recordStep(List.of(id), CommentKind.SUBMITTED, null, "Please look");
            comments.recordStep(List.of(id), CommentKind.PUBLISHED, null, null);
        });

        JsonNode page = comments(question, Map.of());

        assertThat(texts(page)).containsExactly("-", "Please look", "One");
        assertThat(page.at("/edges/0/node/kind").stringValue()).isEqualTo("PUBLISHED");
        assertThat(new Desk(person("ADMIN"))
                        .problems("deleteComment", "commentId", Map.of("commentId", page.at("/edges/1/node/id"))))
                .containsExactly("BLOCKED commentId");
    }

    @Test
    void sayWhatIsInBoundsAboutWhatIsThere() {
        Desk curator = new Desk(person("CURATOR"));
        String question = question();

        assertThat(curator.problems("addComment", "comment { id }", Map.of("questionId", question, "text", " ")))
                .containsExactly("INVALID text");
        assertThat(curator.problems(
                        "addComment", "comment { id }", Map.of("questionId", question, "text", "x".repeat(5001))))
                .containsExactly("INVALID text");
        assertThat(curator.problems(
                        "addComment",
                        "comment { id }",
                        Map.of("questionId", QuestionId.create().toString(), "text", "One")))
                .containsExactly("NOT_FOUND questionId");
    }
}
