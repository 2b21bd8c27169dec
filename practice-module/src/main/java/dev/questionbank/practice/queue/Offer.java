package dev.questionbank.practice.queue;

import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.practice.QueueReason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which of the questions that a member remembers may be practised now. The catalog is asked for those that are shown, and
 * for all in topics that the member does not hold; of the others the memories know it.
 *
 * @param remembered these, in their order
 * @param questions the first of them, and new ones
 */
record Offer(List<Remembered> remembered, Map<QuestionId, Question> questions) {

    /**
     * @param fresh new ones that may be shown too
     * @param shown how many of the remembered are shown at most
     */
    static Offer of(List<Remembered> found, List<QuestionId> fresh, int shown, Catalog catalog, ReadingRights rights) {
        List<QuestionId> asked = new ArrayList<>(fresh);
        Set<QuestionId> trusted = new HashSet<>();
        int held = 0;
        for (Remembered one : found) {
            boolean isHeld = one.isHeld(rights);
            if (isHeld && held++ >= shown) {
                trusted.add(one.question());
            } else {
                asked.add(one.question());
            }
        }
        Map<QuestionId, Question> questions = catalog.listQuestions(asked, rights).values().stream()
                .filter(question -> question.access().prompt().granted())
                .collect(Collectors.toMap(Question::id, Function.identity()));
        List<Remembered> readable = found.stream()
                .filter(one -> trusted.contains(one.question()) || questions.containsKey(one.question()))
                .toList();
        boolean areShownThere = readable.stream().limit(shown).allMatch(one -> questions.containsKey(one.question()));
        // one was retired this moment, which the memories do not know yet: then all are asked for
        return areShownThere ? new Offer(readable, questions) : of(found, fresh, Integer.MAX_VALUE, catalog, rights);
    }

    /** How many of them are due; behind them are the weak ones. */
    int due() {
        return (int) remembered.stream()
                .filter(one -> one.reason() != QueueReason.WEAK)
                .count();
    }
}
