package dev.questionbank.catalog.search;

import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.catalog.search.Variants.Variant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * What a text of a query matches and what that is worth, as Lucene's queries, for one reader: locked text is looked at only
 * together with the condition that this reader may read it.
 */
final class Matching {

    private static final float TITLE = 3;
    private static final float LABELS = 1.2f;
    private static final float PROMPT = 0.4f;
    private static final float NEIGHBOURS = 0.4f;
    private static final float NEIGHBOURS_IN_TITLE = 1;
    private static final float THREE_NEIGHBOURS = 1.5f;
    private static final float PARTS = 0.8f;
    private static final int MOST_NEIGHBOURS = 12;

    /** Of more words than this the rarest alone are worth more in labels and prompts; long queries would cost too much. */
    private static final int MOST_PLACED = 8;

    private final Combinations combinations;
    private final @Nullable Predicate<Combination> unlocked;
    private final boolean isEverythingUnlocked;

    Matching(Combinations combinations, ReadingRights rights) {
        this.combinations = combinations;
        this.isEverythingUnlocked = rights.everything() != null;
        boolean isAnythingUnlocked = isEverythingUnlocked || !rights.topics().isEmpty();
        this.unlocked = isAnythingUnlocked
                ? combination -> rights.grantFor(combination.topic()).isPresent()
                : null;
    }

    /**
     * @param required what matches
     * @param worth what makes a match better than another: the words wherever they stand, and more where they stand in a
     *     better place or side by side
     */
    record Queries(Query required, List<Query> worth) {}

    Queries queries(QueryText text, IndexReader reader) throws IOException {
        List<Variants> words = new Dictionary(reader, combinations, unlocked).variants(text);
        List<Query> ranked = new ArrayList<>();
        Query required = required(text, words, ranked);
        float rare = words.stream()
                .map(Variants::rarity)
                .sorted(Comparator.reverseOrder())
                .skip(MOST_PLACED - 1)
                .findFirst()
                .orElse(0f);
        for (Variants word : words) {
            add(ranked, synonyms(Fields.TITLE, word.open(), TITLE * word.rarity()));
            if (!text.stopWords().contains(word.word()) && word.rarity() >= rare) {
                add(ranked, synonyms(Fields.LABELS, word.open(), LABELS * word.rarity()));
                add(ranked, synonyms(Fields.PUBLIC_PROMPT, word.open(), PROMPT * word.rarity()));
                add(ranked, ifUnlocked(synonyms(Fields.LOCKED_PROMPT, word.locked(), PROMPT * word.rarity())));
            }
        }
        addNeighbours(ranked, text, words);
        return new Queries(required, ranked);
    }

    private static void add(List<Query> ranked, Optional<Query> query) {
        query.ifPresent(ranked::add);
    }

