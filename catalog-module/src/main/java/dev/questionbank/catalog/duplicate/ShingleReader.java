package dev.questionbank.catalog.duplicate;

import dev.questionbank.catalog.search.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** Takes questions apart into shingles. Not safe for use by several threads. */
final class ShingleReader {

    private static final int SEED = 7;

    private final Words words = new Words();

    Shingles read(Wording wording) {
        int[] title = hashes(words.of(wording.title()), wording.language());
        int[] prompt = hashes(words.ofMarkdown(wording.prompt()), wording.language());
        int[] text = IntStream.concat(IntStream.of(title), IntStream.of(prompt))
                .sorted()
                .distinct()
                .toArray();
        return new Shingles(text, title);
    }

    /** With its language in each, so that questions are alike in one language alone: translations are no duplicates. */
    private static int[] hashes(List<String> words, String language) {
        Map<String, Integer> counts = new HashMap<>();
        return words.stream()
                .mapToInt(word -> {
                    int number = counts.merge(word, 1, Integer::sum);
                    int hash =
                            StringHelper.murmurhash3_x86_32(new BytesRef(word + '\n' + number + '\n' + language), SEED);
                    return Shingles.marked(hash, word.codePoints().anyMatch(Character::isDigit));
                })
                .sorted()
                .distinct()
                .toArray();
    }
}
