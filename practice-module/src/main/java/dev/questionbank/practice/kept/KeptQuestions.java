package dev.questionbank.practice.kept;

import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.db.graphql.PageRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Pages of questions that members keep. Those that are not published any more are left out without leaving holes: what is
 * kept is read on until a page is full.
 */
@Service
public class KeptQuestions {

    private static final int MAX_STRETCH = 1_000;

    private final Catalog catalog;

    KeptQuestions(Catalog catalog) {
        this.catalog = catalog;
    }

    /** An entry of a list: its question, and its sort key there. */
    public record Entry(QuestionId id, List<String> position) {}

    /** An entry whose question is published, as the reader sees it. */
    public record Shown(Question question, List<String> position) {}

    /** Reads stretches of several lists in one statement. */
    @FunctionalInterface
    public interface Source<K> {

        /** The entries of each list, in the direction of its stretch, at most as many as that says. */
        Map<K, List<Entry>> read(Map<K, Stretch> stretches);
    }

    /** Rows for a page of one list. */
    public List<Shown> read(PageRequest page, ReadingRights rights, Source<PageRequest> source) {
        return Objects.requireNonNull(read(Map.of(page, page), rights, source).get(page));
    }

    /**
     * Rows for a page of each of several lists: two statements, and no more unless something is not published any more.
     */
    public <K> Map<K, List<Shown>> read(Map<K, PageRequest> pages, ReadingRights rights, Source<K> source) {
        Map<K, List<Shown>> shown = new HashMap<>();
        Map<K, Stretch> open = new HashMap<>();
        pages.forEach((list, page) -> {
            shown.put(list, new ArrayList<>());
            open.put(list, new Stretch(page.position(), page.forward(), page.limit()));
        });
        while (!open.isEmpty()) {
            Map<K, List<Entry>> entries = source.read(open);
            Map<QuestionId, Question> questions = published(entries, rights);
            for (K list : Set.copyOf(open.keySet())) {
                int limit = Objects.requireNonNull(pages.get(list)).limit();
                List<Shown> rows = Objects.requireNonNull(shown.get(list));
                List<Entry> found = entries.getOrDefault(list, List.of());
                for (Entry entry : found) {
                    Question question = questions.get(entry.id());
                    if (question != null && rows.size() < limit) {
                        rows.add(new Shown(question, entry.position()));
                    }
                }
                Stretch stretch = Objects.requireNonNull(open.remove(list));
                if (rows.size() < limit && found.size() == stretch.limit()) {
                    // longer each time, so that many retired questions in a row take few statements
                    int longer = Math.min(2 * stretch.limit(), MAX_STRETCH);
                    open.put(list, new Stretch(found.getLast().position(), stretch.forward(), longer));
                }
            }
        }
        return shown;
    }

    private <K> Map<QuestionId, Question> published(Map<K, List<Entry>> entries, ReadingRights rights) {
        Set<QuestionId> ids =
                entries.values().stream().flatMap(List::stream).map(Entry::id).collect(Collectors.toSet());
        return catalog.listQuestions(ids, rights);
    }
}
