package dev.questionbank.catalog;

import graphql.GraphQLContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class QuestionController {

    private final QuestionRepository questions;
    private final Topics topics;

    QuestionController(QuestionRepository questions, Topics topics) {
        this.questions = questions;
        this.topics = topics;
    }

    @QueryMapping
    Optional<Question> question(@Argument String slug, GraphQLContext context) {
        return questions.findBySlug(slug, ReadingRights.of(context));
    }

    @SchemaMapping
    Optional<Topic> topic(Question question, GraphQLContext context) {
        return topics.find(question.topicId(), ReadingRights.of(context));
    }

    @BatchMapping
    Map<Question, List<Tag>> tags(List<Question> questions) {
        Map<QuestionId, List<Tag>> found =
                this.questions.tags(questions.stream().map(Question::id).toList());
        return byQuestion(questions, question -> found.getOrDefault(question.id(), List.of()));
    }

    @BatchMapping
    Map<Question, RichText> prompt(List<Question> questions) {
        return richTexts(questions, this.questions.prompts(questions));
    }

    @BatchMapping
    Map<Question, RichText> answer(List<Question> questions) {
        return richTexts(questions, this.questions.answers(questions));
    }

    private static Map<Question, RichText> richTexts(List<Question> questions, Map<QuestionId, String> markdown) {
        return byQuestion(questions, question -> {
            String text = markdown.get(question.id());
            return text == null ? null : new RichText(text);
        });
    }

    private static <T> Map<Question, T> byQuestion(List<Question> questions, Function<Question, @Nullable T> value) {
        Map<Question, T> values = HashMap.newHashMap(questions.size());
        for (Question question : questions) {
            T found = value.apply(question);
            if (found != null) {
                values.put(question, found);
            }
        }
        return values;
    }
}
