package dev.questionbank.catalog.curation;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.text.BrokenLinks;
import dev.questionbank.catalog.text.WrittenLink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What keeps questions from being published. A draft can always be saved; here it is told what is still missing. */
@Component
class PublishBlockers {

    private final List<BlockerSource> sources;

    PublishBlockers(List<BlockerSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /** By question; none for a question that could be published as it is. */
    Map<QuestionId, List<PublishBlocker>> find(Collection<CuratedQuestion> questions) {
        Map<QuestionId, List<PublishBlocker>> found = new HashMap<>();
        for (CuratedQuestion question : questions) {
            found.put(question.id(), new ArrayList<>(ofContent(question.newest().content())));
        }
        for (BlockerSource source : sources) {
            source.find(found.keySet())
                    .forEach((question, blockers) -> found.computeIfAbsent(question, id -> new ArrayList<>())
                            .addAll(blockers));
        }
        return found;
    }

    private static List<PublishBlocker> ofContent(QuestionContent content) {
        List<PublishBlocker> blockers = new ArrayList<>();
        if (content.prompt().isBlank()) {
            blockers.add(new PublishBlocker("prompt", "nobody wrote the prompt yet"));
        }
        if (content.difficulty() == null) {
            blockers.add(new PublishBlocker("difficulty", "nobody rated how hard it is"));
        }
        brokenImages(blockers, "prompt", content.prompt());
        brokenImages(blockers, "answer", content.answer());
        return blockers;
    }

    private static void brokenImages(List<PublishBlocker> blockers, String field, @Nullable String markdown) {
        if (markdown != null) {
            BrokenLinks.of(markdown).stream()
                    .filter(WrittenLink::image)
                    .forEach(image -> blockers.add(new PublishBlocker(
                            field,
                            "the image \"" + image.address()
                                    + "\" cannot be shown: its address must be a whole one, with http or https")));
        }
    }
}
