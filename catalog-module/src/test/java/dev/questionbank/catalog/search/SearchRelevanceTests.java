package dev.questionbank.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.catalog.QuestionFilter;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.catalog.text.Markdown;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How often somebody who types carelessly finds the question that they mean among the first three, over all rows of the
 * corpora. What is typed is made from samples of the rows by chance, with a seed that is the same in every run.
 */
class SearchRelevanceTests {

    private static final int SAMPLES = 500;

    @TempDir
    private static Path folder;

    private static List<SearchDocument> questions = List.of();
    private static Map<QuestionId, SearchDocument> byId = Map.of();
    private static SearchIndex index;

    private final Random random = new Random(20250101);

    @BeforeAll
    static void indexEverything() {
        Assumptions.assumeTrue(Files.isDirectory(Corpora.FOLDER), "The corpora are not beside the project");
        questions = Corpora.questions();
        byId = questions.stream().collect(Collectors.toMap(SearchDocument::id, Function.identity()));
        index = SearchIndex.create(folder, "corpora");
        IntStream.range(0, 2)
                .parallel()
                .forEach(half ->
                        index.put(questions.subList(half * questions.size() / 2, (half + 1) * questions.size() / 2)));
        index.refresh();
    }

    @AfterAll
    static void close() {
        if (index != null) {
            index.close();
        }
    }

    /** English titles of five words or more; one word of four letters or more misspelt, two other words left out. */
    @Test
    void titlesAreFoundWithATypoAndTwoWordsMissing() {
        Predicate<SearchDocument> sampled =
                question -> isIn(question, "") && question.title().split("\\s+").length >= 5;
        double found = share("title, one typo, two words missing", sampled, question -> careless(question.title()));
        assertThat(found).isGreaterThanOrEqualTo(0.95);
    }

    /** Six consecutive words from anywhere in an English answer of 30 words or more. */
    @Test
    void answersAreFoundByAFewConsecutiveWords() {
        Predicate<SearchDocument> sampled = question -> isIn(question, "")
                && question.answer() != null
                && wordsOf(question.answer()).size() >= 30;
        double found = share("six words of the answer", sampled, question -> {
            List<String> words = wordsOf(String.valueOf(question.answer()));
            int start = random.nextInt(words.size() - 5);
            return String.join(" ", words.subList(start, start + 6));
        });
        assertThat(found).isGreaterThanOrEqualTo(0.97);
    }

    /** Chinese titles of eight characters or more; one changed into another of the same text, two others left out. */
    @Test
    void chineseTitlesAreFoundWithOneCharacterChangedAndTwoDropped() {
        Predicate<SearchDocument> sampled = question -> isIn(question, "lang-zh")
                && question.title()
                                .codePoints()
                                .filter(Character::isIdeographic)
                                .count()
                        >= 8;
        double found = share("Chinese title, one changed, two dropped", sampled, question -> garbled(question.title()));
        assertThat(found).isGreaterThanOrEqualTo(0.90);
    }

    private static boolean isIn(SearchDocument question, String languageTag) {
        List<String> tags = question.tags().stream()
                .map(tag -> tag.slug())
                .filter(slug -> slug.startsWith("lang-"))
                .toList();
        return languageTag.isEmpty() ? tags.isEmpty() : tags.stream().anyMatch(tag -> tag.startsWith(languageTag));
    }

    private double share(String what, Predicate<SearchDocument> sampled, Function<SearchDocument, String> typed) {
        List<SearchDocument> pool =
                new ArrayList<>(questions.stream().filter(sampled).toList());
        Collections.shuffle(pool, random);
        List<SearchDocument> samples = pool.subList(0, Math.min(SAMPLES, pool.size()));
        List<String> texts = samples.stream().map(typed).toList();
        long found = IntStream.range(0, texts.size())
                .parallel()
                .filter(i -> isFound(samples.get(i), texts.get(i)))
                .count();
        double share = (double) found / samples.size();
        System.out.printf(Locale.ROOT, "%s: %.1f %% of %d%n", what, 100 * share, samples.size());
        return share;
    }

    private static boolean isFound(SearchDocument question, String text) {
        boolean isFound = index.search(text, QuestionFilter.NONE, ReadingRights.STAFF, 3, null).hits().stream()
                .anyMatch(hit -> isSame(Objects.requireNonNull(byId.get(hit.id())), question));
        if (!isFound && Boolean.getBoolean("questionbank.print-missed")) {
            System.out.println("  missed: [" + text + "] of: " + question.title());
        }
        return isFound;
    }

    /** The same title will do: nothing that was typed tells such questions apart. */
    private static boolean isSame(SearchDocument one, SearchDocument other) {
        return one.title().equals(other.title());
    }

    private String careless(String title) {
        List<String> words = new ArrayList<>(Arrays.asList(title.split("\\s+")));
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        List<Integer> dropped =
                order.subList(0, 2).stream().sorted(Collections.reverseOrder()).toList();
        dropped.forEach(at -> words.remove((int) at));
        List<Integer> long4 = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).chars().filter(Character::isLetter).count() >= 4) {
                long4.add(i);
            }
        }
        if (!long4.isEmpty()) {
            int at = long4.get(random.nextInt(long4.size()));
            words.set(at, misspelt(words.get(at)));
        }
        return String.join(" ", words);
    }

    /** One letter behind the first is changed, left out, doubled, or swapped with the next. */
    private String misspelt(String word) {
        int at = 1 + random.nextInt(word.length() - 2);
        char c = word.charAt(at);
        return switch (random.nextInt(4)) {
            case 0 -> word.substring(0, at) + (char) ('a' + random.nextInt(26)) + word.substring(at + 1);
            case 1 -> word.substring(0, at) + word.substring(at + 1);
            case 2 -> word.substring(0, at) + c + word.substring(at);
            default -> word.substring(0, at) + word.charAt(at + 1) + c + word.substring(at + 2);
        };
    }

    private String garbled(String title) {
        List<Integer> letters = new ArrayList<>(title.codePoints().boxed().toList());
        List<Integer> ideographs = new ArrayList<>();
        for (int i = 0; i < letters.size(); i++) {
            if (Character.isIdeographic(letters.get(i))) {
                ideographs.add(i);
            }
        }
        Collections.shuffle(ideographs, random);
        letters.set(ideographs.get(0), letters.get(ideographs.get(3)));
        ideographs.subList(1, 3).stream().sorted(Collections.reverseOrder()).forEach(at -> letters.remove((int) at));
        return letters.stream().map(Character::toString).collect(Collectors.joining());
    }

    private static List<String> wordsOf(String markdown) {
        return Arrays.stream(Markdown.toPlainText(markdown).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
