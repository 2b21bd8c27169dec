package dev.questionbank.catalog.search;

import dev.questionbank.catalog.AccessReason;
import dev.questionbank.catalog.Difficulty;
import dev.questionbank.catalog.Kind;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.catalog.Tag;
import dev.questionbank.catalog.TopicId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Questions to search for. Nothing of them is open to everybody unless said so. */
final class SearchFixtures {

    private SearchFixtures() {}

    static SearchDocument titled(int number, String title) {
        return inTopic(number, "web", title, "Locked prompt.", "Locked answer.");
    }

    static SearchDocument inTopic(int number, String topic, String title, String prompt, @Nullable String answer) {
        return new SearchDocument(
                id(number),
                topic(topic),
                topic,
                topic,
                title,
                null,
                null,
                false,
                false,
                false,
                List.of(),
                prompt,
                answer);
    }

    static SearchDocument tagged(SearchDocument question, String... tags) {
        List<Tag> its = Arrays.stream(tags)
                .map(tag -> new Tag(tag.replace(':', '-'), tag))
                .toList();
        return rated(question, question.difficulty(), question.kind(), its);
    }

    static SearchDocument rated(SearchDocument question, @Nullable Difficulty difficulty, @Nullable Kind kind) {
        return rated(question, difficulty, kind, question.tags());
    }

    private static SearchDocument rated(
            SearchDocument of, @Nullable Difficulty difficulty, @Nullable Kind kind, List<Tag> tags) {
        return new SearchDocument(
                of.id(),
                of.topicId(),
                of.topicSlug(),
                of.topicTitle(),
                of.title(),
                difficulty,
                kind,
                of.isPreview(),
                of.isTitleLocked(),
                of.isSampleAnswer(),
                tags,
                of.prompt(),
                of.answer());
    }

    static SearchDocument open(SearchDocument of, boolean prompt, boolean answer) {
        return new SearchDocument(
                of.id(),
                of.topicId(),
                of.topicSlug(),
                of.topicTitle(),
                of.title(),
                of.difficulty(),
                of.kind(),
                prompt,
                of.isTitleLocked(),
                answer,
                of.tags(),
                of.prompt(),
                of.answer());
    }

    static SearchDocument withLockedTitle(SearchDocument of) {
        return new SearchDocument(
                of.id(),
                of.topicId(),
                of.topicSlug(),
                of.topicTitle(),
                of.title(),
                of.difficulty(),
                of.kind(),
                of.isPreview(),
                true,
                of.isSampleAnswer(),
                of.tags(),
                of.prompt(),
                of.answer());
    }

    static QuestionId id(int number) {
        return new QuestionId(new UUID(0, number));
    }

    static TopicId topic(String slug) {
        return new TopicId(UUID.nameUUIDFromBytes(slug.getBytes(StandardCharsets.UTF_8)));
    }

    static ReadingRights holderOf(String topic) {
        return new ReadingRights(null, Map.of(topic(topic), new ReadingRights.Grant(AccessReason.ENTITLED, null)));
    }
}
