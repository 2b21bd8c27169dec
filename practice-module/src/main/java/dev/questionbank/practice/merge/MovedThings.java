package dev.questionbank.practice.merge;

import dev.questionbank.catalog.MergeId;
import dev.questionbank.catalog.Merging;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.practice.MergedReviews;
import dev.questionbank.practice.merge.ThingRepository.Of;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Moves what members practised and keep along with merged questions, and back. */
@Component
class MovedThings implements Merging {

    private final MergedReviews reviews;
    private final ThingRepository things;

    MovedThings(MergedReviews reviews, ThingRepository things) {
        this.reviews = reviews;
        this.things = things;
    }

    @Override
    public void merged(MergeId merge, QuestionId kept, int revision, List<QuestionId> duplicates) {
        reviews.merge(merge, kept, revision, duplicates);
        for (Thing thing : ThingRepository.ALL) {
            things.putAway(thing, merge, kept, duplicates);
            Map<List<@Nullable Object>, Of> before = things.putAway(thing, merge);
            things.delete(thing, duplicates);
            things.delete(thing, kept, before.keySet());
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (Map.Entry<List<@Nullable Object>, Of> entry : before.entrySet()) {
                rows.add(row(entry.getKey(), kept.value(), joined(thing, kept, entry.getValue())));
            }
            things.insert(thing, rows);
        }
    }

    private static List<@Nullable Object> row(
            List<@Nullable Object> whose, UUID question, List<@Nullable Object> what) {
        List<@Nullable Object> row = new ArrayList<>(whose);
        row.add(question);
        row.addAll(what);
        return row;
    }

    /** What becomes of what one member kept by several questions: first comes the kept one's, then the others' in order of their ids. */
    private static List<@Nullable Object> joined(Thing thing, QuestionId kept, Of of) {
        Map<UUID, List<@Nullable Object>> others = new TreeMap<>(of.byQuestion());
        List<@Nullable Object> first = others.remove(kept.value());
        List<List<@Nullable Object>> inOrder = new ArrayList<>(others.values());
        if (first != null) {
            inOrder.addFirst(first);
        }
        return inOrder.stream().reduce(thing.join()).orElseThrow();
    }

    @Override
    public void unmerged(MergeId merge, QuestionId kept, List<QuestionId> duplicates) {
        reviews.undo(merge, kept, duplicates);
        for (Thing thing : ThingRepository.ALL) {
            Map<List<@Nullable Object>, Of> before = things.putAway(thing, merge);
            Map<List<@Nullable Object>, Of> now = things.kept(thing, merge, kept);
            List<List<@Nullable Object>> asMerged = new ArrayList<>();
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (Map.Entry<List<@Nullable Object>, Of> entry : before.entrySet()) {
                Of isNow = now.get(entry.getKey());
                // what was changed since stays
                boolean isAsMerged = isNow != null
                        && joined(thing, kept, entry.getValue())
                                .equals(isNow.byQuestion().get(kept.value()));
                if (isAsMerged) {
                    asMerged.add(entry.getKey());
                }
                for (Map.Entry<UUID, List<@Nullable Object>> one :
                        entry.getValue().byQuestion().entrySet()) {
                    if (!one.getKey().equals(kept.value()) || isAsMerged) {
                        rows.add(row(entry.getKey(), one.getKey(), one.getValue()));
                    }
                }
            }
            things.delete(thing, kept, asMerged);
            things.insert(thing, rows);
            things.forget(thing, List.of(merge.value()));
        }
    }
}
