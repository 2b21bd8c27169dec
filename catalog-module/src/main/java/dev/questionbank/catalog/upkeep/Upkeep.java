package dev.questionbank.catalog.upkeep;

import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.catalog.link.Links;
import dev.questionbank.catalog.text.Markdown;
import dev.questionbank.catalog.text.WrittenLink;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** In what condition published questions are. For those who keep the bank alone: whoever asks sees to that. */
@Service
public class Upkeep {

    private final UpkeepRepository questions;
    private final Links links;
    private final Catalog catalog;

    Upkeep(UpkeepRepository questions, Links links, Catalog catalog) {
        this.questions = questions;
        this.links = links;
        this.catalog = catalog;
    }

    /** The conditions of those of these questions that are published. */
    public Map<QuestionId, QuestionCondition> list(Collection<QuestionId> ids) {
        Map<QuestionId, QuestionCondition> found = questions.list(ids);
        Map<QuestionId, List<String>> broken = brokenLinks(found.keySet());
        Map<QuestionId, QuestionCondition> conditions = HashMap.newHashMap(found.size());
        found.forEach((id, condition) -> conditions.put(
                id,
                new QuestionCondition(
                        condition.revision(),
                        condition.hasAnswer(),
                        condition.answerReviewedAt(),
                        condition.reviewInterval(),
                        broken.getOrDefault(id, List.of()))));
        return conditions;
    }

    private Map<QuestionId, List<String>> brokenLinks(Collection<QuestionId> ids) {
        Collection<Question> published =
                catalog.listQuestions(ids, ReadingRights.STAFF).values();
        Map<QuestionId, String> prompts = catalog.promptsInPassing(published);
        Map<QuestionId, String> answers = catalog.answersInPassing(published);
        Map<QuestionId, List<WrittenLink>> written = new HashMap<>();
        for (QuestionId id : ids) {
            List<WrittenLink> found = Stream.of(prompts.get(id), answers.get(id))
                    .filter(Objects::nonNull)
                    .flatMap(text -> Markdown.links(text).stream())
                    .toList();
            if (!found.isEmpty()) {
                written.put(id, found);
            }
        }
        Set<String> unreachable = links.listBroken(written.values().stream()
                .flatMap(List::stream)
                .map(WrittenLink::address)
                .collect(Collectors.toSet()));
        Map<QuestionId, List<String>> broken = HashMap.newHashMap(written.size());
        written.forEach((id, found) -> broken.put(
                id,
                found.stream()
                        .filter(link -> link.isBroken() || unreachable.contains(link.address()))
                        .map(WrittenLink::address)
                        .distinct()
                        .toList()));
        return broken;
    }

    /** Published questions behind that one, in the order of their ids: to look at all, in parts. */
    public List<QuestionId> listAfter(@Nullable QuestionId after, int limit) {
        return questions.listAfter(after, limit);
    }

    /** Published questions whose answers fell due after one moment, until another. Takes as long as the bank is large. */
    public List<QuestionId> listFallenDue(Instant since, Instant until) {
        return questions.listFallenDue(since, until);
    }
}