    private Query required(QueryText text, List<Variants> words, List<Query> worth) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        BooleanQuery.Builder some = new BooleanQuery.Builder();
        int wordCount = 0;
        int pairCount = 0;
        for (Variants word : words) {
            if (text.stopWords().contains(word.word())) {
                continue;
            }
            if (word.word().kind() == Token.Kind.PAIR) {
                pairCount++;
            } else {
                wordCount++;
            }
            Query anywhere = anywhere(word, text.isAllStopWords());
            some.add(anywhere, Occur.SHOULD);
            worth.add(anywhere);
        }
        if (wordCount + pairCount > 0) {
            some.setMinimumNumberShouldMatch(wordsNeeded(wordCount) + pairsNeeded(pairCount));
            all.add(some.build(), Occur.MUST);
        }
        text.phrases().forEach(phrase -> {
            Query anywhere = anywhere(phrase, 1);
            all.add(anywhere, Occur.MUST);
            worth.add(anywhere);
        });
        return all.build();
    }

    private static int wordsNeeded(int count) {
        return count <= 2 ? count : Math.max(2, count * 3 / 4);
    }

    /** A letter that is wrong spoils both pairs that it is in, so far fewer can be asked for. */
    private static int pairsNeeded(int count) {
        return count <= 2 ? count : Math.max(2, (count * 2 + 4) / 5);
    }

    private Query anywhere(Variants word, boolean inTitleOnly) {
        List<Query> ways = new ArrayList<>();
        if (inTitleOnly) {
            synonyms(Fields.TITLE, word.open(), word.rarity()).ifPresent(ways::add);
        } else {
            synonyms(Fields.PUBLIC, word.open(), word.rarity()).ifPresent(ways::add);
            ifUnlocked(synonyms(Fields.LOCKED, word.locked(), word.rarity())).ifPresent(ways::add);
            List<Token> parts = word.word().parts();
            if (!parts.isEmpty()) {
                ways.add(anywhere(Phrase.of(parts), PARTS * word.rarity()));
            }
        }
        return ways.size() == 1 ? ways.getFirst() : new DisjunctionMaxQuery(ways, 0);
    }

    /** These words one behind the other. */
    private Query anywhere(Phrase phrase, float weight) {
        List<Query> ways = new ArrayList<>();
        ways.add(weighted(phrase.in(Fields.PUBLIC, 0), weight));
        ifUnlocked(Optional.of(weighted(phrase.in(Fields.LOCKED, 0), weight))).ifPresent(ways::add);
        return new DisjunctionMaxQuery(ways, 0);
    }

    private void addNeighbours(List<Query> ranked, QueryText text, List<Variants> words) {
        Map<Token, Float> rarities = new HashMap<>();
        words.forEach(word -> rarities.put(word.word(), word.rarity()));
        List<Phrase> pairs = text.sequence().runs(2);
        for (Phrase pair : pairs.subList(0, Math.min(MOST_NEIGHBOURS, pairs.size()))) {
            if (isWorthwhile(pair, text)) {
                float weight = NEIGHBOURS * rarity(pair, rarities);
                add(ranked, Optional.of(weighted(pair.in(Fields.TITLE, 1), NEIGHBOURS_IN_TITLE * weight)));
                add(ranked, Optional.of(weighted(pair.in(Fields.PUBLIC, 1), weight)));
                add(ranked, ifUnlocked(Optional.of(weighted(pair.in(Fields.LOCKED, 1), weight))));
            }
        }
        List<Phrase> triples = text.sequence().runs(3);
        for (Phrase triple : triples.subList(0, Math.min(MOST_NEIGHBOURS, triples.size()))) {
            if (isWorthwhile(triple, text)) {
                float weight = THREE_NEIGHBOURS * rarity(triple, rarities);
                add(ranked, Optional.of(weighted(triple.in(Fields.PUBLIC, 0), weight)));
                add(ranked, ifUnlocked(Optional.of(weighted(triple.in(Fields.LOCKED, 0), weight))));
            }
        }
    }

    /** Stop words side by side are everywhere, and letters are in pairs already. */
    private static boolean isWorthwhile(Phrase phrase, QueryText text) {
        return phrase.words().stream().noneMatch(word -> word.word().kind() == Token.Kind.PAIR)
                && !phrase.words().stream().allMatch(word -> text.stopWords().contains(word.word()));
    }

    private static float rarity(Phrase phrase, Map<Token, Float> rarities) {
        return (float) phrase.words().stream()
                .mapToDouble(word -> rarities.getOrDefault(word.word(), 0f))
                .sum();
    }

    private static Query weighted(Query query, float weight) {
        return new BoostQuery(query, weight);
    }

    private static Optional<Query> synonyms(String field, List<Variant> variants, float weight) {
        if (variants.isEmpty()) {
            return Optional.empty();
        }
        SynonymQuery.Builder synonyms = new SynonymQuery.Builder(field);
        variants.forEach(variant -> synonyms.addTerm(new BytesRef(variant.term()), variant.weight()));
        return Optional.of(new BoostQuery(synonyms.build(), weight));
    }

    private Optional<Query> ifUnlocked(Optional<Query> query) {
        Predicate<Combination> condition = unlocked;
        if (condition == null) {
            return Optional.empty();
        }
        return isEverythingUnlocked
                ? query
                : query.map(locked -> new BooleanQuery.Builder()
                        .add(locked, Occur.MUST)
                        .add(new CombinationFilter(combinations, condition), Occur.FILTER)
                        .build());
    }
}
