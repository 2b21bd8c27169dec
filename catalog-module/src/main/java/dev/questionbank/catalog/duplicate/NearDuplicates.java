package dev.questionbank.catalog.duplicate;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.db.graphql.NotAvailable;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;

/** Finds questions that say nearly the same as others, whatever their states. */
@Service
public class NearDuplicates {

    /** So many of a question are told. */
    private static final int MOST = 10;

    private final DuplicateIndexKeeper keeper;
    private final WordingRepository questions;
    private final DistinctRepository distinct;

    NearDuplicates(DuplicateIndexKeeper keeper, WordingRepository questions, DistinctRepository distinct) {
        this.keeper = keeper;
        this.questions = questions;
        this.distinct = distinct;
    }

    /**
     * One that was found.
     *
     * @param decided whether a curator said that it is another question
     */
    record Decided(Found found, boolean decided) {}

    /**
     * For each of these texts, in their order, the question that is most like it; empty where none says nearly the same. Made
     * for thousands at a time: one call looks at the bank as it is at one moment.
     *
     * @throws NotAvailable while the index is being made
     */
    public List<Optional<Found>> mostAlike(List<Wording> wordings) {
        return look(wordings).stream().map(found -> found.stream().findFirst()).toList();
    }

    private List<List<Found>> look(List<Wording> wordings) {
        return keeper.look(lookup -> lookup.alike(wordings))
                .orElseThrow(
                        () -> new NotAvailable("Near duplicates are being looked for; ask again in a little while."));
    }

    /**
     * What says nearly the same as the newest revision of each of these, the most alike first.
     *
     * @throws NotAvailable while the index is being made
     */
    Map<QuestionId, List<Decided>> list(Collection<QuestionId> ids) {
        List<Indexed> newest = questions.newest(ids);
        List<List<Found>> alike = look(newest.stream().map(Indexed::wording).toList());
        Map<QuestionId, Map<QuestionId, Found>> found = new LinkedHashMap<>();
        IntStream.range(0, newest.size()).forEach(i -> {
            QuestionId question = newest.get(i).question();
            Map<QuestionId, Found> others = new LinkedHashMap<>();
            alike.get(i).stream()
                    .filter(other -> !other.question().equals(question))
                    .limit(MOST)
                    .forEach(other -> others.put(other.question(), other));
            found.put(question, others);
        });
        Set<Pair> pairs = new HashSet<>();
        found.forEach((question, others) -> others.keySet().forEach(other -> pairs.add(Pair.of(question, other))));
        Set<Pair> decided = distinct.decided(pairs);
        Map<QuestionId, List<Decided>> all = new HashMap<>();
        found.forEach((question, others) -> all.put(
                question,
                others.values().stream()
                        .map(other -> new Decided(other, decided.contains(Pair.of(question, other.question()))))
                        .toList()));
        return all;
    }

    /** Whether questions can be looked up now. */
    public boolean isReady() {
        return keeper.look(Objects::nonNull).isPresent();
    }
}
