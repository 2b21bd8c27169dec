package dev.questionbank.catalog;

import dev.questionbank.db.graphql.NodeSource;
import graphql.GraphQLContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class QuestionNodes implements NodeSource {

    private final QuestionRepository questions;

    QuestionNodes(QuestionRepository questions) {
        this.questions = questions;
    }

    @Override
    public String type() {
        return QuestionId.TYPE;
    }

    @Override
    public @Nullable Object find(UUID id, GraphQLContext context) {
        return questions
                .findForStaff(new QuestionId(id), ReadingRights.of(context))
                .orElse(null);
    }
}
