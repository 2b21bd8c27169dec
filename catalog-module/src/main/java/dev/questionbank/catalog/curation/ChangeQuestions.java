package dev.questionbank.catalog.curation;

import dev.questionbank.catalog.Difficulty;
import dev.questionbank.db.graphql.InputCheck;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.ArgumentValue;

/**
 * Input of the mutations that change many questions. What does not belong to a mutation its input in the schema does not have.
 *
 * @param allOrNothing whether none is changed where one cannot be
 */
record ChangeQuestions(
        List<Item> questions,
        boolean allOrNothing,
        @Nullable List<String> addTags,
        @Nullable List<String> removeTags,
        ArgumentValue<Difficulty> difficulty,
        @Nullable String topicSlug) {

    private static final int MAX_QUESTIONS = 1_000;

    /** One of the questions. */
    record Item(String id, @Nullable Integer expectedVersion) {}

    /** @throws dev.questionbank.db.graphql.Refused when it is out of bounds */
    List<CuratedQuestions.Target> targets() {
        InputCheck check = new InputCheck();
        check.that(
                !questions.isEmpty() && questions.size() <= MAX_QUESTIONS,
                "questions",
                "must be between 1 and " + MAX_QUESTIONS);
        Set<String> ids = new HashSet<>();
        questions.forEach(item -> ids.add(item.id()));
        check.that(ids.size() == questions.size(), "questions", "must not name one twice");
        if (addTags != null) {
            ContentRules.tags(check, addTags);
        }
        check.refuseIfWrong();
        return questions.stream()
                .map(item -> new CuratedQuestions.Target(item.id(), item.expectedVersion()))
                .toList();
    }

    /** The content with what was asked for. */
    QuestionContent applyTo(QuestionContent content) {
        List<String> tags = new ArrayList<>(content.tags());
        tags.removeAll(Objects.requireNonNullElse(removeTags, List.of()));
        Objects.requireNonNullElse(addTags, List.<String>of()).stream()
                .filter(tag -> !tags.contains(tag))
                .forEach(tags::add);
        QuestionContent tagged = content.withTags(tags);
        return difficulty.isOmitted() ? tagged : tagged.withDifficulty(difficulty.value());
    }
}
