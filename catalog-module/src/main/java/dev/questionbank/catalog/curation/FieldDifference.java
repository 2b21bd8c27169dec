package dev.questionbank.catalog.curation;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import dev.questionbank.catalog.Difficulty;
import dev.questionbank.catalog.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * In what a part of a question differs between two revisions.
 *
 * @param field the part, as the input of {@code updateQuestion} names it
 * @param before what it was; null where there was nothing
 * @param after what it is; null where there is nothing
 * @param words the same word by word: put together they are both texts
 */
record FieldDifference(
        String field, @Nullable String before, @Nullable String after, List<Words> words) {

    /** A word with the white space around it that belongs to it; every other character stands for itself. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+|\\s+|.", Pattern.DOTALL);

    /** What became of words. */
    enum Change {
        KEPT,
        ADDED,
        REMOVED
    }

    /** Words that follow each other, to which the same happened. */
    record Words(Change change, String text) {}

    /** The fields in which they differ. */
    static List<FieldDifference> between(QuestionContent before, QuestionContent after) {
        List<FieldDifference> differences = new ArrayList<>();
        add(differences, "title", before.title(), after.title());
        add(differences, "prompt", before.prompt(), after.prompt());
        add(differences, "answer", before.answer(), after.answer());
        add(differences, "difficulty", name(before.difficulty()), name(after.difficulty()));
        add(differences, "kind", name(before.kind()), name(after.kind()));
        add(differences, "tags", String.join(", ", before.tags()), String.join(", ", after.tags()));
        return differences;
    }

    private static @Nullable String name(@Nullable Difficulty difficulty) {
        return difficulty == null ? null : difficulty.name();
    }

    private static @Nullable String name(@Nullable Kind kind) {
        return kind == null ? null : kind.name();
    }

    private static void add(
            List<FieldDifference> differences, String field, @Nullable String before, @Nullable String after) {
        if (before == null ? after != null : !before.equals(after)) {
            differences.add(new FieldDifference(field, before, after, words(before, after)));
        }
    }

    private static List<Words> words(@Nullable String before, @Nullable String after) {
        List<String> old = split(before);
        List<String> now = split(after);
        List<Words> words = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(old, now, true).getDeltas()) {
            if (delta.getType() == DeltaType.EQUAL) {
                words.add(
                        new Words(Change.KEPT, String.join("", delta.getSource().getLines())));
                continue;
            }
            add(words, Change.REMOVED, delta.getSource().getLines());
            add(words, Change.ADDED, delta.getTarget().getLines());
        }
        return words;
    }

    private static void add(List<Words> words, Change change, List<String> pieces) {
        if (!pieces.isEmpty()) {
            words.add(new Words(change, String.join("", pieces)));
        }
    }

    private static List<String> split(@Nullable String text) {
        return text == null
                ? List.of()
                : WORD.matcher(text).results().map(MatchResult::group).toList();
    }
}
