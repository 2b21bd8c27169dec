package dev.questionbank.catalog.transfer.format;

import dev.questionbank.catalog.publication.Slugs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The category that questions of a quiz are in, as a topic.
 *
 * @param topic slug
 * @param topicTitle the last part of the category's path
 * @param losses what is said of the parts before
 */
record Category(@Nullable String topic, @Nullable String topicTitle, List<String> losses) {

    /** Before the first category of a file. */
    static final Category NONE = new Category(null, null, List.of());

    /** A slash in a name is written twice. */
    private static final Pattern SLASH = Pattern.compile("(?<!/)/(?!/)");

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /**
     * @param path such as {@code $course$/top/Java/Threads}
     * @param idNumber the category's own name, which is the topic's slug where it can be one
     */
    static Category of(String path, @Nullable String idNumber) {
        List<String> names = new ArrayList<>(Arrays.stream(SLASH.split(path.strip()))
                .map(name -> name.replace("//", "/").replaceAll("\\s+", " ").strip())
                .filter(name -> !name.isEmpty() && !name.equals("top") && !name.matches("\\$\\w+\\$"))
                .toList());
        if (names.isEmpty()) {
            return NONE;
        }
        String title = names.removeLast();
        return new Category(
                idNumber != null && SLUG.matcher(idNumber).matches() ? idNumber : Slugs.base(title),
                title,
                names.isEmpty()
                        ? List.of()
                        : List.of("The categories above the topic were left out: " + String.join(", ", names) + "."));
    }
}
