package dev.questionbank.catalog.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.Tag;
import dev.questionbank.catalog.search.Corpora;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found among real questions: nearly all that was said in other words, and hardly anything else. */
class DuplicateQualityTests {

    /** Pairs that were read and found to ask the same. */
    private static final Set<Set<String>> TRUE_REPEATS = new HashSet<>();

    private static final String REPEATS = """
            frontend-30-seconds-of-interviews:33 react-sudheerj:342
            frontend-30-seconds-of-interviews:63 react-sudheerj:335
            tech-interview-handbook:220 tech-interview-handbook:249
            android-kirchhoff:166 frontend-30-seconds-of-interviews:92
            android-kirchhoff:180 faqguru-stackexchange:84
            android-kirchhoff:197 android-kirchhoff:257
            android-kirchhoff:243 faqguru-stackexchange:43
            android-kirchhoff:299 frontend-h5bp:114
            android-kirchhoff:55 frontend-30-seconds-of-interviews:22
            android-kirchhoff:55 react-sudheerj:338
            faqguru-stackexchange:111 faqguru-stackexchange:116
            frontend-30-seconds-of-interviews:14 react-sudheerj:327
            frontend-30-seconds-of-interviews:15 react-sudheerj:333
            frontend-30-seconds-of-interviews:17 react-sudheerj:26
            frontend-30-seconds-of-interviews:22 react-sudheerj:338
            frontend-30-seconds-of-interviews:31 react-sudheerj:5
            frontend-30-seconds-of-interviews:44 react-sudheerj:31
            frontend-30-seconds-of-interviews:47 react-sudheerj:25
            frontend-30-seconds-of-interviews:50 faqguru-stackexchange:98
            frontend-30-seconds-of-interviews:52 react-sudheerj:12
            frontend-30-seconds-of-interviews:58 react-sudheerj:14
            frontend-30-seconds-of-interviews:62 react-sudheerj:336
            frontend-30-seconds-of-interviews:80 react-sudheerj:33
            frontend-h5bp:81 faqguru-stackexchange:97
            frontend-h5bp:87 faqguru-stackexchange:99
            frontend-h5bp:89 faqguru-stackexchange:100
            tech-interview-handbook:111 tech-interview-handbook:116
            tech-interview-handbook:136 reverse-interview:11
            tech-interview-handbook:193 tech-interview-handbook:295
            """;

    @TempDir
    private static Path folder;

    private static final List<Indexed> english = new ArrayList<>();
    private static final Map<QuestionId, String> places = new HashMap<>();
    private static DuplicateIndex index;

    @BeforeAll
    static void takeIn() {
        Assumptions.assumeTrue(Files.isDirectory(Corpora.FOLDER), "The corpora are not beside the project");
        REPEATS.strip()
                .lines()
                .forEach(pair -> TRUE_REPEATS.add(Set.of(pair.strip().split(" "))));
        List<String> all = Corpora.places();
        Corpora.questions().forEach(question -> {
            Wording wording = Wording.of(
                    question.title(),
                    question.prompt(),
                    question.tags().stream().map(Tag::name).toList());
            if (wording.language().isEmpty()) {
                places.put(question.id(), all.get((int) question.id().value().getLeastSignificantBits()));
                english.add(new Indexed(question.id(), 1, false, wording));
            }
        });
        index = DuplicateIndex.create(folder, "corpora");
        index.put(english);
        index.refresh();
    }

    @AfterAll
    static void close() {
        if (index != null) {
            index.close();
        }
    }

    private static List<List<Found>> alike(List<Wording> wordings) {
        return index.look(lookup -> lookup.alike(wordings));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsQuestionsInOtherWords(long seed) {
        Random random = new Random(seed);
        List<Wording> paraphrases = english.stream()
                .map(question -> Paraphrase.of(question.wording(), random))
                .toList();
        List<List<Found>> found = alike(paraphrases);
        int recalled = 0;
        for (int i = 0; i < english.size(); i++) {
            QuestionId planted = english.get(i).question();
            recalled += found.get(i).stream().anyMatch(other -> other.question().equals(planted)) ? 1 : 0;
        }
        assertThat((double) recalled / english.size()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void takesHardlyAnyQuestionForAnother() {
        List<List<Found>> found = alike(english.stream().map(Indexed::wording).toList());
        Map<String, Set<String>> alarms = new TreeMap<>();
        for (int i = 0; i < english.size(); i++) {
            String place = place(english.get(i).question());
            for (Found other : found.get(i)) {
                String otherPlace = place(other.question());
                if (!otherPlace.equals(place) && !TRUE_REPEATS.contains(Set.of(place, otherPlace))) {
                    alarms.computeIfAbsent(place, first -> new TreeSet<>()).add(otherPlace);
                }
            }
        }
        assertThat(alarms).hasSizeLessThan(english.size() / 100);
    }

    private static String place(QuestionId question) {
        return Objects.requireNonNull(places.get(question));
    }
}
