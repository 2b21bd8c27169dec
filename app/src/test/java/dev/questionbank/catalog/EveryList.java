package dev.questionbank.catalog;

import dev.questionbank.db.graphql.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every combination of the axes of a filter, for a reader who holds some topics, and every order in both directions. */
record EveryList(List<String> topics, List<String> tags) {

    /** A filter, by the axes it uses, and who asks. */
    record Combination(String name, QuestionFilter filter, ReadingRights rights) {}

    static List<QuestionOrder> orders() {
        List<QuestionOrder> orders = new ArrayList<>();
        for (QuestionOrder.By by : QuestionOrder.By.values()) {
            for (QuestionOrder.Direction direction : QuestionOrder.Direction.values()) {
                orders.add(new QuestionOrder(by, direction));
            }
        }
        return orders;
    }

    /** Two topics are held; filters by topic name one of these and one that is not. */
    List<Combination> combinations(Overview overview) {
        Map<TopicId, ReadingRights.Grant> held = Map.of(
                id(overview, 0), new ReadingRights.Grant(AccessReason.ENTITLED, Instant.MAX),
                id(overview, 1), new ReadingRights.Grant(AccessReason.ENTITLED, Instant.MAX));
        ReadingRights member = new ReadingRights(null, held);
        List<Combination> all = new ArrayList<>();
        for (int axes = 0; axes < 32; axes++) {
            for (@Nullable Readability access : accesses((axes & 16) != 0)) {
                QuestionFilter filter = new QuestionFilter(
                        (axes & 1) != 0 ? Set.of(topics.get(1), topics.get(2)) : Set.of(),
                        (axes & 2) != 0 ? Set.of(Difficulty.HARD, Difficulty.MEDIUM) : Set.of(),
                        (axes & 4) != 0 ? Set.of(Kind.CODING) : Set.of(),
                        (axes & 8) != 0 ? Set.copyOf(tags) : Set.of(),
                        access);
                String name = ((axes & 1) != 0 ? "topics " : "")
                        + ((axes & 2) != 0 ? "difficulties " : "")
                        + ((axes & 4) != 0 ? "kinds " : "")
                        + ((axes & 8) != 0 ? "tags " : "")
                        + (access == null ? "" : access.name().toLowerCase(Locale.ROOT));
                all.add(new Combination(name.isBlank() ? "no filter" : name.strip(), filter, member));
            }
        }
        return all;
    }

    private static List<@Nullable Readability> accesses(boolean used) {
        List<@Nullable Readability> accesses = new ArrayList<>();
        if (used) {
            accesses.addAll(List.of(Readability.values()));
        } else {
            accesses.add(null);
        }
        return accesses;
    }

    private TopicId id(Overview overview, int topic) {
        return overview.find(topics.get(topic)).orElseThrow().id();
    }

    static PageRequest first(int size) {
        return new PageRequest("every list", size, true, List.of());
    }

    static PageRequest last(int size) {
        return new PageRequest("every list", size, false, List.of());
    }

    static PageRequest behind(List<String> position, int size) {
        return new PageRequest("every list", size, true, position);
    }
}
